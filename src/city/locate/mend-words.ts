import type { Word } from "./read-words.ts";

/** Words of places and what stands around them, that telex residue and slips are mended to. */
const AROUND =
  "phuong quan huyen xa thi tran thanh pho tinh duong hem ap khu to cau cho ngo kiet nga ba tu giao lo truong benh vien".split(
    " ",
  );

/** Usual slips of the words that announce a name, and how the young write them. */
const SLIPS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    fuong: "phuong",
    phuog: "phuong",
    phuogn: "phuong",
    phuon: "phuong",
    phuongg: "phuong",
    phung: "phuong",
    puong: "phuong",
    pphuong: "phuong",
    phunog: "phuong",
    phwong: "phuong",
    wan: "quan",
    qan: "quan",
    qaun: "quan",
    quna: "quan",
    quann: "quan",
    huyeen: "huyen",
    huyne: "huyen",
    hyuen: "huyen",
    huyenn: "huyen",
    duog: "duong",
    dduong: "duong",
  }),
);

/** Mends words that a keyboard left half written: "phuwowngf" → "phuong", "Bifnh" → "binh". */
export type MendWords = (words: Word[]) => Word[];

/** @param syllables every syllable of a place name, folded */
export function mendWords(syllables: ReadonlySet<string>): MendWords {
  const known = new Set([...syllables, ...AROUND]);
  const mended = new Map<string, string>();
  return (words) => {
    for (const word of words) {
      if (word.key.length < 3 || known.has(word.key)) continue;
      let key = mended.get(word.key);
      if (key === undefined) {
        key = mend(word.key, known);
        // Bounded: a hostile text could bring a million different words.
        if (mended.size < 10_000) mended.set(word.key, key);
      }
      word.key = key;
    }
    return words;
  };
}

function mend(key: string, known: ReadonlySet<string>): string {
  const slip = SLIPS.get(key);
  if (slip) return slip;
  const plain = key
    .replace(/w/g, (_, at: number) => (/[aou]/.test(key[at - 1] ?? "") ? "" : "u"))
    .replace(/dd/g, "d")
    .replace(/aa/g, "a")
    .replace(/ee/g, "e")
    .replace(/oo/g, "o");
  const toneLast = plain.replace(/(?<=[aeiouy]\p{L}*)[fjrsxz]$/u, "");
  const toneInside = plain.replace(/(?<=[aeiouy])[fjrsx](?=\p{L}*$)/u, "");
  for (const tried of [plain, toneLast, toneInside]) if (tried !== key && known.has(tried)) return tried;
  return key;
}
