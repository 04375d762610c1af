import { expect, test } from "vitest";
import type { Span } from "#src/ports/classifier.ts";
import { placeTokens } from "./place-tokens.ts";
import { judged } from "./testing.ts";

const TEXT = "ngập ở hẻm 12/3 Lê Lai, hẻm 9";
const span = (words: string): Span => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const tokens = (address: string | null | undefined, marked: Span[] | null, text = TEXT) =>
  placeTokens(judged({ text, address_text: address }, {}, marked));

test.each([
  ["the same words", "hẻm 12/3 Lê Lai", [span("hẻm 12/3 Lê Lai")], [5, 0, 0]],
  ["a word too few and one too many", "hẻm 12/3 Lê Lai", [span("ở hẻm 12/3 Lê")], [4, 1, 1]],
  ["the same word elsewhere is another", "hẻm 12/3 Lê Lai", [span("hẻm 9")], [0, 2, 5]],
  ["two spans", "hẻm 12/3 Lê Lai, hẻm 9", [span("12/3"), span("hẻm 9")], [4, 0, 3]],
  ["part of a word is the word", "Lê Lai", [[span("Lê Lai")[0], span("Lê Lai")[0] + 1] as const], [1, 0, 1]],
  ["a place where there is none", null, [span("hẻm 9")], [0, 2, 0]],
  ["none where there is none", null, [], [0, 0, 0]],
])("%s", (_, address, marked, [hits, wrong, missed]) => {
  expect(tokens(address, marked)).toEqual({ hits, false: wrong, missed });
});

test("nothing is compared without a label, without marks, or with a label that is not in the text", () => {
  expect(tokens(undefined, [])).toBeNull();
  expect(tokens("hẻm 9", null)).toBeNull();
  expect(tokens("đường Hoa Mai", [])).toBeNull();
});

test("a text written with separate marks is read as the classifier reads it", () => {
  const decomposed = TEXT.normalize("NFD");
  expect(tokens("Lê Lai".normalize("NFD"), [span("Lê Lai")], decomposed)).toEqual({ hits: 2, false: 0, missed: 0 });
});
