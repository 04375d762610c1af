import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "#tests/support/browser.ts";
import { NO_PAGES, PAGES } from "#tests/support/every-page.ts";
import { type FullCity, startFullCity } from "#tests/support/full-city.ts";
import { pageWindows } from "#tests/support/page-windows.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** 1280 at 400 %: WCAG 1.4.10. */
const ZOOMED = { width: 320, height: 640 };

let city: FullCity;
let browser: Browser;
let windows: ReturnType<typeof pageWindows>;

beforeAll(async () => {
  [city, browser] = await Promise.all([startFullCity(), openBrowser()]);
  windows = pageWindows(browser, city);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** What answers programs. */
const FOR_PROGRAMS = /^\/(api|hooks|healthz|readyz|metrics|openapi\.json)/;

test("every address of the app has its place in the list", () => {
  const known = new Set([...PAGES.map(({ route }) => route), ...Object.keys(NO_PAGES)]);
  const asked = city.app.routes.filter(({ method, path }) => method === "GET" && !FOR_PROGRAMS.test(path));
  const routes = new Set(asked.map(({ path }) => path));
  expect(
    [...routes].filter((path) => !known.has(path)),
    "add them to tests/support/every-page.ts",
  ).toEqual([]);
  expect(
    [...known].filter((path) => !routes.has(path)),
    "no longer there",
  ).toEqual([]);
});

// Two at a time: a core for each.
test.concurrent.each(PAGES)("$name", (one) =>
  windows.use(one.as, async (window) => {
    const { page, complaints } = window;
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: "light" });
    await windows.visit(window, one);
    const faults = await faultsOf(page);
    // What the browser says of a 4xx that was asked for is no fault of the page.
    const said = complaints.filter((text) => !/status of 4\d\d/.test(text));
    expect([...faults, ...said]).toEqual([]);
  }),
);

/** Light on a desk, dark on a phone: both widths and both palettes in half the time of all four. Then enlarged. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults = await axeFaults(page, "light, wide");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(PHONE);
  faults.push(...(await axeFaults(page, "dark, phone", AXE_IS_THERE)));
  await page.setViewportSize(ZOOMED);
  return [...faults, ...(await page.evaluate(whatSticksOut))];
}

/** The page has read its source already, for what was looked at before. */
const AXE_IS_THERE = ";";

async function axeFaults(page: Page, where: string, axeSource?: string): Promise<string[]> {
  // Only what is wrong is described: passes of a long page take longer to write down than to find.
  const how = { resultTypes: ["violations"] as "violations"[], reporter: "no-passes" as const };
  const axe = new AxeBuilder({ page, ...(axeSource && { axeSource }) }).setLegacyMode(true).options(how);
  const { violations } = await axe.withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, any }) => `${where}: ${id} ${target.join(" ")} ${any[0]?.message ?? html.slice(0, 160)}`,
    ),
  );
}

/** Runs in the page: what is wider than the window, unless it scrolls by itself. That such a part can be reached is axe's rule. */
function whatSticksOut(): string[] {
  const width = document.documentElement.clientWidth;
  if ((document.scrollingElement?.scrollWidth ?? 0) <= width) return [];
  const scrolls = (one: Element | null): boolean =>
    one !== null && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > width + 1 && !scrolls(one.parentElement),
  );
  const named = out.map(
    (one) => `zoomed: <${one.tagName.toLowerCase()} class="${one.getAttribute("class")}"> sticks out`,
  );
  return named.length > 0 ? named.slice(-5) : ["zoomed: the page is wider than the window"];
}
