import { type Asset, makeAsset } from "./asset.ts";
import { packageFile } from "./package-file.ts";

const PACKAGE = "@fontsource/be-vietnam-pro";
const WEIGHTS = [400, 600, 700] as const;

/** `url(./files/x.woff2) format('woff2'), url(./files/x.woff) format('woff')`: the second is for browsers of 2014. */
const SOURCE = /url\(\.\/files\/([\w-]+\.woff2)\) format\('woff2'\),[^;]+/g;

/**
 * Be Vietnam Pro (OFL 1.1) in three weights. All three subsets of a weight are needed: the Vietnamese one alone lacks
 * 31 letters that live in "latin" (â, ê, ô, á, à). A browser loads only those whose unicode-range the page uses.
 */
export function loadFonts(): { css: string; files: Asset[] } {
  const files = new Map<string, Asset>();
  const css = WEIGHTS.map((weight) =>
    packageFile(PACKAGE, `${weight}.css`)
      .toString("utf8")
      .replace(SOURCE, (_, name: string) => {
        const file = makeAsset(name, packageFile(PACKAGE, `files/${name}`));
        files.set(name, file);
        return `url(${file.url}) format("woff2")`;
      }),
  ).join("\n");
  return { css, files: [...files.values()] };
}
