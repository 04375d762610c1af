import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Role } from "#src/domain/roles.ts";
import type { PageToSee } from "./every-page.ts";
import type { FullCity } from "./full-city.ts";

export interface PageWindow {
  role: Role | null;
  page: Page;
  /** What the browser had to say, of scripts and of the security policy. */
  complaints: string[];
}

/** Windows of a browser, each signed in once as a role and used again. */
export function pageWindows(browser: Browser, city: FullCity) {
  const free: PageWindow[] = [];

  async function open(role: Role | null, how: BrowserContextOptions = {}): Promise<PageWindow> {
    const context = await browser.newContext({ locale: "vi-VN", baseURL: city.url, ...how });
    context.setDefaultTimeout(30_000);
    if (role) {
      const { email, password } = city.officer(role);
      const sent = { form: { email, password }, headers: { origin: city.url }, maxRedirects: 0 };
      const answer = await context.request.post("/console/sign-in", sent);
      if (answer.status() !== 303) throw new Error(`signing in as ${role}: ${answer.status()}`);
    }
    const complaints: string[] = [];
    context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    context.on("weberror", (error) => complaints.push(error.error().message));
    return { role, page: await context.newPage(), complaints };
  }

  return {
    /** A window that nobody uses again. */
    open,
    /** Lends a window in which nobody else works meanwhile. */
    async use<T>(role: Role | null, work: (window: PageWindow) => Promise<T>): Promise<T> {
      const at = free.findIndex((one) => one.role === role);
      const window = (at >= 0 && free.splice(at, 1)[0]) || (await open(role));
      try {
        return await work(window);
      } finally {
        free.push(window);
      }
    },
    /** Opens a page of the list and does what comes before looking. @throws when it is not answered as the list says */
    async visit({ page, complaints, role }: PageWindow, one: PageToSee): Promise<void> {
      complaints.splice(0);
      // A language that somebody chose, a receipt: of the page before, not of this one.
      if (!role) await page.context().clearCookies();
      const answer = await page.goto(typeof one.path === "string" ? one.path : one.path(city));
      const status = one.status ?? 200;
      if (answer?.status() !== status) throw new Error(`${page.url()}: ${answer?.status()} instead of ${status}`);
      await one.first?.(page, city);
    },
  };
}
