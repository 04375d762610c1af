import { foldText } from "../text.ts";
import { plainWords } from "./plain-words.ts";

/** Runs of two to four words with capitals: "Nguyễn Hữu Cảnh", "Chợ Thủ Đức". */
const CAPITALS = /\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,3}/gu;
/** With which many streets begin, without marks: the names of persons. */
const FAMILY_NAMES = new Set(
  "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong luong dinh ta cao ton chau ung doan to mai trinh".split(
    " ",
  ),
);
/** Words with capitals that name no place. */
const NO_PLACE = new Set(["de nghi", "kinh de", "kinh gui", "thanh pho", "ho chi minh", "viet nam", "uy ban"]);

/**
 * Names of places that a text gives besides its ward, without marks, each with how it is written: runs with capitals; where
 * nothing has marks or capitals, what begins like a person's name. Two words at least.
 * @param street as the gazetteer read it @param wardName without its kind
 */
export function placeNamesIn(text: string, street: string | null, wardName: string | null): Map<string, string> {
  const ward = wardName ? foldText(wardName) : null;
  const written = [
    ...personsIn(plainWords(text)),
    ...[...text.normalize("NFC").matchAll(CAPITALS)].map(([run]) => run.replace(/\s+/g, " ")),
    ...(street ? [street.trim()] : []),
  ];
  // The last writing of a name stands: with its marks, where there is one.
  const names = new Map(written.map((name) => [foldText(name), name]));
  const isWard = (name: string) => ward !== null && (name === ward || name === `phuong ${ward}`);
  return new Map([...names].filter(([name]) => name.includes(" ") && !NO_PLACE.has(name) && !isWard(name)));
}

const personsIn = (words: readonly string[]): string[] =>
  words.flatMap((word, at) => {
    const [second = "", third = ""] = [words[at + 1], words[at + 2]];
    // "duong nguyen huu canh": the street word, not the family.
    const isStreet = word === "duong" && FAMILY_NAMES.has(second);
    const isName = FAMILY_NAMES.has(word) && !isStreet && second !== "" && third !== "" && !/\d/.test(second + third);
    return isName ? [`${word} ${second} ${third}`] : [];
  });

/** Whether a text without marks has the words of a name, one after the other. */
export const names = (plain: string, name: string): boolean => ` ${plain} `.includes(` ${name} `);
