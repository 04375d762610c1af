import { foldText } from "../text.ts";
import { isMarked, wordsIn } from "./plain-words.ts";

/** Runs of two to four words with capitals: "Nguyễn Hữu Cảnh", "Chợ Thủ Đức". */
const CAPITALS = /\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,3}/gu;
/** With which many streets begin: the names of persons. */
const FAMILY_NAMES =
  "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý trương lương đinh tạ cao tôn châu ưng đoàn tô mai trịnh".split(
    " ",
  );
const MARKED_FAMILIES = new Set(FAMILY_NAMES);
/** As they are typed without marks, which make other words of them: "hộ dân" is no Hồ. */
const PLAIN_FAMILIES = new Set(FAMILY_NAMES.map(foldText));
/** "Bay vô nhà em" typed without marks begins like a Võ. */
const NO_NAME = new Set(
  "nha em toi tui anh chi cho la va roi qua luon xe duong hem khu xom day do nay kia ca cac nhung mot hai may nguoi".split(
    " ",
  ),
);
/** Of a ward. */
const WITH_KIND = ["phuong", "p", "xa", "x", "dac khu"];
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
    ...personsIn(text),
    ...[...text.normalize("NFC").matchAll(CAPITALS)].map(([run]) => run.replace(/\s+/g, " ")),
    ...(street ? [street.trim()] : []),
  ];
  // The last writing of a name stands: with its marks, where there is one.
  const names = new Map(written.map((name) => [foldText(name), name]));
  const isWard = (name: string) =>
    ward !== null && (name === ward || WITH_KIND.some((kind) => name === `${kind} ${ward}`));
  return new Map([...names].filter(([name]) => name.includes(" ") && !NO_PLACE.has(name) && !isWard(name)));
}

function personsIn(text: string): string[] {
  const typed = wordsIn(text);
  const words = typed.map(foldText);
  const [families, asTyped] = isMarked(text) ? [MARKED_FAMILIES, typed] : [PLAIN_FAMILIES, words];
  return words.flatMap((word, at) => {
    const [second = "", third = ""] = [words[at + 1], words[at + 2]];
    // "duong nguyen huu canh": the street word, not the family.
    const isStreet = word === "duong" && PLAIN_FAMILIES.has(second);
    const isName =
      families.has(asTyped[at] ?? "") &&
      !isStreet &&
      second !== "" &&
      third !== "" &&
      !NO_NAME.has(second) &&
      !/\d/.test(second + third);
    return isName ? [`${word} ${second} ${third}`] : [];
  });
}

/** Whether a text without marks has the words of a name, one after the other. */
export const names = (plain: string, name: string): boolean => ` ${plain} `.includes(` ${name} `);
