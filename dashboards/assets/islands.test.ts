import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { loadIslands } from "./islands.ts";

function folderWith(files: Record<string, string>): URL {
  const folder = mkdtempSync(join(tmpdir(), "islands-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

const bodyOf = (files: Record<string, string>, name: string) =>
  loadIslands(folderWith(files))
    .find((one) => one.name === name)
    ?.body.toString();

test("an import of a sister island becomes its address with its hash", () => {
  const files = { "a.ts": `import { b } from "./b.ts";\nb();\n`, "b.ts": "export const b = (): number => 1;\n" };
  const made = loadIslands(folderWith(files));
  const [a, b] = ["a.js", "b.js"].map((name) => made.find((one) => one.name === name));
  expect(a?.body.toString()).toContain(`from "${b?.url}"`);
  expect(a?.imports?.map((one) => one.name)).toEqual(["b.js"]);
  expect(b?.body.toString()).not.toContain("number");
});

test("a change to what is imported changes the address of whoever imports it", () => {
  const urlOf = (text: string) =>
    loadIslands(folderWith({ "a.ts": `import "./b.ts";\n`, "b.ts": text })).find((one) => one.name === "a.js")?.url;
  expect(urlOf("console.log(1);\n")).not.toBe(urlOf("console.log(2);\n"));
});

test("what is imported through another is named as well, so that a page asks for all at once", () => {
  const files = { "a.ts": `import "./b.ts";\n`, "b.ts": `import "./c.ts";\n`, "c.ts": "export const c = 1;\n" };
  const a = loadIslands(folderWith(files)).find((one) => one.name === "a.js");
  expect(a?.imports?.map((one) => one.name).toSorted()).toEqual(["b.js", "c.js"]);
});

test("an import of types alone leaves no import", () => {
  const files = {
    "a.ts": `import type { B } from "./b.ts";\nexport const a: B = 1;\n`,
    "b.ts": "export type B = number;\n",
  };
  expect(bodyOf(files, "a.js")).not.toContain("import");
});

test("islands that import each other are refused, and named", () => {
  const files = { "a.ts": `import "./b.ts";\n`, "b.ts": `import "./a.ts";\n` };
  expect(() => loadIslands(folderWith(files))).toThrow("a > b > a");
});
