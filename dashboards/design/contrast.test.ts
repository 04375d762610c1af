import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { themesCss } from "./themes.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const colours = (css: string) =>
  new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]));

const light = colours(read("./tokens.css"));
const dark = new Map([...light, ...colours(read("./themes/dark.css"))]);
const THEMES: Record<string, Map<string, string>> = {
  light,
  dark,
  "contrast-light": new Map([...light, ...colours(read("./themes/contrast-light.css"))]),
  "contrast-dark": new Map([...dark, ...colours(read("./themes/contrast-dark.css"))]),
};

/** Relative luminance and contrast: WCAG 2.2, definitions. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: [string, string][] = [
  ["ink", "paper"],
  ["ink", "surface"],
  ["ink", "sunken"],
  ["ink", "gold-tint"],
  ["ink", "red-tint"],
  ["ink", "river-tint"],
  ["ink", "blue-tint"],
  ["ink-soft", "paper"],
  ["ink-soft", "surface"],
  ["ink-soft", "sunken"],
  ["ink-soft", "red-tint"],
  ["ink-soft", "gold-tint"],
  ["ink-soft", "river-tint"],
  ["link", "paper"],
  ["link", "surface"],
  ["link", "sunken"],
  ["link", "red-tint"],
  ["river", "surface"],
  ["river", "paper"],
  ["river", "river-tint"],
  ["on-river", "river"],
  ["on-river", "river-deep"],
  ["red", "surface"],
  ["red", "red-tint"],
  ["surface", "red"],
  ["orange", "surface"],
  ["orange", "sunken"],
  ["orange", "red-tint"],
  ["green", "surface"],
  ["green", "green-tint"],
  ["blue", "blue-tint"],
];
/** Edges of fields, focus rings, filled parts of bars, what is counted in a chart: 3:1 is asked for (1.4.11). */
const SHAPES: [string, string][] = [
  ["line-strong", "surface"],
  ["line-strong", "paper"],
  ["gold", "surface"],
  ["gold", "paper"],
  ["gold", "gold-tint"],
  ...["green", "red", ...[1, 2, 3, 4, 5, 6].map((n) => `data-${n}`)].map((name): [string, string] => [name, "surface"]),
];

test.each(Object.keys(THEMES))("words can be read in the %s theme", (theme) => {
  const asked = theme.startsWith("contrast") ? 7 : 4.5;
  for (const [text, ground] of TEXT)
    expect.soft(ratio(theme, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(asked);
});

test.each(Object.keys(THEMES))("shapes can be told apart in the %s theme", (theme) => {
  for (const [shape, ground] of SHAPES)
    expect.soft(ratio(theme, shape, ground), `${shape} on ${ground}`).toBeGreaterThanOrEqual(3);
});

test.each(["light", "dark"])("the filled part of a bar can be told from its track in the %s theme", (theme) => {
  expect(ratio(theme, "river", "line")).toBeGreaterThanOrEqual(3);
});

test("a theme that overrules another leaves none of its colours behind", () => {
  const names = (path: string) => [...read(path).matchAll(/--([\w-]+):/g)].map(([, name]) => name);
  expect(names("./themes/contrast-dark.css")).toEqual(names("./themes/contrast-light.css"));
  for (const name of names("./themes/dark.css")) expect(names("./themes/contrast-light.css")).toContain(name);
});

test("the reader's choice is a rule of its own, the device's wish a media query", () => {
  const css = themesCss(read("./tokens.css"));
  for (const theme of ["light", "dark", "contrast"]) expect(css).toContain(`:root[data-theme="${theme}"]`);
  expect(css).toContain("@media (prefers-color-scheme: dark)");
  expect(css).toContain("@media (prefers-contrast: more)");
});

function ratio(theme: string, a: string, b: string): number {
  const of = (name: string) => THEMES[theme]?.get(name) ?? "#000000";
  return contrast(of(a), of(b));
}
