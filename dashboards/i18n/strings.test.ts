import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { expect, test } from "vitest";
import { childrenOf, isNode, type Node } from "#dashboards/testing/source-tree.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const pages = files.filter((file) => file.endsWith(".tsx") && !/\.test\.tsx$|^testing\//.test(file));
const readers = files.filter((file) => !/\.test\.tsx?$|^testing\/|^i18n\/(?:vi|en)/.test(file));

/** Attributes whose value a person reads or hears. */
const SPOKEN = new Set(["title", "aria-label", "placeholder", "alt", "label", "summary", "caption"]);
/** Not words of a language: signs, units and names that are the same in both. */
const SAME_EVERYWHERE = new Set([
  "km",
  "m",
  "n",
  "SLA",
  "CSV",
  "PDF",
  "XLSX",
  "RSS",
  "QR",
  "API",
  "Esc",
  "Ctrl",
  "Enter",
  "Alt",
  "Shift",
  "Ctrl+K",
  "OK",
]);

const isWords = (text: string) => /\p{L}{2,}/u.test(text) && !SAME_EVERYWHERE.has(text.trim());

const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === "string" ? node.name : "");

/** The strings that an expression may come to. */
function stringsOf(value: unknown): Node[] {
  if (!isNode(value)) return [];
  if (value.type === "JSXExpressionContainer") return stringsOf(value.expression);
  if (value.type === "ConditionalExpression") return [value.consequent, value.alternate].flatMap(stringsOf);
  if (value.type === "LogicalExpression") return [value.left, value.right].flatMap(stringsOf);
  if (value.type === "TemplateLiteral") return childrenOf(value).filter(({ type }) => type === "TemplateElement");
  return value.type === "Literal" || value.type === "JSXText" ? [value] : [];
}

const wordsOf = ({ value }: Node): string =>
  typeof value === "string"
    ? value
    : typeof value === "object" && value && "cooked" in value
      ? String(value.cooked)
      : "";

function hardCoded(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  const found: string[] = [];
  const tell = (nodes: Node[]) => {
    for (const node of nodes)
      if (isWords(wordsOf(node)))
        found.push(`${file}:${source.slice(0, node.start).split("\n").length} ${wordsOf(node).trim()}`);
  };
  const visit = (node: Node): void => {
    if (node.type === "JSXAttribute" && SPOKEN.has(nameOf(node.name))) tell(stringsOf(node.value));
    if (node.type === "JSXElement" || node.type === "JSXFragment") {
      const tag = isNode(node.openingElement) ? nameOf(node.openingElement.name) : "";
      const inside = Array.isArray(node.children) ? node.children : [];
      if (tag !== "code" && tag !== "kbd") tell(inside.flatMap(stringsOf));
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parseSync(file, source).program as unknown as Node); // a tree of nodes, whatever its exact types
  return found;
}

test("every word on a page comes from the dictionaries", () => {
  expect(pages.length).toBeGreaterThan(100);
  expect(pages.flatMap(hardCoded)).toEqual([]);
});

/** The way to each text; of a list, to the list. */
const keysOf = (part: object, path: readonly string[] = []): string[][] =>
  Object.entries(part).flatMap(([key, value]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? keysOf(value, [...path, key])
      : [[...path, key]],
  );
const dotted = (part: object): string[] =>
  keysOf(part)
    .map((path) => path.join(" > "))
    .toSorted();

test("both languages have the same texts, none of them empty", () => {
  expect(dotted(en)).toEqual(dotted(vi));
  const empty = (part: object, path = ""): string[] =>
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? empty(value, `${path}${key}.`)
        : value === ""
          ? [`${path}${key}`]
          : [],
    );
  expect([...empty(vi), ...empty(en)]).toEqual([]);
});

test("Vietnamese texts are composed letters, as phones and search expect them", () => {
  const strings = (part: object): string[] =>
    Object.values(part).flatMap((value) =>
      typeof value === "object" && value ? strings(value) : typeof value === "string" ? [value] : [],
    );
  for (const text of strings(vi)) expect(text).toBe(text.normalize("NFC"));
});

test("no text is kept that no page says", () => {
  const code = readers.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  const names = new Set(code.match(/[A-Za-z_][\w-]*/g));
  const unused = keysOf(vi).filter((path) => {
    const [table = "", key = ""] = path.slice(-2);
    // A key looked up by a value (`words.states[state]`) is used through its table.
    return !names.has(key) && !new RegExp(`\\b${table}\\b(?:\\?\\.)?(?:\\[|[^.\\w])`).test(code);
  });
  expect(unused.map((path) => path.join(" > "))).toEqual([]);
});
