import type { Context } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import type { HttpEnv } from "#src/api/http-env.ts";

const MAX_BYTES = 16_384;

/** The text fields of a small posted form; of a name that comes twice the last. @throws {AppError} INVALID, TOO_LARGE */
export async function fieldsOf(c: Context<HttpEnv>): Promise<Record<string, string>> {
  const form = await readForm(c, MAX_BYTES);
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
