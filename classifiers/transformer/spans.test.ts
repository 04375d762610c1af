import { expect, test } from "vitest";
import type { Span } from "#src/ports/classifier.ts";
import { spansOf } from "./spans.ts";

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
