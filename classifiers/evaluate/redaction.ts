import { findPersonalData } from "#src/domain/redact/find-personal-data.ts";
import { type RedactionScores, redactionScores } from "#src/domain/redact/yardstick/redaction-scores.ts";
import type { PersonalDataFinder } from "#src/ports/classifier.ts";
import type { Judged } from "./judged.ts";

/** With what a model sees in those whose personal data are marked. It is loaded for them alone, after time and memory were measured. */
export async function lookedAt(
  judged: readonly Judged[],
  load: () => Promise<PersonalDataFinder>,
): Promise<readonly Judged[]> {
  if (!judged.some(({ row }) => row.personal)) return judged;
  const find = await load();
  const looked: Judged[] = [];
  for (const one of judged) looked.push(one.row.personal ? { ...one, seen: await find(one.row.text) } : one);
  return looked;
}

/** How well redaction, rules and model together, sees what the rows mark as personal data; null where no row says. Counts, never words. */
export function redactionOf(judged: readonly Judged[]): Omit<RedactionScores, "misses"> | null {
  const marked = judged.flatMap(({ row: { id, text, style = "", personal } }) =>
    personal ? [{ id, text, style, personal: personal.asked, either: personal.either }] : [],
  );
  if (marked.length === 0) return null;
  const seen = new Map(judged.map(({ row, seen = [] }) => [row.text, seen]));
  const { misses: _, ...scores } = redactionScores(marked, (text) => findPersonalData(text, seen.get(text)));
  return scores;
}
