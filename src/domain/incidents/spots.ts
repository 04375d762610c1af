import { foldText } from "../text.ts";
import { wordsIn } from "./plain-words.ts";

/** Before a number they say which house or alley: two different ones of a street are two places. */
const KINDS: Record<string, string> = {
  so: "so",
  nha: "so",
  truoc: "so",
  ngay: "so",
  cho: "so",
  hem: "hem",
  ngo: "hem",
  kiet: "hem",
  lo: "lo",
  block: "block",
};
const NUMBER = /^\d+[a-z]?(x\d+)*[a-z]?$/;

/** Behind a number they make it a count or an hour: "trước 5 ngày", "số 8 giờ". */
const MEASURES = new Set(
  "ngay gio h tuan thang nam phut m met nguoi xe lan cay con tang can km cm trieu tieng hom".split(" "),
);
/** "đường số 7" is a street. */
const IS_STREET = new Set(["duong", "tuyen", "quoc", "tinh", "metro", "ga"]);

/** With their marks: without them they are other words as well ("quan 3" is a district). */
const ONLY_MARKED: Record<string, string> = { quán: "so", tiệm: "so" };
/** Points of a street that are no house: "cầu Lê Văn Sỹ", "ngã tư Bạch Đằng". */
const CROSSINGS = new Set(["cau", "nga"]);
const WAYS = new Set(["ba", "tu", "nam", "sau", "bay"]);

/** Houses, alleys and crossings that a text names, without marks: "hem 12", "so 45", "cau". */
export function spotsIn(text: string): string[] {
  const words = wordsIn(text.replace(/(\d+)\s*\/\s*(\d+)/g, "$1x$2"));
  const plain = words.map(foldText);
  const spots = words.flatMap((word, at) => numbered(plain, word, at) ?? crossing(plain, at) ?? []);
  return [...new Set(spots)];
}

function numbered(plain: readonly string[], word: string, at: number): string | undefined {
  const bare = plain[at] ?? "";
  const kind = ONLY_MARKED[word] ?? (Object.hasOwn(KINDS, bare) ? KINDS[bare] : undefined);
  const number = plain[at + 1] ?? "";
  const isStreet = bare === "so" && IS_STREET.has(plain[at - 1] ?? "");
  return kind && NUMBER.test(number) && !isStreet && !MEASURES.has(plain[at + 2] ?? "")
    ? `${kind} ${number}`
    : undefined;
}

function crossing(plain: readonly string[], at: number): string | undefined {
  const [word = "", next = ""] = [plain[at], plain[at + 1]];
  if (!CROSSINGS.has(word) || (word === "nga" && !WAYS.has(next)) || !/^[a-z]{2,}$/.test(next)) return undefined;
  // "phường Cầu Ông Lãnh" is a ward.
  return word === "cau" && (NO_BRIDGE.has(next) || plain[at - 1] === "phuong") ? undefined : word;
}

/** "cầu dao", "cầu thang", "cầu cứu" */
const NO_BRIDGE = new Set(["dao", "thang", "cuu", "xin", "mong", "long", "truot", "tieu", "vong", "vuot"]);
