import { findPersonalData } from "#src/domain/redact/find-personal-data.ts";
import { type RedactionScores, redactionScores } from "#src/domain/redact/yardstick/redaction-scores.ts";
import type { Row } from "./judged.ts";

/** How well the redaction rules see what the rows mark as personal data; null where no row says. Counts, never words. */
export function redactionOf(rows: readonly Row[]): Omit<RedactionScores, "misses"> | null {
  const marked = rows.flatMap(({ id, text, style = "", personal }) =>
    personal ? [{ id, text, style, personal: personal.asked, either: personal.either }] : [],
  );
  if (marked.length === 0) return null;
  // Not as a bare function: its second parameter is for what a model found besides.
  const { misses: _, ...scores } = redactionScores(marked, (text) => findPersonalData(text));
  return scores;
}
