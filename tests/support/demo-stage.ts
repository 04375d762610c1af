import type { Browser, BrowserContext, Page } from "playwright-core";
import { vi } from "vitest";
import type { Who } from "#dashboards/demo/demo.ts";
import { askRatings } from "#src/services/csat/ask-ratings.ts";
import { openBrowser } from "./browser.ts";
import { fixedClassifier } from "./classifier.ts";
import { testCtx } from "./ctx.ts";
import { startDemoParts } from "./demo.ts";

const DAY_MS = 86_400_000;
/** 10:00 of tomorrow in Việt Nam: citizens may be written to; cookies of another day than the browser's would be over. */
const start = () => new Date(Math.floor(Date.now() / DAY_MS + 1) * DAY_MS + 3 * 3_600_000);
/** Nobody takes back what is older, and the question whether it helped is asked. */
const SETTLED_MS = 40_000;
/** Inside phường Bến Thành, as the browser of a citizen gives it. */
const HERE = { latitude: 10.7713, longitude: 106.696, accuracy: 12 };

export type DemoStage = Awaited<ReturnType<typeof startDemoStage>>;

/** The demo and a browser: one window for citizens, one for an officer who has signed in. Clocks stand still unless moved. */
export async function startDemoStage() {
  vi.useFakeTimers({ toFake: ["Date"], now: start() });
  const t = await testCtx();
  // A matter of the ward's own office.
  const rubbish = fixedClassifier({ sector: "waste_environment", sectors: [["waste_environment", 0.95]] });
  const demo = await startDemoParts(t, rubbish);
  const browser = await openBrowser();
  const problems: string[] = [];
  const citizen = await windowOf(browser, demo.url, problems);
  const staff = await windowOf(browser, demo.url, problems);
  await signIn(
    await staff.newPage(),
    demo.officers.find(({ role }) => role === "unit_lead"),
  );

  return {
    demo,
    problems,
    citizen: () => citizen.newPage(),
    officer: () => staff.newPage(),
    /** What the worker does, until nothing is left to do now. */
    settle: () => demo.settle(),
    /** Half a minute after an action: it stands, and the citizen is asked. */
    async wait() {
      vi.setSystemTime(Date.now() + SETTLED_MS);
      await demo.settle();
      await askRatings(t.ctx);
      await demo.settle();
    },
    async close() {
      await browser.close();
      await demo.close();
      await t.close();
      vi.useRealTimers();
    },
  };
}

async function windowOf(browser: Browser, baseURL: string, problems: string[]): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...{ baseURL, locale: "vi-VN", viewport: { width: 1440, height: 1000 } },
    ...{ permissions: ["geolocation"], geolocation: HERE },
  });
  context.setDefaultTimeout(15_000);
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  context.on("weberror", (error) => problems.push(error.error().message));
  return context;
}

async function signIn(page: Page, officer: { email: string; password: string } | undefined): Promise<void> {
  await page.goto("/console/sign-in");
  await page.fill("[name=email]", officer?.email ?? "");
  await page.fill("[name=password]", officer?.password ?? "");
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/console(\?|$)/);
  await page.close();
}

/** The phone of an invented citizen. */
export function phoneOf(stage: DemoStage, page: Page, who: Who) {
  const here = `/demo?${new URLSearchParams(who)}`;
  const look = async () => {
    await stage.settle();
    await page.goto(here);
    return page.locator("#demo-chat").innerText();
  };
  return {
    page,
    /** All that the phone shows once the service has done its part. */
    look,
    /** Fills what is given, presses, and lets the service do its part. */
    async press(button: string, fields: Record<string, string> = {}): Promise<string> {
      if (page.url() !== new URL(here, stage.demo.url).href) await page.goto(here);
      for (const [field, value] of Object.entries(fields)) {
        const control = page.locator(`#demo-${field}`);
        if ((await control.evaluate((node) => node.tagName)) === "SELECT") await control.selectOption(value);
        else await control.fill(value);
      }
      const taken = page.waitForResponse((answer) => answer.url().endsWith("/demo/act"));
      await page.getByRole("button", { name: button, exact: true }).click();
      await taken;
      return look();
    },
    /** Follows the last link that was sent and looks like this. */
    async follow(pattern: RegExp): Promise<void> {
      await look();
      await page.locator("#demo-chat a").filter({ hasText: pattern }).last().click();
      await page.waitForURL(pattern);
    },
  };
}
