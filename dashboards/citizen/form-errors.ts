import { z } from "zod";
import type { Page } from "#dashboards/page.ts";
import type { AppError, ErrorCode } from "#src/errors.ts";
import type { FormError } from "./form-page.tsx";

const Fields = z.array(z.object({ field: z.string(), message: z.string() }));

/** The service names fields by their path in the JSON body; the page has one control for each. */
function controlOf(path: string): string {
  if (path.startsWith("contact.")) return path.slice("contact.".length);
  if (path.startsWith("geo")) return "address";
  if (path.startsWith("attachments")) return "photos";
  if (path.startsWith("consent")) return "consent";
  return path;
}

/** What to show for a refusal: beside its fields where it names some, else above the form. */
export function formErrors({ t }: Page, error: AppError): FormError[] {
  if (error.code === "UNPROCESSABLE") return [{ field: "", message: t.formErrors.otherText }];
  const fields = Fields.safeParse(error.details.fields);
  if (!fields.success || fields.data.length === 0) return [{ field: "", message: t.said(error.message) }];
  return fields.data.map(({ field, message }) => ({ field: controlOf(field), message: t.said(message) }));
}

const STATUS: Partial<Record<ErrorCode, 400 | 409 | 413 | 415 | 422 | 429>> = {
  INVALID: 400,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
  UNPROCESSABLE: 422,
  RATE_LIMITED: 429,
};

/** Status with which the form comes back; anything unforeseen is our failure, not the citizen's. */
export const formStatus = (code: ErrorCode): 400 | 409 | 413 | 415 | 422 | 429 | 503 => STATUS[code] ?? 503;
