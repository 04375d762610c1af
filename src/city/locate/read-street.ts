import { nameKey } from "./read-words.ts";
import { leadingName, type StreetShort } from "./street-name.ts";

export interface Street {
  /** Without house and alley number: "Lê Văn Sỹ"; "đường số 9" keeps its kind, as "số 9" says nothing. */
  name: string;
  /** Of the house, or of the alley's mouth: that is on the same side of the street. */
  houseNumber: number | null;
}

type Found = Street & { at: number };

const NUMBER = String.raw`\d+[a-z]{0,2}(?:[/-]\d+[a-z]{0,2})*`;

/** "50/1A hẻm 7 đường …" */
const ROAD = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}/])(?:(?:số|so|sn)?\s*(?<house>${NUMBER})\s+)?(?:(?:hẻm|hem|ngõ|kiệt)\s+(?<alley>${NUMBER})\s+)?(?<road>đường|duong|đ\.|đg\.?)\s*`,
  "giu",
);

/** "hẻm 12/3 …", "số 12 …", "564/2/15 …", "12 …" */
const NUMBERED = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}/])(?:(?:hẻm|hem|ngõ|ngo|kiệt|kiet|số nhà|so nha|sn|số|nhà)\s*(?<house>${NUMBER})|(?<bare>\d+[a-z]?(?:/\d+[a-z]?)+|\d{1,4}[a-z]?))\s+(?=\p{L})`,
  "giu",
);

/** A crossing, or a stretch of a street between two others. */
const CROSS =
  /(?<![\p{L}\p{M}])(?:ng[ãa]\s?(?:t[ưu]|ba|n[ăa]m|s[áa]u|b[ảa]y|[3-7])|giao lộ|giao lo|nút giao|nut giao|góc|goc|đoạn|doan|khúc)\s+(?:(?:đường|duong|đ\.|từ|tu|giữa)\s+)*/giu;

/** Between the two streets of a crossing. */
const JOINED = /^\s*(?:[-–—/&+]|với|voi|và|va|x|giao(?:\s+với)?|cắt|đến|den|tới|toi)\s*(?:(?:đường|duong|đ\.)\s*)?/iu;

/** "mặt tiền Lê Lợi", "trên Nguyễn Văn Trỗi" */
const ALONG = /(?<![\p{L}\p{M}])(?:mặt tiền|trên|trục|tuyến)\s+(?=\p{Lu}\p{L}+\s+\p{Lu})/gu;

/** What a crossing or a number may be followed by instead of a street. */
const NO_STREET =
  /^(?:cầu|chợ|vòng|trường|bệnh|chùa|nhà|cây|công|khu|chung|siêu|cư|phường|quận|tổ|cau|cho|truong|nha|cay)(?![\p{L}\p{M}])/iu;

const MAX_TRIES = 40;
const MAX_STREETS = 6;
const WINDOW = 90;

/** The streets that a text names, in its order; best effort, as most are known to nobody but their neighbours. */
export function readStreets(text: string, short: StreetShort = {}): Street[] {
  const whole = text.normalize("NFC");
  const plain = !/[\p{Lu}]|[^\p{ASCII}]/u.test(whole);
  const found = [
    ...after(whole, ROAD, (rest, { road = "", house, alley }) =>
      roadName(leadingName(rest, short, plain)?.name, road, alley ?? house),
    ),
    ...after(whole, NUMBERED, (rest, { house, bare }) => numberedName(rest, house, bare, short)),
    ...after(whole, CROSS, (rest) => crossing(rest, short)),
    ...after(whole, ALONG, (rest) => named(leadingName(rest, short)?.name)),
    ...shortStreets(whole, short),
  ].sort((a, b) => a.at - b.at);
  return found
    .filter(({ name }, at) => found.findIndex((other) => nameKey(other.name) === nameKey(name)) === at)
    .map(({ name, houseNumber }) => ({ name, houseNumber }));
}

function after(
  whole: string,
  pattern: RegExp,
  read: (rest: string, groups: Record<string, string | undefined>) => Street[],
): Found[] {
  const found: Found[] = [];
  let tries = 0;
  for (const { 0: matched, index, groups } of whole.matchAll(pattern)) {
    if (++tries > MAX_TRIES || found.length >= MAX_STREETS) break;
    const start = index + matched.length;
    const streets = read(whole.slice(start, start + WINDOW), groups ?? {});
    found.push(...streets.map((street, at) => ({ ...street, at: start + at })));
  }
  return found;
}

const named = (name: string | undefined, houseNumber: number | null = null): Street[] =>
  name ? [{ name, houseNumber }] : [];

const isNumbered = (name: string) => /^(?:số\s*|so\s*)?\d+[\p{L}\d/-]{0,4}$/iu.test(name);
const leadingNumber = (written: string | undefined) => {
  const digits = /\d+/.exec(written ?? "")?.[0];
  return digits ? Number(digits) : null;
};

function roadName(name: string | undefined, road: string, house: string | undefined): Street[] {
  return named(name && isNumbered(name) ? `${road} ${name}` : name, leadingNumber(house));
}

function numberedName(rest: string, house: string | undefined, bare: string | undefined, short: StreetShort): Street[] {
  const name = NO_STREET.test(rest) ? undefined : leadingName(rest, short)?.name;
  if (!name || isNumbered(name)) return [];
  // A bare number counts things as often as it counts houses: then two words in capitals are asked for.
  if (house === undefined && !/^\p{Lu}\p{L}*\s\p{Lu}/u.test(name)) return [];
  return named(name, leadingNumber(house ?? bare));
}

/** "A - B", "A với B", "từ A đến B". */
function crossing(rest: string, short: StreetShort): Street[] {
  const first = NO_STREET.test(rest) ? null : leadingName(rest, short);
  const joined = first && JOINED.exec(rest.slice(first.length));
  if (!first || !joined) return [];
  const further = rest.slice(first.length + joined[0].length);
  const second = NO_STREET.test(further) ? null : leadingName(further, short);
  return [...named(first.name), ...named(second?.name)];
}

/** "LVS", "CMT8" in capitals, wherever they stand. */
function shortStreets(whole: string, short: StreetShort): Found[] {
  const found: Found[] = [];
  for (const { 0: word, index } of whole.matchAll(/(?<![\p{L}\p{M}\p{N}])[A-ZĐ]{2,5}\d?(?![\p{L}\p{M}\p{N}])/gu)) {
    const name = short[nameKey(word)];
    if (name && found.push({ name, houseNumber: null, at: index }) >= MAX_STREETS) break;
  }
  return found;
}
