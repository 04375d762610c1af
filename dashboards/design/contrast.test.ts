import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
const colours = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
const THEMES = { light: colours(light), dark: colours(dark.split("@media")[0] ?? "") };

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
/** Edges of fields, focus rings, filled parts of bars: 3:1 is asked for (1.4.11). */
const SHAPES: [string, string][] = [
  ["line-strong", "surface"],
  ["line-strong", "paper"],
  ["river", "line"],
  ["gold", "surface"],
  ["gold", "paper"],
  ["gold", "gold-tint"],
];

test.each(Object.keys(THEMES))("words can be read in the %s theme", (theme) => {
  for (const [text, ground] of TEXT)
    expect.soft(ratio(theme, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test.each(Object.keys(THEMES))("shapes can be told apart in the %s theme", (theme) => {
  for (const [shape, ground] of SHAPES)
    expect.soft(ratio(theme, shape, ground), `${shape} on ${ground}`).toBeGreaterThanOrEqual(3);
});

function ratio(theme: string, a: string, b: string): number {
  const of = (name: string) => THEMES[theme as keyof typeof THEMES].get(name) ?? THEMES.light.get(name) ?? "#000000"; // safe: keys of THEMES
  return contrast(of(a), of(b));
}
