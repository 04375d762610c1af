import { type Template, type TemplatesFile, WORDING_WAYS, type Wording } from "#src/city/pack/templates-file.ts";
import { cleanText } from "#src/domain/text.ts";

export const LANGUAGES = ["vi", "en"] as const;

/** Name of a control: "vi-text", "vi-subject", "vi-sms". */
export const controlName = (language: (typeof LANGUAGES)[number], part: string): string => `${language}-${part}`;

/** A text as the form has it, unchecked: the schema of the file says what is wrong. */
export function templateOf(id: string, fields: Record<string, string>): Template {
  const of = (name: string) => cleanText(fields[name] ?? "").trim();
  const wording = (language: (typeof LANGUAGES)[number]): Wording => {
    const subject = of(controlName(language, "subject"));
    const own = WORDING_WAYS.map((way) => [way, of(controlName(language, way))] as const).filter(([, text]) => text);
    return {
      text: of(controlName(language, "text")),
      ...(subject && { subject }),
      ...(own.length > 0 && { ways: Object.fromEntries(own) }),
    };
  };
  const english = wording("en");
  const hasEnglish = english.text !== "" || english.subject !== undefined || english.ways !== undefined;
  return { id, about: of("about"), vi: wording("vi"), ...(hasEnglish && { en: english }) };
}

/** The controls of a text, by name. */
export function fieldsOfTemplate(template: Template): Record<string, string> {
  const fields: Record<string, string> = { about: template.about };
  for (const language of LANGUAGES) {
    const wording = template[language];
    if (!wording) continue;
    fields[controlName(language, "text")] = wording.text;
    fields[controlName(language, "subject")] = wording.subject ?? "";
    for (const way of WORDING_WAYS) fields[controlName(language, way)] = wording.ways?.[way] ?? "";
  }
  return fields;
}

/** The list with one text changed or added. */
export const withTemplate = (file: TemplatesFile, template: Template): TemplatesFile => ({
  templates: file.templates.some(({ id }) => id === template.id)
    ? file.templates.map((one) => (one.id === template.id ? template : one))
    : [...file.templates, template],
});

export const withoutTemplate = (file: TemplatesFile, id: string): TemplatesFile => ({
  templates: file.templates.filter((one) => one.id !== id),
});
