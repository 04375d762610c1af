import {
  ACTS,
  BEGINNING,
  CLAIMED,
  CLAIMS,
  CONTACT,
  DOES,
  FOLLOWS,
  FOLLOWS_CLEARLY,
  HERE_I_AM,
  isClearlyRude,
  NAMING,
  NOT_PERSONS,
  PHONE_NEXT,
  ROLE_NEXT,
  RUDE,
  SELF_IS,
} from "./bare-name-context.ts";
import { around, isCased, isFollowed, isJoined, isOrdinal, isTitled, NEVER } from "./bare-name-words.ts";
import type { Finding } from "./finding.ts";
import { isDaily, isGiven, isVerb, NICKNAMES } from "./given-names.ts";
import type { Word } from "./name-words.ts";
import { NAMED_AFTER } from "./named-after.ts";
import type { Reading } from "./reading.ts";
import { isNeighbour, isPairOfNames, isTogether } from "./small-pair.ts";

/** @returns how many words from `at`, in small letters, are a name; 0 when they are none: there each name is other words too */
export function smallLength(reading: Reading, words: Word[], at: number, last: Finding | undefined): number {
  const first = words[at];
  if (!first || NEVER.has(first.lower)) return 0;
  const previous = words[at - 1];
  if (isOrdinal(first) && previous) return afterOrdinal(reading, words, at);
  if (!isGiven(first) || (previous && NOT_PERSONS.has(`${previous.lower} ${first.lower}`))) return 0;
  if (NOT_PERSONS.has(`${first.lower} ${words[at + 1]?.lower}`)) return 0;
  const length = smallRun(words, at);
  const end = words[at + length - 1]?.end ?? first.end;
  const { form, before, after } = around(reading, first.start, end);
  if (NAMED_AFTER.has(reading.folded.slice(first.start, end))) return 0;
  if (NAMING[form].test(before)) return length;
  if (
    HERE_I_AM.before[form].test(before) &&
    HERE_I_AM.after[form].test(after) &&
    !isVerb(first) &&
    !/^(?:anh|em|con|út|cậu|bi)$/.test(first.lower)
  )
    return length;
  const clear = !isDaily(first);
  const clearlyFollowed = isFollowed(FOLLOWS_CLEARLY, reading, end);
  const followed = clearlyFollowed || isFollowed(FOLLOWS, reading, end);
  const beginning = BEGINNING[form].test(before);
  const titled = isTitled(before, form);
  const contact = CONTACT[form].test(before);
  if (PHONE_NEXT.test(after) && (titled || contact || /(?:^|[:.;(\n]) ?$/.test(before))) return length;
  if (beginning && /^ (?:vs|va|và|với|voi) (?:e|em|m|mình|minh|tôi|toi|t|tui)(?![\p{L}])/u.test(after)) return length;
  if (
    isClearlyRude(before, reading.marked) &&
    followed &&
    !/^(?:cu|út|ut|cún|con|ngoan|hiền|xinh|vui|yếu|tri|thu|tao)$/.test(first.lower)
  )
    return length;
  const second = words[at + length];
  if (length === 1 && isPairOfNames(reading, words, at)) return 2;
  if (
    titled &&
    second &&
    !isVerb(first) &&
    (reading.marked || clear) &&
    NICKNAMES[reading.marked ? "marked" : "folded"].has(second.lower)
  )
    return length + 1;
  const called =
    /(?<!\p{L})(?:a|c|anh|chị|chú|cô|ông|bà) $/u.test(before) &&
    /^ (?:chủ (?:trọ|nhà|quán)|gv|giáo viên|csgt)(?!\p{L})/u.test(after);
  if (titled && ROLE_NEXT[form].test(after) && (reading.marked ? called || !isVerb(first) : STRONG_TITLE.test(before)))
    return length;
  if (SELF_IS[form].test(before) && clearlyFollowed) return length;
  if (
    clearlyFollowed &&
    !reading.marked &&
    STRONG_TITLE.test(before) &&
    !/^(?:truc|linh|tai|em|hai|dan)$/.test(first.lower)
  )
    return length;
  if (/(?:vợ chồng|vo chong) $/.test(before) && !isVerb(first))
    return length + (second && isGiven(second) && second.start - first.end === 1 ? 1 : 0);
  if (isVerb(first)) return 0;
  if (reading.marked && titled && (DOES.test(after) || /^ đi (?:chợ|làm|học|xe|bộ|ngang|qua)(?!\p{L})/u.test(after)))
    return length;
  if (reading.marked && isNeighbour(before, after)) return length;
  if (reading.marked && beginning && isTogether(reading, words, at + length)) return length;
  if (CLAIMED[form].test(before) && CLAIMS[form].test(after) && (clear || reading.marked)) return length;
  const rude = isClearlyRude(before, reading.marked) || (reading.marked && RUDE[form].test(before));
  if (titled || rude) return clearlyFollowed || (clear && (reading.marked || followed)) ? length : 0;
  if (SELF_IS[form].test(before)) return clear || clearlyFollowed || /^ ?(?:[,.;]|$)/.test(after) ? length : 0;
  if (contact) return clear && (clearlyFollowed || (reading.marked && followed)) ? length : 0;
  if (last && !reading.text.slice(last.end, first.start).includes(",") && isJoined(reading, last, first.start))
    return clear || clearlyFollowed || (reading.marked && DOES.test(after)) ? length : 0;
  if (!beginning) return 0;
  return clear && ACTS[form].test(after) ? length : 0;
}

const STRONG_TITLE = /(?<![a-z])(?:anh|chi|ong|chu|bac) $/;

/** "ông tư lùn", "cô sáu ngọc": the number among brothers and sisters with a name after it. */
function afterOrdinal(reading: Reading, words: Word[], at: number): number {
  const [first, second] = [words[at], words[at + 1]];
  if (!first || !second || second.start - first.end !== 1) return 0;
  const { form, before, after } = around(reading, first.start, second.end);
  if (!isTitled(before, form) || /áo bà $|ao ba $/.test(before)) return 0;
  if (NICKNAMES[reading.marked ? "marked" : "folded"].has(reading.marked ? second.lower : second.folded)) return 2;
  if (!isGiven(second) || NAMED_AFTER.has(`${second.folded} ${words[at + 2]?.folded}`)) return 0;
  if (isCased(reading, second)) return 2;
  if (!reading.marked && /(?<![a-z])(?:ong|chu|bac|anh|chi) $/.test(before) && !NUMBERED.has(second.lower)) return 2;
  if (isVerb(second)) return 0;
  return isFollowed(FOLLOWS_CLEARLY, reading, second.end) ||
    (reading.marked && DOES.test(after)) ||
    (!isDaily(second) && isFollowed(FOLLOWS, reading, second.end))
    ? 2
    : 0;
}

/** "ong hai thang", "chi ba nam": a number of them. */
const NUMBERED = new Set(
  "van dong thang con tang trong nha gio ngay nam lan muoi can chi dua nghin ngan trieu dien dai do thu".split(" "),
);

/** Small letters: family, middle and given name where all three are that, else one word. */
function smallRun(words: Word[], at: number): number {
  for (let length = 3; length > 1; length--) {
    const run = words.slice(at, at + length);
    const joined = run.every((word, index) => index === 0 || word.start - (run[index - 1]?.end ?? 0) === 1);
    const [first, ...others] = run;
    if (run.length < length || !joined || !first || isDaily(first) || !others.every((word) => isGiven(word))) continue;
    if (others.every((word) => !isDaily(word))) return length;
  }
  return 1;
}
