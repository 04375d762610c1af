/**
 * The number a citizen quotes: "PA-26-7K3M9QD" = PA, two digits of the local year, seven Crockford base-32 characters
 * of which the last is a check character (Luhn mod 32: any single wrong character is found, and nearly every swap of
 * two neighbours). 32^6 ≈ 10^9 a year: not guessable; uniqueness is the database's.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SHAPE = /^(PA|SC)-?(\d{2})-?([0-9A-HJKMNP-TV-Z]{7})$/;

/** PA = phản ánh, a ticket; SC = sự cố, an incident. */
type Prefix = "PA" | "SC";

/** @param randomByte gives 0..255, evenly @param year local year, 2026 */
export function makeReference(year: number, randomByte: () => number, prefix: Prefix = "PA"): string {
  let body = "";
  for (let i = 0; i < 6; i++) body += ALPHABET[randomByte() & 31];
  const years = String(year % 100).padStart(2, "0");
  return `${prefix}-${years}-${body}${checkCharacter(years + body)}`;
}

/** What was typed or said, put right: any case, spaces or dashes, I and L for 1, O for 0. Null when it cannot be one. */
export const parseReference = (typed: string): string | null => parse(typed, "PA");

/** The same of an incident: "SC-26-7K3M9QD". */
export const parseIncidentReference = (typed: string): string | null => parse(typed, "SC");

function parse(typed: string, prefix: Prefix): string | null {
  const compact = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\u2010-\u2015_.]+/g, "-")
    .replace(/-+/g, "-");
  const match = SHAPE.exec(compact.replaceAll(/[IL]/g, "1").replaceAll("O", "0"));
  if (match?.[1] !== prefix) return null;
  const [, , years = "", code = ""] = match;
  if (checkCharacter(years + code.slice(0, 6)) !== code[6]) return null;
  return `${prefix}-${years}-${code}`;
}

function checkCharacter(body: string): string {
  let sum = 0;
  let factor = 2;
  for (const character of [...body].reverse()) {
    const product = factor * ALPHABET.indexOf(character);
    sum += Math.floor(product / 32) + (product % 32);
    factor = 3 - factor;
  }
  return ALPHABET[(32 - (sum % 32)) % 32] ?? "0";
}
