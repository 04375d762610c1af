import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { Danger } from "../rules/danger.ts";
import type { Word } from "../text/words.ts";
import { eachFeature } from "./features.ts";
import { HEADS, OFFSET, WIDTH } from "./heads.ts";
import type { Model } from "./model-file.ts";

const NAMED = 3;
const LONGEST_PHRASE = 3;
/** Words that hold sentences together explain nothing to an officer, however much the model likes them. */
const EMPTY = new Set(
  "và là thì mà của cho với có không được rồi này đó kia ở tại trên dưới trong ngoài đang đã sẽ bị các những cái con ra vô vào lên xuống đi tới tôi em anh chị mình tui mọi người nữa luôn quá lắm cũng còn hết gì vậy nào từ ngay cả nhà ai mấy một hai ba đến nay giờ xin dạ ạ ơi".split(
    " ",
  ),
);

/** Why, in Vietnamese, for the officer: the rule that raised the urgency first, then the words that spoke for the sector. */
export function reasonsFor(
  words: readonly Word[],
  sector: SectorId,
  dangers: Danger[],
  urgency: Urgency,
  model: Model,
): string[] {
  const reasons = dangers.map((danger) => `Dấu hiệu nguy hiểm đến tính mạng: ${danger.label}.`);
  if (urgency === "critical" && reasons.length === 0) reasons.push("Lời văn giống các tin báo nguy hiểm đang xảy ra.");
  const phrases = spokenFor(words, sector, model);
  if (phrases.length > 0) reasons.push(`Từ khóa: ${phrases.map((phrase) => `"${phrase}"`).join(", ")}`);
  if (reasons.length === 0) reasons.push("Không có từ khóa rõ ràng, cần người xem.");
  return reasons;
}

/** Up to three short phrases, as written in the text, whose words weighed most for the sector. */
function spokenFor(words: readonly Word[], sector: SectorId, model: Model): string[] {
  const weight = wordWeights(words, sector, model);
  const runs = runsOf(words, weight);
  const phrases = runs.toSorted((a, b) => b.weight - a.weight).map((run) => run.text);
  return [...new Set(phrases)].slice(0, NAMED);
}

/** How much each word speaks for the sector; a pair's weight is shared by its words. */
function wordWeights(words: readonly Word[], sector: SectorId, { lexicon, weights }: Model): number[] {
  const column = OFFSET.sector + HEADS.sector.indexOf(sector);
  const sums = new Array<number>(words.length).fill(0);
  eachFeature(words, (bucket, block, from, to) => {
    const row = lexicon.rowOf[bucket] ?? -1;
    if (row < 0 || block !== 0) return;
    const share = ((weights[row * WIDTH + column] ?? 0) * (lexicon.idf[row] ?? 0)) / (to - from + 1);
    for (let at = from; at <= to; at++) sums[at] = (sums[at] ?? 0) + share;
  });
  return sums;
}

interface Run {
  text: string;
  weight: number;
}

/** Neighbours that all speak for the sector make one phrase: most Vietnamese words are two syllables. */
function runsOf(words: readonly Word[], weight: readonly number[]): Run[] {
  const strong = Math.max(...weight, 0) * 0.25;
  const runs: Run[] = [];
  let open: (Run & { words: number }) | undefined;
  for (const [at, word] of words.entries()) {
    const here = weight[at] ?? 0;
    const counts = here > strong && !EMPTY.has(word.written) && /\p{L}/u.test(word.surface);
    if (counts && open && open.words < LONGEST_PHRASE && words[at - 1]?.surface !== word.surface) {
      open.text += ` ${word.surface}`;
      open.weight += here;
      open.words += 1;
    } else {
      open = counts ? { text: word.surface, weight: here, words: 1 } : undefined;
      if (open) runs.push(open);
    }
  }
  return runs;
}
