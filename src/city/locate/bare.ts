import type { Word } from "./read-words.ts";

/** Before a name these make it a street, a bridge, a school: not the ward of that name. Two words are one key. */
const STREET_WORDS = new Set(
  (
    "duong,d,dg,hem,kiet,ngo,ngach,pho,cau,cho,ngatu,ngaba,nganam,ngasau,vongxoay,ga,benxe,bencang,truong,thcs,thpt,chua," +
    "dinh,congvien,khu,kcn,kdc,kdt,cuxa,toanha,chungcu,benhvien,nhatho,rach,kenh,song,ho,xalo,daulo,quoclo,tinhlo,ql,tl,hl," +
    "huonglo,lo,sanbay,congty,cty,tram,ap,thon,khupho,kp,bai,bien,anh,chi,ong,co,ba,ten,caotoc,metro,tuyen,dai,nhahang,quan,tiem"
  ).split(","),
);

/** Whether the name at this word belongs to a street or a building: "đường Hà Nội", but not "đường, Hà Nội". */
export function afterStreetWord(words: readonly Word[], at: number): boolean {
  const one = words[at - 1];
  if (!one || words[at]?.apart) return false;
  return STREET_WORDS.has(one.key) || STREET_WORDS.has((words[at - 2]?.key ?? "") + one.key);
}

const CUES = new Set(
  "o,tai,thuoc,ben,gan,khuvuc,vuc,diaban,ban,phia,ve,tu,den,trong,nguoi,dan,ubnd,congan,ca".split(","),
);

/** Whether an address ends after this word: "…, Hà Nội." */
export function endsAddress(words: readonly Word[], last: number): boolean {
  const next = words[last + 1];
  return !next || next.apart || next.key === "cu" || next.key === "vn";
}

interface Bare {
  /** The writer uses marks (then the caller has checked them). */
  marked: boolean;
  /** The text is all in capitals. */
  shouted: boolean;
  /** The name is an ordinary word as well. */
  everyday: boolean;
  /** A district follows or a ward stands before: it can only be a place. */
  cued: boolean;
}

/**
 * Whether a name without "phường" before it is meant as a place: written in capitals and not part of a longer name, or
 * where a place is expected (after "ở", between commas).
 */
export function isBareName(
  words: readonly Word[],
  { first, last }: { first: number; last: number },
  { marked, shouted, everyday, cued }: Bare,
): boolean {
  const inside = words.slice(first, last + 1);
  const capital = !shouted && inside.every((word) => word.capital);
  const before = words[first - 1];
  const after = words[last + 1];
  // "Phú Mỹ Hưng", "Nguyễn Tân Định": the name goes on.
  const goesOn = capital && after?.capital === true && !after.apart && !cued;
  const startedBefore = capital && before?.capital === true && !words[first]?.apart && first > 1 && !cued;
  if (goesOn || startedBefore) return false;
  if (everyday) return capital && marked;
  if (cued) return true;
  if (capital && marked) return true;
  const place = before !== undefined && !words[first]?.apart && CUES.has(before.key);
  const segment = words[first]?.apart === true && (after === undefined || after.apart);
  return place || segment;
}
