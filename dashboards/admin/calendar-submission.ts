import { z } from "zod";
import { AppError } from "#src/errors.ts";

const Faults = z.array(z.object({ field: z.string(), message: z.string() }));

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
export function faultsIn(error: unknown): { field: string; message: string }[] {
  if (!(error instanceof AppError) || !["INVALID", "CONFLICT", "NOT_FOUND"].includes(error.code)) throw error;
  const named = Faults.safeParse(error.details.fields);
  // A place in the document is no control on the page: only its sentence is shown.
  if (named.success && named.data.length > 0)
    return named.data.map(({ field, message }) => ({ field: /^[a-z]+[\w-]*$/i.test(field) ? field : "", message }));
  return [{ field: "", message: error.message }];
}
