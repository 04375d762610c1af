import { foldText } from "../text.ts";

/** What people type for words that matter here. */
const SHORT: Record<string, string> = {
  nc: "nước",
  ng: "người",
  ngta: "người ta",
  mn: "mọi người",
  k: "không",
  ko: "không",
  kg: "không",
  hok: "không",
  khog: "không",
  dc: "được",
  dt: "điện thoại",
  p: "phường",
  f: "phường",
  q: "quận",
  bv: "bệnh viện",
  r: "rồi",
  wa: "quá",
  z: "vậy",
  vs: "với",
  cty: "công ty",
  ql: "quốc lộ",
  ql1: "quốc lộ 1",
  cmt8: "cách mạng tháng tám",
  kp: "khu phố",
  hs: "học sinh",
};

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text as typed, small, with what is typed short written out: "Nc ngập" is "nước ngập". */
export function wordsIn(text: string): string[] {
  const words = text.normalize("NFC").toLowerCase().match(WORD) ?? [];
  return words.flatMap((word) => (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? word) : word).split(" "));
}

/** The same without marks. */
export const plainWords = (text: string): string[] => wordsIn(text).map(foldText);

/** Typed with tone marks: "cháy" is not "chạy" then. Few marks come from a name that was pasted. */
export const isMarked = (text: string): boolean =>
  (text.normalize("NFD").match(/\p{M}/gu)?.length ?? 0) * 12 > text.length;

/** Said everywhere: they tell nothing of what a text is about. */
const COMMON = new Set(
  `a ah oi o u va la ma thi co cai con cac nhung mot hai ba nay kia do day dang da se roi cung rat qua lam nhieu it
  cho voi tu den ra vao len xuong tren duoi trong ngoai truoc sau khi neu nhu de duoc bi boi vi nen
  toi tui minh em anh chi ong ba bac chu chung ta nguoi dan ai gi sao nao may bao gio hom nay qua sang chieu trua dem tuan
  xin vui long de nghi kinh mong nho gui giup dum phan anh cao thong tin co quan chuc nang xu ly kiem tra som gap khan
  khong chua van luon mai hoai lai nua moi vua ngay thang nam luc phut tieng
  phuong quan tp thanh pho hcm sai gon tphcm duong khu vuc tai gan ben canh phia noi doan khuc cho nha moi
  vang nhe nhi ha hen ne vay the biet thay noi hoi di cung ngay so hem toan nguyen het may xe`.split(/\s+/),
);

/** Pairs of neighbouring words and single ones that tell something: Vietnamese words are mostly of two syllables. */
export function tellingWords(text: string, places: readonly string[] = []): Set<string> {
  const words = without(
    plainWords(text),
    places.map((name) => name.split(" ")),
  );
  const told = new Set<string>();
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (!tells(word)) continue;
    told.add(word);
    if (next && tells(next)) told.add(`${word} ${next}`);
  }
  return told;
}

const tells = (word: string) => word.length > 1 && !COMMON.has(word) && !/\d/.test(word);

/** Each name is a run of words; where one stood there is a gap that nothing is read across. */
function without(words: string[], names: readonly string[][]): string[] {
  const left = [...words];
  for (const name of names)
    for (let at = 0; name.length > 0 && at + name.length <= left.length; at++)
      if (name.every((word, after) => left[at + after] === word)) left.splice(at, name.length, "");
  return left;
}

/** Share of what two texts tell that both tell, 0..1: a long story and one line may tell the same. */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / Math.sqrt(a.size * b.size);
}
