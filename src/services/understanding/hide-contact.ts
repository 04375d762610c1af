import { PLACEHOLDERS } from "#src/domain/redact/finding.ts";
import { foldText } from "#src/domain/text.ts";

/** What is known of who wrote, opened for this alone. */
export interface KnownContact {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/**
 * Takes out the sender's own name, phone and e-mail address wherever they stand, marked or not: a reader of bare text
 * cannot see that "Tám" is a person, but we know who wrote.
 */
export function hideContact(text: string, { name, phone, email }: KnownContact): string {
  let safe = text.normalize("NFC");
  if (email) safe = hideFolded(safe, email, PLACEHOLDERS.email);
  if (phone) safe = hidePhone(safe, phone);
  const words = name?.normalize("NFC").match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length > 1) safe = hideFolded(safe, words.join(" "), PLACEHOLDERS.name);
  const given = words.at(-1);
  return given && given.length > 1 ? hideGiven(safe, given) : safe;
}

/** The national number with any signs between its digits, however it begins: "+84 912.345.678". */
function hidePhone(text: string, phone: string): string {
  const digits = phone.replace(/\D/g, "").replace(/^(?:84|0)/, "");
  if (digits.length < 6) return text;
  return text.replace(new RegExp(`(?:\\+?84|0)?[ .\\-()]*${[...digits].join("[ .\\-()]*")}`, "g"), PLACEHOLDERS.phone);
}

/** Whole words, with marks or without, in any case. NFC letters fold one to one, so positions are the same. */
function hideFolded(text: string, words: string, placeholder: string): string {
  const fold = (of: string) => [...of].map((letter) => foldOne(letter)).join("");
  const wanted = fold(words).split(/\s+/).map(RegExp.escape).join("\\s+");
  const found = [...fold(text).matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${wanted}(?![\\p{L}\\p{N}])`, "gu"))];
  return found.reduceRight(
    (safe, { index, 0: match }) => safe.slice(0, index) + placeholder + safe.slice(index + match.length),
    text,
  );
}

/** The given name alone, written as a name and not as a part of another: "Bình" in "Bình Thạnh" is a place. */
function hideGiven(text: string, given: string): string {
  const as = RegExp.escape(given.charAt(0).toUpperCase() + given.slice(1));
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}]|\\p{Lu}\\p{L}* )${as}(?![\\p{L}\\p{N}]| \\p{Lu})`, "gu"),
    PLACEHOLDERS.name,
  );
}

function foldOne(letter: string): string {
  const folded = foldText(letter);
  return folded.length === letter.length ? folded : letter;
}
