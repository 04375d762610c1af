import { bareText, bareWords } from "./bare-text.ts";

/** Words that make a greeting, thanks or an acknowledgement, and words that may stand around them without adding a matter. */
const CORE = {
  greeting:
    /\b(?:xin chao|chao|alo|a lo|hello|helo|hi|hey|good (?:morning|afternoon|evening)|co ai (?:o do )?(?:khong|ko)|cho (?:toi |em |minh |chau |con )?hoi)\b/g,
  thanks: /\b(?:cam on|camon|cam ta|da ta|biet on|thank(?:s| you)?|thks|thx|tks|tysm|cmon)\b/g,
  acknowledgement:
    /\b(?:ok|oke|okie|okey|okay|oki|da|vang|uh|um|uhm|u|uk|duoc|roi|ro|biet|hieu|nhan duoc|tot|yes|yep|got it|noted|understood|fine)\b/g,
} as const;
const AROUND = new Set(
  (
    "a ah oi nhe nha nhen nghen ha hen ne nhi thua kinh anh chi em co chu bac ong ba ban minh toi chau con ad admin page oa " +
    "quy phuong xa ubnd uy nhan dan can bo moi nguoi tat ca nhieu rat lam qua that xin da vang duoc roi giup ho tro do cho cac " +
    "va buoi sang trua chieu toi khuya mot chut ti nhe cai nay lien vi su quan tam nhiet tinh nhanh chong kip thoi tra loi phan hoi " +
    "giai quyet xu ly ok so very much a lot for your help everyone there sir madam team khong ai o the la di you i it"
  ).split(" "),
);
const MOST_WORDS = 14;

type Talk = keyof typeof CORE;

/** Only a greeting, thanks or "dạ": nothing in it that somebody could work on. Null when there is any other word. */
export function smallTalk(text: string): Talk | null {
  const bare = bareText(text);
  if (bare === "" || bareWords(text).length > MOST_WORDS || /\?{2,}/.test(text)) return null;
  // Thanks first: "dạ em cảm ơn" is thanks, "chào ad, cảm ơn" too.
  for (const talk of ["thanks", "greeting", "acknowledgement"] as const) {
    const rest = bare.replace(CORE[talk], " ").trim();
    if (rest === bare) continue;
    if (rest.split(/\s+/).every((word) => word === "" || AROUND.has(word))) return talk;
  }
  return null;
}

/** No letter and no digit: pictures, dots, a lone question mark. */
export const saysNothing = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
