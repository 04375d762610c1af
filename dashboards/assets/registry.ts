import { readFileSync } from "node:fs";
import { themesCss } from "#dashboards/design/themes.ts";
import { type Asset, makeAsset } from "./asset.ts";
import { loadFonts } from "./fonts.ts";
import { loadIslands } from "./islands.ts";

import { packageFile } from "./package-file.ts";

const own = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const light = own("design/tokens.css");
const styles = (...names: string[]) => names.map((name) => own(`design/${name}.css`)).join("\n");

/** Passkeys come with the library's build for script tags, which sets a global, before our part in the same file. */
function withLibrary(island: Asset): Asset {
  if (island.name !== "passkey.js") return island;
  const library = packageFile("@simplewebauthn/browser", "dist/bundle/index.umd.min.js");
  return { ...island, ...makeAsset(island.name, `${library}\n${island.body}`) };
}

function loadAssets(): Map<string, Asset> {
  const fonts = loadFonts();
  const shared = `${fonts.css}\n${light}\n${themesCss(light)}\n${styles("base", "controls", "components", "widgets", "charts", "map")}`;
  const assets = [
    ...fonts.files,
    makeAsset("citizen.css", `${shared}\n${styles("citizen", "form", "track", "rating", "open", "incidents")}`),
    makeAsset(
      "console.css",
      `${shared}\n${styles("console", "tickets", "list", "ticket", "understanding", "routing", "calendars", "people", "texts", "reply", "identity", "nav", "admin", "leader", "directives", "work", "mentions", "sources", "incidents", "alerts")}`,
    ),
    makeAsset("wall.css", `${shared}\n${styles("wall")}`),
    makeAsset("demo.css", `${shared}\n${styles("demo")}`),
    makeAsset("logo.svg", own("design/logo.svg")),
    ...loadIslands(new URL("../islands/", import.meta.url)).map(withLibrary),
    // The parts that need no blob: worker and no inline style: altcha/dist/external and its worker, both MIT.
    makeAsset("altcha.js", packageFile("altcha", "dist/external/altcha.min.js")),
    makeAsset("altcha.css", packageFile("altcha", "dist/external/altcha.css")),
    makeAsset("altcha-vi.js", packageFile("altcha", "dist/i18n/vi.js")),
    makeAsset("altcha-worker.js", packageFile("altcha", "dist/workers/pbkdf2.js")),
  ];
  return new Map(assets.map((asset) => [asset.name, asset]));
}

/** Everything under /assets, by name; read and compressed once when the process starts. */
export const ASSETS: ReadonlyMap<string, Asset> = loadAssets();

/** Address of an asset with its content hash. @throws Error on a name that is not there: a typing mistake of ours */
export function assetUrl(name: string): string {
  const asset = ASSETS.get(name);
  if (!asset) throw new Error(`no asset ${name}`);
  return asset.url;
}
