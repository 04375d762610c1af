/**
 * One text in three forms of the same length, so that a place found in one is the same place in the others.
 * The detectors look at these and never at the text as given, which may be decomposed.
 */
export interface Reading {
  /** Composed letters, as written. */
  readonly text: string;
  /** Composed, lower case, tone marks kept. */
  readonly lower: string;
  /** Lower case without tone marks, đ as d, full-width digits as digits, all dashes as "-", invisible characters as " ". */
  readonly folded: string;
  /** Written with tone marks: then "cầu" is a bridge and "cậu" an uncle. */
  readonly marked: boolean;
  /** ALL CAPS or all lower case: then a capital says nothing about a name. */
  readonly caseless: boolean;
  /** Half-open place in this reading → half-open place in the text as given. */
  original(start: number, end: number): readonly [start: number, end: number];
}

const LAST_FOLDED = 0x2fff;
const DASHES = /[\u2010-\u2015\u2212\uff0d]/;
const DOTS = /[\u00b7\u2022\u2024\u2027\uff0e]/;
// Zero-width characters, soft hyphen, emoji variation and keycap: typed between digits, seen by nobody.
const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0f|\ufeff|\u20e3/;
const FOLDED: string[] = [];
const LOWER: string[] = [];
for (let code = 0; code <= LAST_FOLDED; code++) remember(code);
for (let code = 0xfe00; code <= 0xffef; code++) remember(code);

function remember(code: number): void {
  const char = String.fromCharCode(code);
  const lower = char.toLowerCase();
  LOWER[code] = lower.length === 1 ? lower : char;
  FOLDED[code] = fold(char, lower);
}

function fold(char: string, lower: string): string {
  if (lower === "đ") return "d";
  if (DASHES.test(char)) return "-";
  if (DOTS.test(char)) return ".";
  if (INVISIBLE.test(char)) return " ";
  const bare = lower.normalize("NFKD").replace(/\p{M}+/gu, "");
  return bare.length === 1 ? bare : char;
}

export function readText(given: string): Reading {
  const { text, original } = compose(given);
  let lower = "";
  let folded = "";
  let marks = 0;
  let capitals = 0;
  let smalls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const small = LOWER[code] ?? text.charAt(at);
    const bare = FOLDED[code] ?? text.charAt(at);
    lower += small;
    folded += bare;
    if (small !== bare) marks++;
    if (bare < "a" || bare > "z") continue;
    if (text.charAt(at) === small) smalls++;
    else capitals++;
  }
  return { text, lower, folded, marked: marks >= 3, caseless: capitals === 0 || capitals > smalls * 2, original };
}

const CLUSTERS = /\P{M}?\p{M}*/gsu;

/** Composes cluster by cluster: the whole at once would lose where each letter came from. */
function compose(given: string): Pick<Reading, "text" | "original"> {
  if (given.normalize("NFC") === given) return { text: given, original: (start, end) => [start, end] };
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const [cluster] of given.matchAll(CLUSTERS)) {
    const composed = cluster.normalize("NFC");
    const same = composed.length === cluster.length;
    for (let unit = 0; unit < composed.length; unit++) {
      starts.push(same ? at + unit : at);
      ends.push(same ? at + unit + 1 : at + cluster.length);
    }
    text += composed;
    at += cluster.length;
  }
  return { text, original: (start, end) => [starts[start] ?? given.length, ends[end - 1] ?? given.length] };
}
