import { detectBankAccount } from "./detect-bank-account.ts";
import { detectBareName } from "./detect-bare-name.ts";
import { detectEmail } from "./detect-email.ts";
import { detectHouseNumber } from "./detect-house-number.ts";
import { detectLabelledName } from "./detect-labelled-name.ts";
import { detectName } from "./detect-name.ts";
import { detectNationalId } from "./detect-national-id.ts";
import { detectPhone } from "./detect-phone.ts";
import { detectPlate } from "./detect-plate.ts";
import { type Finding, PERSONAL_DATA } from "./finding.ts";
import { namedSpans } from "./named-spans.ts";
import { type Reading, readText } from "./reading.ts";

/**
 * Personal data of citizens in what they write, by rules: high recall for what has a shape (numbers, addresses of mail),
 * names where a word, their form or what they do announces them. How well: yardstick/. What to hide: NĐ 356/2025/NĐ-CP (basic personal data).
 * @param extra what a model marked besides (PersonalDataFinder): taken where the rules do not know better
 * @returns ascending and disjoint, offsets in UTF-16 units of `text` as given, composed or not
 */
export function findPersonalData(text: string, extra: readonly Finding[] = []): Finding[] {
  const reading = readText(text);
  const marked = namedSpans(reading, text, extra);
  const sure = joined([
    ...detectName(reading),
    ...detectLabelledName(reading),
    ...marked.filter(({ type }) => type === "name"),
  ]);
  const names = joined([...sure, ...detectBareName(reading, sure)]);
  const shapes = shapesIn(reading);
  let found = withoutOverlaps([...names, ...numbersOf(marked, shapes), ...shapes]);
  // What is taken out may have hidden a neighbour ("…12/3lan@gmail.com"): look again until nothing new shows.
  for (let fresh = found; fresh.length > 0; ) {
    fresh = withoutOverlaps(shapesIn(blanked(reading, found)).filter((finding) => !touches(found, finding)));
    found = [...found, ...fresh].toSorted((a, b) => a.start - b.start);
  }
  return found.map(({ type, start, end }) => {
    const [from, until] = reading.original(start, end);
    return { type, start: from, end: until };
  });
}

function shapesIn(reading: Reading): Finding[] {
  const emails = detectEmail(reading);
  if (!/[0-9]|khong/.test(reading.folded)) return emails;
  return [
    ...emails,
    ...detectBankAccount(reading),
    ...detectNationalId(reading),
    ...detectPlate(reading),
    ...detectPhone(reading),
    ...detectHouseNumber(reading),
  ];
}

/** Numbers that the model saw. A card of health insurance has a shape of its own: where the rules know one, they know better. */
const numbersOf = (marked: Finding[], shapes: Finding[]): Finding[] =>
  marked.filter((one) => one.type !== "name" && !(one.type === "bank_account" && touches(shapes, one)));

const touches = (found: Finding[], { start, end }: Finding) =>
  found.some((other) => start < other.end && other.start < end);

/** Names that overlap are one: nothing of the shorter one may stay in sight. */
function joined(names: Finding[]): Finding[] {
  const whole: Finding[] = [];
  for (const name of names.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && name.start < last.end) whole[whole.length - 1] = { ...last, end: Math.max(last.end, name.end) };
    else whole.push(name);
  }
  return whole;
}

/** The same reading with brackets, which a placeholder also begins and ends with, where something was found. */
function blanked(reading: Reading, found: Finding[]): Reading {
  const blank = (from: string) => {
    let out = "";
    let at = 0;
    for (const { start, end } of found) {
      out += from.slice(at, start) + "]".repeat(end - start);
      at = end;
    }
    return out + from.slice(at);
  };
  return { ...reading, text: blank(reading.text), lower: blank(reading.lower), folded: blank(reading.folded) };
}

/** The longest wins, then the order of PERSONAL_DATA, then the first. */
function withoutOverlaps(candidates: Finding[]): Finding[] {
  if (candidates.length < 2) return candidates;
  const ranked = candidates.toSorted(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      PERSONAL_DATA.indexOf(a.type) - PERSONAL_DATA.indexOf(b.type) ||
      a.start - b.start,
  );
  const taken = new Uint8Array(Math.max(...candidates.map(({ end }) => end)));
  const kept = ranked.filter(({ start, end }) => {
    if (taken[start] || taken[end - 1]) return false; // the longer ones are in: an overlap always shows at an edge
    taken.fill(1, start, end);
    return true;
  });
  return kept.toSorted((a, b) => a.start - b.start);
}
