import { z } from "zod";
import { e164 } from "#src/domain/phone.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";

/** Code points: a letter with its tone marks is one in NFC, an emoji is not two. */
const lengthOf = (text: string) => [...text].length;

const CONSENT = "Vui lòng đồng ý với cách xử lý dữ liệu cá nhân trước khi gửi.";

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

const cleaned = (label: string, max: number) =>
  z
    .string({ error: `${label} phải là văn bản.` })
    .transform((text) => cleanText(text).trim())
    .refine((text) => lengthOf(text) <= max, { error: `${label} dài quá ${max} ký tự, vui lòng viết ngắn hơn.` });

/** Left out, null and empty mean the same: a browser sends empty fields. */
const optional = (label: string, max: number) =>
  cleaned(label, max)
    .nullish()
    .transform((text) => text || undefined);

const content = z
  .string({ error: "Vui lòng nhập nội dung phản ánh." })
  .transform((text) => cleanText(text).trim())
  .superRefine((text, issues) => {
    if (text === "") issues.addIssue("Vui lòng nhập nội dung phản ánh.");
    else if (lengthOf(text) > 5000) issues.addIssue("Nội dung dài quá 5000 ký tự, vui lòng viết ngắn hơn.");
    else if (!LETTER_OR_DIGIT.test(text)) {
      issues.addIssue("Nội dung cần có chữ hoặc số để cán bộ hiểu được phản ánh, không chỉ biểu tượng.");
    }
  });

/** JSON keeps no sign of zero: what is read must be what is stored. */
const storable = (value: number): number => value + 0;

const degrees = (max: number) =>
  z
    .number({ error: "Toạ độ phải là số." })
    .min(-max, { error: `Toạ độ phải trong khoảng từ -${max} đến ${max}.` })
    .max(max, { error: `Toạ độ phải trong khoảng từ -${max} đến ${max}.` })
    // Five decimals are about a metre: enough to find a pothole, and no more than we say we keep.
    .transform((value) => storable(Math.round(value * 1e5) / 1e5));

const geo = z.strictObject({
  lat: degrees(90),
  lng: degrees(180),
  accuracy_m: z.number({ error: "Độ chính xác phải là số mét." }).min(0).max(1e7).transform(storable).nullish(),
  source: z.enum(["browser", "pin", "exif"], { error: "Nguồn vị trí không hợp lệ." }).nullish(),
});

const phone = z
  .string({ error: "Số điện thoại phải là văn bản." })
  .max(40, { error: "Số điện thoại không hợp lệ." })
  .nullish()
  .transform((typed, issues) => {
    if (!typed?.trim()) return undefined;
    const number = e164(typed);
    if (number) return number;
    issues.addIssue("Số điện thoại chưa đúng. Ví dụ số đúng: 0912 345 678.");
    return z.NEVER;
  });

const email = z
  .string({ error: "Địa chỉ email chưa đúng." })
  .refine((text) => text === "" || (text.length <= 254 && z.email().safeParse(text).success), {
    error: "Địa chỉ email chưa đúng.",
  })
  .nullish()
  .transform((text) => text || undefined);

/** Who asked to stay unknown is forgotten before anything is looked at, a wrong phone number included. */
const forgetAnonymous = (value: unknown) =>
  typeof value === "object" && value !== null && "anonymous" in value && value.anonymous === true
    ? { anonymous: true }
    : value;

const contact = z.preprocess(
  forgetAnonymous,
  z
    .strictObject({
      name: optional("Họ tên", 100),
      phone,
      email,
      anonymous: z.boolean({ error: "Lựa chọn ẩn danh phải là đúng hoặc sai." }).nullish(),
    })
    .nullish()
    .transform((given) => {
      const known = Boolean(given?.name || given?.phone || given?.email);
      return { name: given?.name, phone: given?.phone, email: given?.email, anonymous: !known };
    }),
);

/** The fields of a form as posted: channels.md §4, fixtures W1 to W3. */
export const submissionShape = {
  form: optional("Mã biểu mẫu", 64),
  lang: z
    .enum(["vi", "en"], { error: "Ngôn ngữ phải là vi hoặc en." })
    .nullish()
    .transform((lang) => lang ?? "vi"),
  category: optional("Lĩnh vực", 100),
  content,
  address: optional("Địa chỉ", 300),
  ward: z
    .string({ error: "Mã phường, xã phải là văn bản." })
    .regex(/^(\d{5})?$/, { error: "Mã phường, xã gồm năm chữ số." })
    .nullish()
    .transform((code) => code || undefined),
  geo: geo.nullish().transform((place) => place ?? undefined),
  contact,
  attachments: z
    .array(
      z
        .string({ error: "Mã tệp phải là văn bản." })
        .regex(/^upl_[0-9A-Za-z_-]{4,64}$/, { error: "Mã tệp không đúng." }),
    )
    .max(5, { error: "Chỉ gửi được tối đa 5 tệp." })
    .nullish()
    .transform((ids) => [...new Set(ids ?? [])]),
  consent: z
    .strictObject(
      {
        version: z.string().min(1).max(40).transform(cleanText),
        at: z.iso.datetime({ offset: true, error: "Thời điểm đồng ý phải theo ISO 8601." }),
      },
      { error: CONSENT },
    )
    .nullish(),
  /** The honeypot: hidden from people, filled by machines. */
  website: z
    .string()
    .max(2000)
    .nullish()
    .transform((text) => text ?? ""),
  elapsed_ms: z.number({ error: "Thời gian điền phải là số mili giây." }).min(0).nullish(),
  altcha: z
    .string()
    .max(10_000)
    .nullish()
    .transform((text) => text ?? ""),
};

const schema = z.strictObject(submissionShape);
export type SubmissionBody = z.infer<typeof schema>;

/**
 * A posted form, checked and put into our form: NFC, phone in E.164, coordinates to five decimals.
 * @throws {AppError} INVALID with `details.fields`: [{ field, message }], messages in Vietnamese
 */
export function readSubmissionBody(posted: unknown): SubmissionBody {
  const parsed = schema.safeParse(posted);
  const wrong = parsed.success ? [] : fieldMessages(parsed.error);
  if (lacksConsent(posted)) wrong.push({ field: "consent", message: CONSENT });
  if (!parsed.success || wrong.length > 0) throw invalid(wrong);
  return parsed.data;
}

/** Only a machine fills the honeypot; it goes to the desk as it is, and learns nothing from a refusal. */
function lacksConsent(posted: unknown): boolean {
  if (typeof posted !== "object" || posted === null || Array.isArray(posted)) return false;
  const website = "website" in posted ? posted.website : "";
  return !("consent" in posted && posted.consent) && !website;
}

export interface FieldMessage {
  field: string;
  message: string;
}

/** One message a field, for showing beside it. */
export function fieldMessages(error: z.ZodError): FieldMessage[] {
  const messages = new Map<string, string>();
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys.slice(0, 10)) {
        const field = [...issue.path, cleanText(key).slice(0, 40)].join(".");
        if (!messages.has(field)) messages.set(field, "Trường này không có trong biểu mẫu.");
      }
      continue;
    }
    const field = issue.path.join(".");
    if (!messages.has(field)) messages.set(field, vietnamese(issue.message));
  }
  return [...messages].map(([field, message]) => ({ field, message }));
}

/** What the schema has no sentence for comes in the library's English: never shown. */
const vietnamese = (message: string) =>
  /^(Invalid|Too|Unrecognized|Expected)/.test(message) ? "Giá trị này không hợp lệ." : message;

function invalid(fields: FieldMessage[]): AppError {
  const first = fields[0]?.field ? fields[0].message : "Phản ánh gửi lên không đúng định dạng.";
  return new AppError("INVALID", first, { fields });
}
