import type { Context } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";

/** What Excel files are called by servers and mails. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A report as a file to keep; no cache between keeps it too. */
export const fileAnswer = (c: Context<HttpEnv>, body: Uint8Array, type: string, name: string) =>
  c.body(new Uint8Array(body), 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  });
