import { ACTS, CONTACT, DOES, FOLLOWS_CLEARLY, PHONE_NEXT, SELF_IS } from "./bare-name-context.ts";
import { around, isFollowed, isTitled } from "./bare-name-words.ts";
import { isDaily, isGiven, isVerb } from "./given-names.ts";
import type { Word } from "./name-words.ts";
import type { Reading } from "./reading.ts";

/** ", nhật hàng xóm em cứ đốt rác": who somebody is, where a clause begins. */
export const isNeighbour = (before: string, after: string) =>
  /(?:^|[.!?,;\n]) ?$/.test(before) && /^ (?:hàng xóm|tổ trưởng|kế bên|nhà bên|nhà đối diện)(?!\p{L})/u.test(after);

/** "hồi chiều khoa với phúc rượt nhau": two given names do something. */
export function isTogether(reading: Reading, words: Word[], at: number): boolean {
  const [joint, second] = [words[at], words[at + 1]];
  if (!joint || !second || !/^(?:với|và|vs)$/.test(joint.lower) || !isGiven(second) || isVerb(second)) return false;
  const { after } = around(reading, second.start, second.end);
  return isFollowed(FOLLOWS_CLEARLY, reading, second.end) || ACTS.marked.test(after) || DOES.test(after);
}

/** "cô lan chi dạy văn", "nhắn cho trúc mai giùm": two given names, called or acting. */
export function isPairOfNames(reading: Reading, words: Word[], at: number): boolean {
  const [first, second] = [words[at], words[at + 1]];
  if (!first || !second || !isGiven(second) || second.start - first.end !== 1) return false;
  const { form, before, after } = around(reading, first.start, second.end);
  if (CONTACT[form].test(before) && PHONE_NEXT.test(after)) return true;
  if (isVerb(first) || !reading.marked) return false;
  if (isTitled(before, form)) return isFollowed(FOLLOWS_CLEARLY, reading, second.end) || DOES.test(after);
  if (CONTACT[form].test(before)) return /^,? (?:giúp|giùm|dùm|hộ|nha|nhé|ạ|sđt|sdt|đt|zalo)(?![\p{L}])/u.test(after);
  return (
    SELF_IS[form].test(before) && !(isDaily(first) && isDaily(second)) && /^ ?(?:nè|nha|ạ|đây|[,.]|$)/u.test(after)
  );
}
