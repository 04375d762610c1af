import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findPersonalData } from "../find-personal-data.ts";
import { type MarkedRow, readMarked } from "./marked.ts";
import { redactionScores } from "./redaction-scores.ts";

const row = (marked: string, style = "chat") => readMarked({ id: "x", style, marked });
const at = (text: string, words: string, type: "name" | "phone" = "name") => {
  const start = text.indexOf(words);
  return { type, start, end: start + words.length };
};

test("marks are taken out and say where the personal data stand", () => {
  expect(row("Tôi tên ⟦name:Lê Hoa⟧, ⟦?house_number:18⟧ Lê Lợi")).toEqual({
    id: "x",
    style: "chat",
    text: "Tôi tên Lê Hoa, 18 Lê Lợi",
    personal: [{ type: "name", start: 8, end: 14 }],
    either: [{ type: "house_number", start: 16, end: 18 }],
  });
});

test.each(["gọi ⟦phon:09⟧", "gọi ⟦phone:09", "gọi ⟦⟧ phone"])("%j is no marked message", (marked) => {
  expect(() => row(marked)).toThrow("x: ");
});

test("a finding counts where it touches a mark of its type, exactly where it is the mark", () => {
  const rows = [row("chị ⟦name:Thu Hà⟧ gọi ⟦phone:0903555012⟧ cho Lan")];
  const { all, byType, misses } = redactionScores(rows, (text) => [at(text, "Thu"), at(text, "Lan")]);
  expect(byType.name).toMatchObject({ asked: 1, found: 2, recall: 1, precision: 0.5, exactRecall: 0, hidden: 0 });
  expect(byType.phone).toMatchObject({ asked: 1, found: 0, recall: 0, precision: null });
  expect(all).toMatchObject({ asked: 2, found: 2, recall: 0.5, precision: 0.5 });
  expect(misses).toEqual(['missed x phone "0903555012"', 'wrong x name "Lan"']);
});

test("what another type covers is hidden, though it is not recalled", () => {
  const rows = [row("stk ⟦bank_account:0903555012⟧")];
  const { all } = redactionScores(rows, (text) => [at(text, "0903555012", "phone")]);
  expect(all).toMatchObject({ recall: 0, precision: 0, hidden: 1 });
});

test("where people may differ, neither finding nor passing over costs anything", () => {
  const rows = [row("trước ⟦?name:Kim Ngân⟧")];
  expect(redactionScores(rows, () => []).all).toMatchObject({ asked: 0, found: 0, recall: null });
  expect(redactionScores(rows, (text) => [at(text, "Kim Ngân")]).all).toMatchObject({ found: 0, precision: null });
});

const read = (name: string) =>
  readFileSync(new URL(`./${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    // Safe: both files are ours, and readMarked refuses what is wrong in them.
    .map((line) => readMarked(JSON.parse(line) as MarkedRow));

test.each([
  ["dev", 0.97, 0.98],
  ["held-out", 0.97, 0.96],
])("the rules keep what they reached on %s: recall and precision", (name, recall, precision) => {
  const { all, misses } = redactionScores(read(name), findPersonalData);
  expect(all.recall, misses.join("\n")).toBeGreaterThanOrEqual(recall);
  expect(all.precision, misses.join("\n")).toBeGreaterThanOrEqual(precision);
});

test("the yardstick has six styles, and a hundred messages without personal data", () => {
  const rows = [...read("dev"), ...read("held-out")];
  expect(new Set(rows.map(({ style }) => style))).toEqual(
    new Set(["chat", "nodiac", "teencode", "hotline", "formal", "long"]),
  );
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.filter(({ personal }) => personal.length === 0).length).toBeGreaterThanOrEqual(100);
});
