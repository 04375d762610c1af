import { z } from "zod";
import { type Rule, RulesFile } from "#src/city/pack/rules-file.ts";

/** The routing table as it stands on the page: the one in force, or a draft that lives in the form alone. */
export interface Draft {
  lines: RulesFile;
  /** The version that the draft was begun from. */
  base: number;
  /** Lines that are new or read otherwise, lines that are gone, and lines that stand elsewhere. */
  changed: number;
}

/** A draft as it comes back with a form; undefined when there is none, or it cannot be read. */
export function readDraft(text: unknown, base: unknown, inForce: RulesFile): Draft | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const parsed = RulesFile.safeParse(jsonOf(text));
  const from = z.coerce.number().int().min(0).safeParse(base);
  return parsed.success && from.success ? draftOf(parsed.data, from.data, inForce) : undefined;
}

export const draftOf = (lines: RulesFile, base: number, inForce: RulesFile): Draft => ({
  lines,
  base,
  changed: countChanges(inForce, lines),
});

/** Undefined for what is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One step up (-1) or down (1), among the lines that are shown. */
export function moved(lines: RulesFile, id: string, by: -1 | 1, shown: (rule: Rule) => boolean): RulesFile {
  const at = lines.findIndex((line) => line.id === id);
  const line = lines[at];
  if (!line) return lines;
  const others = lines.toSpliced(at, 1);
  const neighbour =
    by < 0 ? others.slice(0, at).findLastIndex(shown) : others.findIndex((one, i) => i >= at && shown(one));
  if (neighbour < 0) return lines;
  return others.toSpliced(by < 0 ? neighbour : neighbour + 1, 0, line);
}

export const without = (lines: RulesFile, id: string): RulesFile => lines.filter((line) => line.id !== id);

/** In its place, or first when `id` is null: a new line. */
export const withLine = (lines: RulesFile, id: string | null, line: Rule): RulesFile =>
  id === null ? [line, ...lines] : lines.map((one) => (one.id === id ? line : one));

function countChanges(before: RulesFile, after: RulesFile): number {
  const written = new Map(before.map((line) => [line.id, JSON.stringify(line)]));
  const left = new Set(after.map(({ id }) => id));
  const edited = after.filter((line) => written.get(line.id) !== JSON.stringify(line)).length;
  const gone = before.filter(({ id }) => !left.has(id)).length;
  const [was, is] = [before, after].map((lines) =>
    lines.map(({ id }) => id).filter((id) => written.has(id) && left.has(id)),
  );
  return edited + gone + outOfOrder(was ?? [], is ?? []);
}

/** How many lines have to be taken out so that the others stand in their old order. */
function outOfOrder(was: string[], is: string[]): number {
  const place = new Map(was.map((id, i) => [id, i]));
  // Ends of the longest rising runs, by their length.
  const ends: number[] = [];
  for (const id of is) {
    const at = place.get(id) ?? 0;
    const run = ends.findIndex((end) => end >= at);
    ends[run < 0 ? ends.length : run] = at;
  }
  return is.length - ends.length;
}
