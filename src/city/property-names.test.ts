import { expect, test } from "vitest";
import { bareWords } from "#src/domain/dialogue/bare-text.ts";
import { hear } from "#src/domain/dialogue/hear.ts";
import { redact } from "#src/domain/redact/redact.ts";
import { searchQuery } from "#src/domain/search-query.ts";
import { loadCity } from "./load-city.ts";

/** Words that every object of the language answers to: a list that is looked up by a citizen's word must not. */
const WORDS = Object.getOwnPropertyNames(Object.prototype);
const city = loadCity("hcmc");

test.each(WORDS)("a citizen may write %s like any other word", (word) => {
  const text = `Hẻm ngập ${word} phường Bàn Cờ`;
  expect(city.locate({ text }).ward?.name).toBe("Phường Bàn Cờ");
  expect(bareWords(text).every((one) => typeof one === "string")).toBe(true);
  expect(redact(text).text).toContain(word);
  expect(searchQuery(text)).not.toBeNull();
  const idle = { state: "idle" as const, wards: [], namesPlace: () => false, articleFor: () => null };
  for (const payload of [null, word])
    expect(typeof hear({ text: word, pin: false, attachments: 0, payload }, idle).act).toBe("string");
});
