import { z } from "zod";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import { AppError } from "#src/errors.ts";
import type { SourceReaders } from "#src/ports/source.ts";

/** Kinds that tell us, and need to be told nothing but their name. */
const TOLD = z.strictObject({});

/** What may be chosen by hand; the others are made on first use: of a Page by its account, of pasted links by a person. */
export const ADDABLE_KINDS = ["newspaper", "youtube", "webhook", "import"] as const satisfies SourceKind[];
export type AddableKind = (typeof ADDABLE_KINDS)[number];

/** Who keeps a secret for it: the provider gives one, we make one, or there is none. */
export const SECRET_OF: Record<SourceKind, "given" | "made" | null> = {
  ...{ newspaper: null, youtube: "given", webhook: "made", import: null },
  ...{ facebook_page: null, pasted: null },
};

export interface SourceInput {
  name: string;
  /** As the fields of a form: texts, by the names of the reader's settings. */
  settings: Record<string, unknown>;
  /** Empty: as it was. */
  secret: string;
  retentionDays: string;
}

const Common = z.object({
  name: z.string().trim().min(1, "Vui lòng đặt tên cho nguồn.").max(120, "Tên dài nhất 120 ký tự."),
  retentionDays: z.coerce
    .number("Vui lòng nhập số ngày.")
    .int("Vui lòng nhập số ngày nguyên.")
    .min(1, "Ít nhất là 1 ngày.")
    .max(3_650, "Nhiều nhất là 3.650 ngày."),
});

/**
 * @param hasSecret it has one already, which may stay
 * @throws {AppError} INVALID with `details.fields`
 */
export function checkSource(readers: SourceReaders, kind: SourceKind, input: SourceInput, hasSecret: boolean) {
  const common = Common.safeParse(input);
  const settings = (readers.get(kind)?.settings ?? TOLD).safeParse(withoutEmpty(input.settings));
  const fields = [common, settings].flatMap((parsed) =>
    parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? "settings"), message })),
  );
  if (SECRET_OF[kind] === "given" && !hasSecret && input.secret.trim() === "")
    fields.push({ field: "secret", message: "Vui lòng nhập khoá truy cập." });
  if (fields.length > 0 || !common.success || !settings.success)
    throw new AppError("INVALID", "Thông tin nguồn chưa đúng. Vui lòng xem lại các mục được đánh dấu.", { fields });
  // Safe: every reader's settings are an object.
  return { ...common.data, settings: settings.data as Record<string, unknown> };
}

/** A field left empty keeps its default. */
const withoutEmpty = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "" && value !== undefined));
