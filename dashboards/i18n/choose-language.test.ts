import { expect, test } from "vitest";
import { fakeApp } from "#dashboards/testing/fake-app.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

const langOf = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fakeApp().request(url, { headers });
  return { lang: /<html lang="(..)"/.exec(await answer.text())?.[1], cookie: answer.headers.get("set-cookie") };
};

test.each([
  ["nothing said: Vietnamese", "/", {}, "vi"],
  ["an English browser", "/", { "accept-language": "en-GB,en;q=0.9" }, "en"],
  ["English second in the browser", "/", { "accept-language": "vi-VN,vi;q=0.9,en;q=0.8" }, "vi"],
  ["a language we do not speak", "/", { "accept-language": "fr" }, "vi"],
  ["the cookie over the browser", "/", { cookie: "lang=vi", "accept-language": "en" }, "vi"],
  ["the address over the cookie", "/?lang=en", { cookie: "lang=vi" }, "en"],
  ["nonsense in the address", "/?lang=%3Cscript%3E", {}, "vi"],
])("%s", async (_, url, headers, lang) => {
  expect((await langOf(url, headers)).lang).toBe(lang);
});

test("a language that was chosen is remembered, one that was guessed is not", async () => {
  expect((await langOf("/?lang=en")).cookie).toMatch(/^lang=en;/);
  expect((await langOf("/", { "accept-language": "en" })).cookie).toBeNull();
});

test("English leaves nothing empty and shares no sentence with Vietnamese by accident", () => {
  const same: string[] = [];
  const walk = (a: unknown, b: unknown, path: string) => {
    if (typeof a === "string") {
      expect(b, path).not.toBe("");
      if (a === b && /[ạ-ỹđ]/i.test(a)) same.push(path);
    } else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
      for (const [key, value] of Object.entries(a)) walk(value, Reflect.get(b, key), `${path}.${key}`);
    }
  };
  walk(vi, en, "");
  // What a language calls itself, an example of what citizens ask, and our name.
  expect(same).toEqual([".people.languages.vi", ".templates.knowledge.searchHint", ".brand.name"]);
});
