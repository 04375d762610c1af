import { expect, test } from "vitest";
import { searchQuery } from "./search-query.ts";

test("words are looked for without tone marks, and told apart with them", () => {
  expect(searchQuery("Trần Phú ")).toEqual({
    all: "'tran' & 'phu'",
    whole: "'tran' & 'phu'",
    parts: null,
    exact: "'trần' & 'phú'",
    exactPhrase: "'trần' <-> 'phú'",
    phrase: "'tran' <-> 'phu'",
  });
});

test("the last word may be unfinished, when enough of it is there", () => {
  expect(searchQuery("đường nguy")).toMatchObject({ all: "'duong' & 'nguy':*", whole: "'duong' & 'nguy'" });
  expect(searchQuery("đường nguy")?.parts).toEqual({ finished: "'duong'", unfinished: "'nguy':*" });
  expect(searchQuery("đường ng")).toMatchObject({ all: "'duong' & 'ng'", parts: null });
  expect(searchQuery("nguy")?.parts).toBeNull();
});

test("signs only part words, whatever they mean to a query language", () => {
  expect(searchQuery("12/3 & | ! <-> 'a' \\ :*")?.all).toBe("'12' & '3' & 'a'");
  expect(searchQuery("!!! ;-)")).toBeNull();
});

test("composed and decomposed letters are the same words", () => {
  expect(searchQuery("Trần".normalize("NFD"))).toEqual(searchQuery("Trần"));
});
