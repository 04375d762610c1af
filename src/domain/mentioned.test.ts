import { expect, test } from "vitest";
import { mentionedIn } from "./mentioned.ts";

const MINH = { id: 1, name: "Nguyễn Văn Minh" };
const HA = { id: 2, name: "Phạm Thu Hà" };
const NGOC_HA = { id: 3, name: "Lê Ngọc Hà" };
const ALL = [MINH, HA, NGOC_HA];

test.each([
  ["the whole name", "Nhờ @Nguyễn Văn Minh xem giúp", [MINH]],
  ["the given name, when only one has it", "@Minh, đã gọi cho dân chưa?", [MINH]],
  ["no marks and no capitals", "nho @nguyen van minh xem", [MINH]],
  ["the end of a name that tells two people apart", "@Thu Hà và @ngọc hà", [HA, NGOC_HA]],
  ["the same person twice", "@Minh ơi @Minh", [MINH]],
  ["decomposed letters", "@Phạm Thu Hà".normalize("NFD"), [HA]],
  ["nobody in an e-mail address", "gửi về minh@minh.vn", []],
  ["nobody in a longer word", "@Minhh", []],
  ["nobody who is no colleague", "@Lan xem giúp", []],
])("a note calls by %s", (_, text, people) => {
  expect(mentionedIn(text, ALL)).toEqual({ people, unclear: [] });
});

test("what stands in brackets behind a name need not be written", () => {
  const truong = { id: 4, name: "Bùi Văn Trưởng (phó đội)" };
  expect(mentionedIn("@Trưởng xem giúp", [truong]).people).toEqual([truong]);
});

test("a given name that two colleagues have calls nobody and says who they are", () => {
  expect(mentionedIn("@Hà xem giúp", ALL)).toEqual({
    people: [],
    unclear: [{ written: "@ha", names: ["Phạm Thu Hà", "Lê Ngọc Hà"] }],
  });
});
