import { describe, expect, test } from "vitest";
import type { Span } from "#src/ports/classifier.ts";
import { PERSONAL_TAGS, personalSpans, spansOf } from "./spans.ts";

const TEXT = "Rác ở hẻm 12 Lê Lai, gọi Tuấn";
const pieces: (Span | null)[] = [
  null,
  ...[...TEXT.matchAll(/\S+/g)].map(({ 0: w, index }): Span => [index, index + w.length]),
  null,
];
/** Logits that say these tags, a letter a piece. */
const say = (tags: string) =>
  Float32Array.from([...tags].flatMap((tag) => ["O", "B", "I"].map((name) => (name === tag ? 5 : 0))));
const words = (tags: string) => spansOf(say(tags), pieces, TEXT).map(([start, end]) => TEXT.slice(start, end));

test("a span is all that is marked, without the comma at its end", () => {
  expect(words("OOOBIIIOOO")).toEqual(["hẻm 12 Lê Lai"]);
});

test("a piece in between that was not marked does not break a span", () => {
  expect(words("OOOBOIIOOO")).toEqual(["hẻm 12 Lê Lai"]);
});

test("two spans far apart stay two", () => {
  expect(words("OOOBIIIOBO")).toEqual(["hẻm 12 Lê Lai", "Tuấn"]);
});

test("half a word is the whole word", () => {
  expect(spansOf(say("OB"), [null, [1, 3]], "Tuấn ơi").map(([s, e]) => "Tuấn ơi".slice(s, e))).toEqual(["Tuấn"]);
});

test("nothing marked, nothing found", () => expect(words("OOOOOOOOOO")).toEqual([]));

describe("personal data", () => {
  const found = (...tags: string[]) =>
    personalSpans(
      Float32Array.from(tags.flatMap((tag) => PERSONAL_TAGS.map((name) => (name === tag ? 5 : 0)))),
      pieces,
      TEXT,
    ).map(({ type, start, end }) => `${type} ${TEXT.slice(start, end)}`);
  const O = "O";

  test("each type is a span of its own, ascending within its type", () => {
    expect(found(O, O, O, O, "house_number", O, O, O, "B-name", O)).toEqual(["name Tuấn", "house_number 12"]);
  });

  test("a name that goes on is one, and a number that goes on too", () => {
    expect(found(O, O, O, O, O, "B-name", "I-name", O, O, O)).toEqual(["name Lê Lai"]);
    expect(found(O, O, O, "bank_account", "bank_account", O, O, O, O, O)).toEqual(["bank_account hẻm 12"]);
  });

  test("what has a shape is left to the rules", () => {
    expect(found(O, O, O, O, "phone", O, O, O, O, O)).toEqual([]);
    expect(found(...Array.from({ length: 10 }, () => O))).toEqual([]);
  });
});
