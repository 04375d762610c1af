import type { Context } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { faultsIn } from "./calendar-submission.ts";

export type Faults = { field: string; message: string }[];

const SHOWN = 10;

/** What is to be mended, tied to its control where `controlOf` knows one. @throws what is not for the person to mend */
export function textFaults(c: Context<HttpEnv>, error: unknown, controlOf: (place: string) => string): Faults {
  if (error instanceof AppError && error.code === "CONFLICT")
    return [{ field: "", message: pageOf(c).t.templates.conflict }];
  const named = error instanceof AppError ? error.details.fields : undefined;
  if (!Array.isArray(named) || named.length === 0) return faultsIn(error);
  return named.slice(0, SHOWN).map(({ field, message }) => ({
    field: field === "note" ? "note" : controlOf(String(field)),
    message: String(message),
  }));
}
