import { readFileSync } from "node:fs";

const declarations = (name: string): string => {
  const css = readFileSync(new URL(`./themes/${name}.css`, import.meta.url), "utf8");
  return css.slice(css.indexOf("{") + 1, css.lastIndexOf("}"));
};

const rule = (selector: string, body: string): string => `${selector} {${body}}`;
const when = (query: string, css: string): string => `@media ${query} {\n${css}\n}`;

/**
 * The themes in the order in which they overrule one another. Each list of colours is written once and wrapped for those
 * who get it: by what the device asks for, by the reader's choice (`<html data-theme>`), or for one block (`.theme-dark`).
 * `light-dark()` would be shorter, but browsers of 2023, such as those of old office machines, do not know it.
 */
export function themesCss(light: string): string {
  const day = light
    .slice(light.indexOf("{") + 1, light.lastIndexOf("}"))
    .replace("color-scheme: light dark", "color-scheme: light");
  const dark = declarations("dark");
  const moreByDay = declarations("contrast-light");
  const moreAtNight = declarations("contrast-dark");
  const night = "(prefers-color-scheme: dark)";
  const more = "(prefers-contrast: more)";
  return [
    rule(':root[data-theme="light"], .theme-light', day),
    when(night, rule(':root:not([data-theme="light"])', dark)),
    rule(':root[data-theme="dark"], .theme-dark', dark),
    when(more, rule(":root:root", moreByDay)),
    rule(':root[data-theme="contrast"], .theme-contrast', moreByDay),
    when(`${more} and ${night}`, rule(':root:not([data-theme="light"])', moreAtNight)),
    when(more, rule(':root[data-theme="dark"]', moreAtNight)),
    when(night, rule(':root[data-theme="contrast"]', moreAtNight)),
    // Names for other names are worked out where they are written: here once more, for the block's own colours.
    rule(".theme-light, .theme-dark, .theme-contrast", day.match(/^ *--[\w-]+: var\(.*$/gm)?.join("\n") ?? ""),
    rule(".theme-light, .theme-dark, .theme-contrast", "background: var(--paper); color: var(--ink);"),
  ].join("\n");
}
