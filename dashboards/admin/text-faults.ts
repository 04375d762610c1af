import type { Context } from "hono";
import { type FieldFault, faultsOf } from "#dashboards/http/faults-of.ts";
import { pageOf } from "#dashboards/page.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";

const SHOWN = 10;

/** What is to be mended, tied to its control where `controlOf` knows one. @throws what is not for the person to mend */
export function textFaults(c: Context<HttpEnv>, error: unknown, controlOf: (place: string) => string): FieldFault[] {
  if (error instanceof AppError && error.code === "CONFLICT")
    return [{ field: "", message: pageOf(c).t.templates.conflict }];
  return faultsOf(error, ["INVALID", "NOT_FOUND"])
    .slice(0, SHOWN)
    .map(({ field, message }) => ({ field: field === "note" || field === "" ? field : controlOf(field), message }));
}
