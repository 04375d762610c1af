import { z } from "zod";
import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { PERSONAL_DATA } from "#src/domain/redact/finding.ts";
import { readMarked } from "#src/domain/redact/yardstick/marked.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Row } from "./judged.ts";

const oneOf = <const Labels extends readonly [string, ...string[]]>(labels: Labels) =>
  z.enum(labels, { error: labels.length > 8 ? "unknown label: see docs/labels.md" : `none of ${labels.join(", ")}` });

const Line = z.object(
  {
    id: z.union([z.string(), z.number()]).nullish(),
    text: z.string().optional(),
    style: z.string().nullish(),
    sector: oneOf(SECTOR_IDS).nullish(),
    secondary_sector: oneOf(SECTOR_IDS).nullable().optional(),
    urgency: oneOf(URGENCIES).nullish(),
    kind: oneOf(KINDS).nullish(),
    sentiment: oneOf(SENTIMENTS).nullish(),
    address_text: z.string().nullable().optional(),
    /** Personal data as offsets, or in brackets within the text (src/domain/redact/yardstick/marked.ts). */
    personal: z.array(z.object({ type: oneOf(PERSONAL_DATA), start: z.int().min(0), end: z.int().min(1) })).optional(),
    marked: z.string().optional(),
  },
  { error: "not a JSON object: each line must be one" },
);

/** Lines named in the error; more than these tell nothing new. */
const NAMED = 5;

/**
 * Labelled JSON Lines. Only `text` must be there: what is not labelled is not measured. Strict reading, as for training:
 * `parseExamples`.
 * @throws {AppError} INVALID with the lines that cannot be read and why
 */
export function readRows(jsonl: string, name: string): Row[] {
  const rows: Row[] = [];
  const problems: { line: number; what: string }[] = [];
  for (const [at, written] of jsonl.split("\n").entries()) {
    if (written.trim() === "") continue; // also takes off a byte order mark
    try {
      rows.push(readRow(written.trim(), at + 1));
    } catch (error) {
      problems.push({ line: at + 1, what: error instanceof Error ? error.message : String(error) });
    }
  }
  if (problems[0]) {
    const named = problems.slice(0, NAMED).map(({ line, what }) => `${name}:${line}: ${what}`);
    const more = problems.length > NAMED ? [`and ${problems.length - NAMED} more lines`] : [];
    throw new AppError("INVALID", [...named, ...more].join("\n"), { name, line: problems[0].line });
  }
  if (rows.length === 0) throw new AppError("INVALID", `${name}: no labelled message in it`, { name });
  return rows;
}

function readRow(written: string, line: number): Row {
  const parsed = Line.safeParse(jsonOrNull(written));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error([...(issue?.path ?? []), issue?.message].join(": "));
  }
  const { id, marked, personal, ...labels } = parsed.data;
  const row = { id: String(id ?? line), style: labels.style ?? "" };
  const fromMarks = marked === undefined ? undefined : readMarked({ ...row, marked });
  const text = labels.text ?? fromMarks?.text;
  if (text === undefined) throw new Error("text: missing");
  if (fromMarks && fromMarks.text !== text) throw new Error("marked: without its brackets it is not the text");
  const asked = fromMarks?.personal ?? personal;
  return {
    ...row,
    text,
    sector: labels.sector ?? undefined,
    secondary_sector: labels.secondary_sector,
    urgency: labels.urgency ?? undefined,
    kind: labels.kind ?? undefined,
    sentiment: labels.sentiment ?? undefined,
    address_text: labels.address_text,
    ...(asked && { personal: { asked, either: fromMarks?.either ?? [] } }),
  };
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
