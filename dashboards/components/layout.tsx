import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { ASSETS, assetUrl } from "#dashboards/assets/registry.ts";
import type { Page } from "#dashboards/page.ts";
import type { Theme } from "./theme.ts";

interface LayoutProps {
  /** Without a theme, as the device asks. */
  page: Pick<Page, "lang" | "t"> & Partial<Pick<Page, "theme">>;
  title: string;
  styles: "citizen.css" | "console.css" | "demo.css" | "wall.css";
  /** Names of islands, "report-form.js". */
  script?: string | readonly string[] | undefined;
  bodyClass?: string | undefined;
  /** For a page that has one look, whatever the reader chose: the big screen. */
  theme?: Theme | undefined;
  children?: Child;
}

/** The two files that the first line of any Vietnamese page needs. */
const PRELOADED = ["be-vietnam-pro-latin-400-normal.woff2", "be-vietnam-pro-vietnamese-400-normal.woff2"];

/** The document around both the citizens' and the officers' pages. */
export function Layout({ page, title, styles, script, bodyClass, theme = page.theme, children }: LayoutProps) {
  const chosen = theme === "system" ? undefined : theme;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={page.lang} data-theme={chosen}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={chosen === "light" || chosen === "dark" ? chosen : "light dark"} />
          <title>{`${title} · ${page.t.brand.name}`}</title>
          <link rel="icon" href={assetUrl("logo.svg")} type="image/svg+xml" />
          {PRELOADED.map((name) => (
            <link rel="preload" href={assetUrl(name)} as="font" type="font/woff2" crossorigin="anonymous" />
          ))}
          <link rel="stylesheet" href={assetUrl(styles)} />
          <Scripts names={typeof script === "string" ? [script] : (script ?? [])} />
        </head>
        <body class={bodyClass}>
          <a class="skip" href="#main">
            {page.t.nav.skip}
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

/** What an island imports is asked for together with it, not after it has been read. */
function Scripts({ names }: { names: readonly string[] }) {
  const imported = new Set(names.flatMap((name) => (ASSETS.get(name)?.imports ?? []).map((one) => one.url)));
  return (
    <>
      {[...imported].map((url) => (
        <link rel="modulepreload" href={url} />
      ))}
      {names.map((name) => (
        <script type="module" src={assetUrl(name)} />
      ))}
    </>
  );
}
