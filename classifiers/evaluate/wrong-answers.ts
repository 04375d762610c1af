import type { Judged } from "./judged.ts";

const HEADS = ["sector", "urgency", "kind", "sentiment"] as const;

/**
 * JSON Lines of the messages that were answered wrongly: id, what was labelled and what was said. Reasons and keywords
 * quote the message and are left out.
 */
export function wrongAnswers(judged: readonly Judged[]): string {
  const lines = judged.flatMap(({ row, verdict }) => {
    const wrong = HEADS.filter((head) => row[head] !== undefined && row[head] !== verdict[head]);
    if (wrong.length === 0) return [];
    const { reasons: _reasons, keywords: _keywords, ...said } = verdict;
    const labelled = Object.fromEntries(HEADS.map((head) => [head, row[head]]));
    return [`${JSON.stringify({ id: row.id, style: row.style || undefined, wrong, labelled, said })}\n`];
  });
  return lines.join("");
}
