import { COMPOUND_WORDS } from "#src/domain/listening/compound-words.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { Danger } from "./rules/danger.ts";

/** One word of a text, as written, and how much it spoke for the sector. */
export interface Weighed {
  surface: string;
  weight: number;
}

const NAMED = 3;
const LONGEST_PHRASE = 3;
/** Words that hold sentences together explain nothing to an officer, however much the model likes them. */
const EMPTY = new Set(
  "và là thì mà của cho với có không được rồi này đó kia ở tại trên dưới trong ngoài đang đã sẽ bị các những cái con ra vô vào lên xuống đi tới tôi em anh chị mình tui mọi người nữa luôn quá lắm cũng còn hết gì vậy nào từ ngay cả nhà ai mấy một hai ba đến nay giờ xin dạ ạ ơi".split(
    " ",
  ),
);

/** Why, in Vietnamese, for the officer: the rule that raised the urgency first, then the words that spoke for the sector. */
export function reasonsFor(keywords: readonly string[], dangers: readonly Danger[], urgency: Urgency): string[] {
  const reasons = dangers.map((danger) => `Dấu hiệu nguy hiểm đến tính mạng: ${danger.label}.`);
  if (urgency === "critical" && reasons.length === 0) reasons.push("Lời văn giống các tin báo nguy hiểm đang xảy ra.");
  if (keywords.length > 0) reasons.push(`Từ khóa: ${keywords.map((phrase) => `"${phrase}"`).join(", ")}`);
  if (reasons.length === 0) reasons.push("Không có từ khóa rõ ràng, cần người xem.");
  return reasons;
}

/** Up to three short phrases, as written in the text, whose words weighed most for the sector. */
export function keywordsOf(words: readonly Weighed[]): string[] {
  const phrases = runsOf(words)
    .toSorted((a, b) => b.weight - a.weight)
    .map((run) => run.text);
  return [...new Set(phrases)].slice(0, NAMED);
}

interface Run {
  text: string;
  weight: number;
}

/** Neighbours that all speak for the sector make one phrase: most Vietnamese words are two syllables. None is cut in two. */
function runsOf(words: readonly Weighed[]): Run[] {
  const strong = Math.max(...words.map(({ weight }) => weight), 0) * 0.25;
  const surface = (at: number) => words[at]?.surface ?? "";
  const isWhole = (at: number) => COMPOUND_WORDS.has(`${surface(at)} ${surface(at + 1)}`.toLowerCase());
  const runs: Run[] = [];
  let open: (Run & { words: number }) | undefined;
  for (const [at, word] of words.entries()) {
    const here = word.weight;
    const counts = here > strong && !EMPTY.has(word.surface.toLowerCase()) && /\p{L}/u.test(word.surface);
    const more = counts && open && open.words < LONGEST_PHRASE && surface(at - 1) !== word.surface;
    if (open && (more || isWhole(at - 1))) {
      open.text += ` ${word.surface}`;
      open.weight += counts ? here : 0;
      open.words += 1;
    } else {
      const begins = !open && isWhole(at - 1) ? `${surface(at - 1)} ` : "";
      open = counts ? { text: begins + word.surface, weight: here, words: 1 } : undefined;
      if (open) runs.push(open);
    }
  }
  return runs;
}
