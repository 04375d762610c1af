import { messageShape } from "../message-shape.ts";
import { bareWords } from "./bare-text.ts";
import type { Language } from "./dialogue.ts";

const SHORT = /^(?:hi|hello|hey|thanks?|thank you|status|where is my report|any news|help|please)(?: .*)?$/;

/** As kept on a contact; null = they have not chosen. */
export const chosenLanguage = (kept: string | null | undefined): Language | null =>
  kept === "vi" || kept === "en" ? kept : null;

/** English when the citizen writes English; everything else is answered in Vietnamese. */
export function languageIn(text: string): Language {
  const words = bareWords(text);
  if (words.length === 0) return "vi";
  if (words.length <= 4)
    return SHORT.test(words.join(" ")) && !/[ăâđêôơưạảấầậắếềểệịọốồộớờợụứừựỳ]/iu.test(text) ? "en" : "vi";
  return messageShape(text).language === "foreign" && /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u.test(text)
    ? "en"
    : "vi";
}
