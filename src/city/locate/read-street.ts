/** Where the street's name ends: a stop, or the ward and district that follow. */
const END =
  /[,;.:!?()\n]|\s+-\s+|\s(?=(?:phường|phuong|quận|quan|huyện|huyen|xã|tp|thành phố)(?![\p{L}\p{M}])|[pqf]\.?\s?\d|[pqf]\.)/iu;

const ROAD = /(?<![\p{L}\p{M}\p{N}])(?:đường|duong|đ\.)\s+/giu;

/** House number and alley right before "đường". */
const HOUSE =
  /(?<![\p{L}\p{M}\p{N}/])(?:(?:số|so)\s+)?(?:\d+[a-z]?(?:\/\d+[a-z]?)*\s+)?(?:(?:hẻm|hem|ngõ|kiệt)\s+\d+[\d/]*\s+)?$/iu;

/** An alley or a house number with the name right after it: "hẻm 12/3 Lê Văn Sỹ", "Số 12 Lê Lợi". */
const NUMBERED = /(?<![\p{L}\p{M}\p{N}])(?:hẻm|hem|ngõ|kiệt|số nhà|số)\s+\d+[a-z]?(?:\/\d+[a-z]?)*\s+/giu;

const MAX_WORDS = 5;
const MAX_ROADS = 5;

/** The street as written ("50/1A đường Nguyễn Trãi"), best effort; null when the text names none after "đường" or a number. */
export function readStreet(text: string): string | null {
  const whole = text.normalize("NFC");
  let tries = 0;
  for (const { 0: road, index } of whole.matchAll(ROAD)) {
    const name = properName(whole.slice(index + road.length, index + road.length + 80));
    if (name) {
      const before = HOUSE.exec(whole.slice(Math.max(0, index - 40), index))?.[0] ?? "";
      return `${before}${road}${name}`.replace(/\s+/g, " ").trim();
    }
    if (++tries === MAX_ROADS) break;
  }
  return numberedStreet(whole);
}

function numberedStreet(whole: string): string | null {
  let tries = 0;
  for (const { 0: number, index } of whole.matchAll(NUMBERED)) {
    const from = index + number.length;
    // From the blank before, so that "hẻm 12 Phường 3" ends at once.
    const rest = whole.slice(from - 1, from + 80);
    const name = rest.search(END) === 0 || /^\s\d/.test(rest) ? "" : properName(rest);
    if (name) return `${number}${name}`.replace(/\s+/g, " ").trim();
    if (++tries === MAX_ROADS) break;
  }
  return null;
}

/** The leading words with a capital or a number: of "con đường này hư" nothing, of "đường số 9 bị" "số 9". */
function properName(rest: string): string {
  const end = rest.search(END);
  const words = (end < 0 ? rest : rest.slice(0, end)).trim().split(/\s+/).slice(0, MAX_WORDS);
  const proper = words.findIndex(
    (word, at) => !/^[\p{Lu}\d]/u.test(word) && !(/^(?:số|so|tháng)$/u.test(word) && /^\d/.test(words[at + 1] ?? "")),
  );
  return (proper < 0 ? words : words.slice(0, proper)).join(" ");
}
