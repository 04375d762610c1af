import type { z } from "zod";
import { AppError } from "#src/errors.ts";

/** What a query string or a program asks for, as the schema wants it. @throws {AppError} INVALID with `details.fields` */
export function readInput<T extends z.ZodType>(schema: T, given: unknown, message: string): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  throw new AppError("INVALID", message, { fields });
}
