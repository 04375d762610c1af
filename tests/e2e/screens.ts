import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, test } from "vitest";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { PAGES, type PageToSee } from "#tests/support/every-page.ts";
import { type FullCity, startFullCity } from "#tests/support/full-city.ts";
import { pageWindows } from "#tests/support/page-windows.ts";

const FOLDER = process.env.SCREENS_DIR ?? join(import.meta.dirname, "../../docs/screens");
/** Names of pages, comma-separated; all. */
const ONLY = process.env.SCREENS?.split(",");
const QUALITY = 30;

interface Shape {
  width: number;
  height: number;
  colorScheme: "light" | "dark";
  /** A long page is cut here; CSS pixels. */
  atMost: number;
  /** Of the picture. */
  wide: number;
}
const SHAPES: readonly Shape[] = [
  { width: 390, height: 844, colorScheme: "light", atMost: 960, wide: 390 },
  { width: 1440, height: 900, colorScheme: "light", atMost: 1_080, wide: 800 },
  { width: 1920, height: 1080, colorScheme: "dark", atMost: 1_080, wide: 800 },
];

let city: FullCity;
let browser: Browser;
let windows: ReturnType<typeof pageWindows>;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [city, browser] = await Promise.all([startFullCity(), openBrowser()]);
  windows = pageWindows(browser, city);
});
afterAll(async () => {
  writeFileSync(join(FOLDER, "README.md"), index());
  await browser?.close();
  await city?.close();
});

/** The machine may be at something else. */
const SLOWLY_MS = 300_000;

test.concurrent.each(PAGES.filter(({ name }) => !ONLY || ONLY.includes(name)))("$name", { timeout: SLOWLY_MS }, (one) =>
  windows.use(one.as, async (window) => {
    // Opened anew for each shape: a script may have arranged the page for the width it found.
    for (const shape of SHAPES) {
      await window.page.setViewportSize(shape);
      await window.page.emulateMedia({ colorScheme: shape.colorScheme, reducedMotion: "reduce" });
      await windows.visit(window, one);
      writeFileSync(join(FOLDER, `${one.name}-${shape.width}.webp`), await picture(window.page, shape));
    }
  }),
);

async function picture(page: Page, { width, atMost, wide }: Shape): Promise<Buffer> {
  const height = Math.min(atMost, await page.evaluate(() => document.documentElement.scrollHeight));
  const taken = await page.screenshot({ clip: { x: 0, y: 0, width, height }, fullPage: true, animations: "disabled" });
  return sharp(taken).resize({ width: wide }).webp({ quality: QUALITY, effort: 5, smartSubsample: true }).toBuffer();
}

/** The list of the pictures, for whoever looks at the folder. */
function index(): string {
  const line = ({ name, route, as, status }: PageToSee) =>
    `| ${name} | \`${route}\`${status ? ` (${status})` : ""} | ${as ? ROLE_LABEL[as].en : "nobody"} | ` +
    `${SHAPES.map(({ width }) => `[${width}](${name}-${width}.webp)`).join(" · ")} | ` +
    `<img src="${name}-1440.webp" width="240" alt=""> |`;
  return `# Every page

Taken by \`npm run screens\` of a city with invented people and tickets: a phone (390) and a desk (1440) in the light
theme, a large screen (1920) in the dark one. Long pages are cut. The list is that of \`tests/support/every-page.ts\`,
whose every page \`tests/e2e/every-page.test.ts\` checks.

| page | address | signed in as | pictures | |
|---|---|---|---|---|
${PAGES.map(line).join("\n")}
`;
}
