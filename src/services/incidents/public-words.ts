import { z } from "zod";
import { redact } from "#src/domain/redact/redact.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";

const text = (max: number) =>
  z
    .string()
    .max(max, `Nội dung dài quá ${max} ký tự.`)
    .transform((given) => cleanText(given).trim());

/** What is said of an incident: members read it, and everybody once it is public. */
export const Title = text(160).refine(
  (title) => title.length >= 5,
  "Vui lòng đặt tên ngắn gọn cho sự cố, ít nhất 5 ký tự.",
);
export const StatusLine = text(300);
export const PublicNote = text(2_000);
export const Why = text(500).refine((why) => why.length > 0, "Vui lòng ghi lý do.");
/** A local date with its time, as a form sends it, or an instant; empty: not known. */
export const ExpectedAt = z
  .union([z.literal(""), z.iso.datetime({ offset: true }), z.iso.datetime({ local: true, precision: -1 })])
  .transform((given) => (given === "" ? null : new Date(/[Z+]|-\d\d:\d\d$/.test(given) ? given : `${given}:00+07:00`)));

/**
 * Names, numbers and addresses of people have no place where everybody reads. House numbers say where it is.
 * @throws {AppError} INVALID, naming the words
 */
export function checkPublicWords(fields: Record<string, string | undefined>): void {
  for (const [field, words] of Object.entries(fields)) {
    const found = redact(words ?? "", []).found.filter(({ type }) => type !== "house_number");
    if (found.length === 0) continue;
    const said = found.map(({ start, end }) => `“${(words ?? "").normalize("NFC").slice(start, end)}”`).join(", ");
    const message = `Nội dung này ai cũng đọc được nên không ghi thông tin cá nhân: ${said}.`;
    throw new AppError("INVALID", message, { fields: [{ field, message }] });
  }
}
