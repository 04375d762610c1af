import { z } from "zod";
import { variablesIn } from "#src/domain/dialogue/render-template.ts";
import {
  AUTOMATIC,
  BUTTON_MAX,
  isButton,
  STAFF_VARIABLES,
  type TemplateId,
  VARIABLES,
  type Variable,
} from "#src/domain/dialogue/template-ids.ts";
import { smsSegments } from "#src/domain/sms-segments.ts";
import { withoutDiacritics } from "#src/domain/without-diacritics.ts";

/** Ways that may have words of their own; the others say the common text. */
export const WORDING_WAYS = ["zalo", "messenger", "facebook_comment", "sms", "email"] as const;
export type WordingWay = (typeof WORDING_WAYS)[number];

/** What one bubble holds (channels.md §1.4, §2.5); of SMS, joined messages without marks: more is split by few phones well. */
export const TEXT_MAX = 2_000;
export const SMS_SEGMENTS_MAX = 3;

const words = z.string().trim().min(1, "Vui lòng nhập nội dung.").max(4_000, "Nội dung dài quá 4.000 ký tự.");

const Wording = z.strictObject({
  text: words,
  /** Of an e-mail. */
  subject: z.string().trim().min(1).max(150).optional(),
  ways: z.partialRecord(z.enum(WORDING_WAYS), words).optional(),
});
export type Wording = z.infer<typeof Wording>;

const TemplateFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/, "Mã gồm chữ thường không dấu, số và gạch dưới."),
  /** When it is said: for whoever edits it. */
  about: z.string().trim().min(1).max(300),
  vi: Wording,
  /** Absent: Vietnamese is said. */
  en: Wording.optional(),
});
export type Template = z.infer<typeof TemplateFile>;

/** Texts to citizens: those that the machine says (ids of template-ids.ts), and beginnings of replies for staff. */
export const TemplatesFile = z.strictObject({ templates: z.array(TemplateFile).max(200) }).superRefine((file, ctx) => {
  const seen = new Set<string>();
  for (const [at, template] of file.templates.entries()) {
    const wrong = (path: string[], message: string) =>
      ctx.addIssue({ code: "custom", path: ["templates", at, ...path], message: `${template.id}: ${message}` });
    if (seen.has(template.id)) wrong(["id"], "mã này có hai lần.");
    seen.add(template.id);
    for (const { path, message } of faultsIn(template)) wrong(path, message);
  }
});
export type TemplatesFile = z.infer<typeof TemplatesFile>;

/** The variables that a text may use. */
export const variablesOf = (id: string): readonly Variable[] =>
  Object.hasOwn(AUTOMATIC, id) ? AUTOMATIC[id as TemplateId] : STAFF_VARIABLES; // just asked

interface Fault {
  path: string[];
  message: string;
}

/** Unknown variables, and texts that are too long where they are said, with long examples in them. */
function* faultsIn(template: Template): Generator<Fault> {
  const allowed: readonly string[] = variablesOf(template.id);
  for (const language of ["vi", "en"] as const) {
    const wording = template[language];
    if (!wording) continue;
    const texts = { text: wording.text, subject: wording.subject, ...wording.ways };
    for (const [where, text] of Object.entries(texts)) {
      if (text === undefined) continue;
      const path = where === "text" || where === "subject" ? [language, where] : [language, "ways", where];
      for (const name of variablesIn(text))
        if (!allowed.includes(name))
          yield {
            path,
            message: `không có biến {${name}} ở mẫu này.${allowed.length ? ` Dùng được: ${allowed.map((one) => `{${one}}`).join(", ")}.` : " Mẫu này không có biến nào."}`,
          };
    }
    yield* tooLong(template.id, language, wording);
  }
}

function* tooLong(id: string, language: string, wording: Wording): Generator<Fault> {
  const example = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => VARIABLES[name as Variable] ?? whole); // an unknown one stays
  const length = Math.max(...[wording.text, ...Object.values(wording.ways ?? {})].map((text) => example(text).length));
  if (isButton(id) && length > BUTTON_MAX)
    yield { path: [language, "text"], message: `chữ trên nút dài quá ${BUTTON_MAX} ký tự.` };
  if (length > TEXT_MAX) yield { path: [language, "text"], message: `dài quá ${TEXT_MAX} ký tự khi điền giá trị mẫu.` };
  const sms = wording.ways?.sms;
  const segments = sms === undefined ? 0 : smsSegments(withoutDiacritics(example(sms))).segments;
  if (segments > SMS_SEGMENTS_MAX)
    yield {
      path: [language, "ways", "sms"],
      message: `tin SMS dài ${segments} tin ghép, nhiều nhất là ${SMS_SEGMENTS_MAX}.`,
    };
}
