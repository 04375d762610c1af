import { UNIT_KINDS } from "#src/city/pack/units-file.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { readMinutes } from "#src/domain/sla/minutes-text.ts";
import { cleanText } from "#src/domain/text.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";

/** The three times of a line, in the order of the form. */
export const TIMES = ["forwardMinutes", "firstResponseMinutes", "resolutionMinutes"] as const;
export const STEP_KINDS = ["warning", "breach", "escalation"] as const;
export const STEP_ROLES = ["assignee", "unit_lead", "operator", "leader"] as const;

/** More than any city will write; a form that says otherwise is none of ours. */
const MOST_ROWS = 200;

/**
 * The document of policies as the form has it, unchecked but for the lengths of time.
 * @param badTime says which line has a time that cannot be read
 * @throws {AppError} INVALID with `details.fields`
 */
export function policiesOf(form: FormData, badTime: (line: number, text: string) => string): unknown {
  const faults: { field: string; message: string }[] = [];
  const lines = rows(form, "lines").flatMap((i) => {
    const of = (name: string) => text(form, `line${i}-${name}`);
    const blank = TIMES.every((name) => of(name) === "");
    if (of("remove") || (blank && of("new"))) return [];
    const working = of("calendar") !== "always";
    const minutes = TIMES.map((name) => {
      const read = readMinutes(of(name), working);
      if (read === undefined) faults.push({ field: `line${i}-${name}`, message: badTime(i + 1, of(name)) });
      return [name, read];
    });
    const order = Number(of("order").replace(",", "."));
    const line = {
      id: of("id") || freshId(form),
      when: whenOf(form, `line${i}`),
      ...Object.fromEntries(minutes),
      calendar: working ? "unit" : "always",
      why: cleanText(of("why")),
    };
    return [{ order: Number.isFinite(order) && of("order") !== "" ? order : i + 1, line }];
  });
  if (faults.length > 0) throw new AppError("INVALID", "Một số khoảng thời gian chưa đọc được.", { fields: faults });
  return {
    clocks: lines.sort((a, b) => a.order - b.order).map(({ line }) => line),
    escalation: rows(form, "steps").flatMap((i) => stepOf(form, `step${i}`)),
    reopen: text(form, "reopen") === "continue" ? "continue" : "restart",
  };
}

const rows = (form: FormData, name: string): number[] =>
  Array.from({ length: Math.min(MOST_ROWS, Math.max(0, Number(text(form, name)) || 0)) }, (_, i) => i);

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** The chosen ones of a list; undefined for none, which means all. */
function chosen<T extends string>(form: FormData, name: string, list: readonly T[]): T[] | undefined {
  const values = form.getAll(name);
  const found = list.filter((one) => values.includes(one));
  return found.length > 0 ? found : undefined;
}

function whenOf(form: FormData, row: string) {
  const urgency = chosen(form, `${row}-urgency`, URGENCIES);
  const sector = chosen(form, `${row}-sector`, SECTOR_IDS);
  const unitKind = chosen(form, `${row}-unitKind`, UNIT_KINDS);
  const unit = text(form, `${row}-unit`);
  return {
    ...(urgency && { urgency }),
    ...(sector && { sector }),
    ...(unitKind && { unitKind }),
    ...(unit && { unit }),
  };
}

/** An id that no line of the form has: ids are what history and clocks remember a line by. */
function freshId(form: FormData): string {
  const used = new Set(rows(form, "lines").map((i) => text(form, `line${i}-id`)));
  for (let n = used.size; ; n++) if (!used.has(`line-${n}`)) return `line-${n}`;
}

function stepOf(form: FormData, row: string): object[] {
  const percent = text(form, `${row}-percent`);
  if (text(form, `${row}-remove`) || (percent === "" && text(form, `${row}-new`))) return [];
  const urgency = chosen(form, `${row}-urgency`, URGENCIES);
  return [
    {
      clock: CLOCKS.find((clock) => clock === text(form, `${row}-clock`)),
      ...(urgency && { urgency }),
      percent: Number(percent),
      kind: STEP_KINDS.find((kind) => kind === text(form, `${row}-kind`)),
      to: chosen(form, `${row}-to`, STEP_ROLES) ?? [],
    },
  ];
}
