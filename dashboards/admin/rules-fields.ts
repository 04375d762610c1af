import { z } from "zod";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { City } from "#src/city/city.ts";
import { Condition, type Rule, RuleLine, type RulesFile } from "#src/city/pack/rules-file.ts";
import { foldText } from "#src/domain/text.ts";

export interface FieldError {
  field: string;
  message: string;
}

/** Conditions of which several words may be chosen; wards are typed. */
export const CHOSEN = [
  "sector",
  "urgency",
  "asset",
  "roadOwner",
  "place",
  "formerProvince",
  "formerDistrict",
  "wardType",
  "petition",
  "kind",
  "about",
] as const satisfies readonly (keyof Condition)[];

/** A line as its form holds it: every field a list of what was entered. */
export type LineFields = Record<string, string[]>;

export function fieldsOfLine(rule: Rule, city: City): LineFields {
  const { when } = rule;
  const fields: LineFields = {};
  for (const name of CHOSEN) fields[name] = [...(when[name] ?? [])];
  const one = (value: string | number | undefined) => (value === undefined ? [] : [String(value)]);
  return {
    ...fields,
    id: [rule.id],
    ward: [(when.ward ?? []).map((code) => city.ward(code)?.name ?? code).join("\n")],
    roadWidthBelowM: one(when.roadWidthBelowM),
    roadWidthFromM: one(when.roadWidthFromM),
    lead: [rule.lead],
    also: [...rule.also],
    why: [rule.why],
    source: one(rule.source),
    validFrom: one(rule.validFrom),
    validUntil: one(rule.validUntil),
    refuseReason: one(rule.refuse?.reason),
    refuseWhere: one(rule.refuse?.where),
  };
}

export function readLineFields(form: FormData): LineFields {
  const fields: LineFields = {};
  for (const name of new Set(form.keys()))
    if (name.startsWith("line-"))
      fields[name.slice("line-".length)] = form.getAll(name).filter((value) => typeof value === "string");
  return fields;
}

/** The line that was entered, or what is wrong with it. `editing`: the id under which it stands now, null for a new one. */
export function lineOf(
  fields: LineFields,
  { city, lines, editing, t }: { city: City; lines: RulesFile; editing: string | null; t: Dictionary },
): { line: Rule } | { errors: FieldError[] } {
  const words = t.routing.form.errors;
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => void errors.push({ field: `line-${field}`, message });
  const one = (name: string) => (fields[name]?.[0] ?? "").normalize("NFC").trim();
  const [id, why, lead] = [one("id"), one("why"), one("lead")];
  if (!/^[\w-]+$/.test(id)) wrong("id", words.id);
  else if (id !== editing && lines.some((line) => line.id === id)) wrong("id", words.idTaken);
  if (!/^vì \S/.test(why)) wrong("why", words.why);
  if (!lead) wrong("lead", words.lead);

  const when: Record<string, unknown> = {};
  for (const name of CHOSEN) if (fields[name]?.length) when[name] = fields[name];
  const wards = wardCodes(one("ward"), city, (name) => wrong("ward", words.ward(name)));
  if (wards.length > 0) when.ward = wards;
  for (const name of ["roadWidthBelowM", "roadWidthFromM"]) {
    const written = one(name);
    if (written === "") continue;
    const metres = Number(written.replace(",", "."));
    if (metres > 0) when[name] = metres;
    else wrong(name, words.width);
  }
  if (typeof when.roadWidthFromM === "number" && Number(when.roadWidthBelowM) <= when.roadWidthFromM)
    wrong("roadWidthFromM", words.widths);

  const [validFrom, validUntil] = [one("validFrom"), one("validUntil")];
  for (const [name, day] of [
    ["validFrom", validFrom],
    ["validUntil", validUntil],
  ] as const)
    if (day && !z.iso.date().safeParse(day).success) wrong(name, words.day);
  if (validFrom && validUntil && validUntil < validFrom) wrong("validUntil", words.days);
  const [reason, where] = [one("refuseReason"), one("refuseWhere")];
  if (Boolean(reason) !== Boolean(where)) wrong(reason ? "refuseWhere" : "refuseReason", words.refuse);
  if (errors.length > 0) return { errors };

  const read = RuleLine.safeParse({
    id,
    when: Condition.parse(when),
    lead,
    also: (fields.also ?? []).filter((holder) => holder !== lead),
    why,
    ...(reason && { refuse: { reason, where } }),
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    ...(one("source") && { source: one("source") }),
  });
  if (read.success) return { line: read.data };
  return {
    errors: read.error.issues.map(({ path, message }) => ({ field: `line-${String(path[0] ?? "id")}`, message })),
  };
}

/** Names or codes, one a line, with or without tone marks. */
function wardCodes(text: string, city: City, unknown: (name: string) => void): string[] {
  const names = text.split(/[\n,;]+/).map((name) => name.trim());
  const key = (name: string) => foldText(name).replace(/^(phuong|xa|dac khu) /, "");
  return names.filter(Boolean).flatMap((name) => {
    const exact = city.wards.find((ward) => ward.code === name || ward.name === name);
    const folded = city.wards.filter((ward) => key(ward.name) === key(name));
    const found = exact ?? (folded.length === 1 ? folded[0] : undefined);
    if (found) return [found.code];
    unknown(name);
    return [];
  });
}
