import { type FieldFault, faultsOf } from "#dashboards/http/faults-of.ts";
import { AppError } from "#src/errors.ts";

/** The fields of a form by name, a file as its text. Repeated names keep the last. */
export async function fieldsOf(form: FormData): Promise<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) fields[name] = typeof value === "string" ? value : await value.text();
  return fields;
}

/** @throws {AppError} INVALID */
export function readDocument(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw new AppError("INVALID", "Nội dung gửi lên không đọc được. Vui lòng tải lại trang và thử lại.");
  }
}

/** What to say at the top of the page about a refused change. @throws whatever is not for the person to mend */
export function faultsIn(error: unknown): FieldFault[] {
  // A place in the document is no control on the page: only its sentence is shown.
  return faultsOf(error, ["INVALID", "CONFLICT", "NOT_FOUND"]).map(({ field, message }) => ({
    field: /^[a-z]+[\w-]*$/i.test(field) ? field : "",
    message,
  }));
}
