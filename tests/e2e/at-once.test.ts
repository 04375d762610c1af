import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#src/domain/roles.ts";
import { openBrowser, pressKey } from "#tests/support/browser.ts";
import { type FullCity, startFullCity } from "#tests/support/full-city.ts";
import { pageWindows } from "#tests/support/page-windows.ts";

let city: FullCity;
let browser: Browser;
let windows: ReturnType<typeof pageWindows>;
const problems: string[] = [];

beforeAll(async () => {
  [city, browser] = await Promise.all([startFullCity(), openBrowser()]);
  windows = pageWindows(browser, city);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

async function inWindow(role: Role, go: (page: Page) => Promise<void>, how = {}): Promise<void> {
  const { page, complaints } = await windows.open(role, { viewport: { width: 1440, height: 900 }, ...how });
  await go(page);
  problems.push(...complaints.filter((text) => !/status of 409|ERR_FAILED/.test(text)));
  await page.context().close();
}

/** Tickets that wait at the desk with all that the machine could say of them. */
async function waiting(): Promise<string> {
  const [row] = await city.ctx.sql`
    update tickets set state = 'needs_triage', needs_review = true, confidence = 0.8, created_at = now()
    where id = (select max(id) from tickets where state = 'triaged' and ward_code is not null and unit_id is not null
      and urgency is not null and sector is not null)
    returning reference`;
  return String(row?.reference);
}
const stateOf = async (reference: string) =>
  (await city.ctx.sql`select state from tickets where reference = ${reference}`)[0]?.state;

/** Holds the answer to what is pressed back until it is let go. */
async function held(page: Page, address: RegExp, key: string): Promise<Route> {
  const asked = Promise.withResolvers<Route>();
  await page.route(address, (route) => asked.resolve(route), { times: 1 });
  await pressKey(page, key);
  return asked.promise;
}

const rowOf = (page: Page, reference: string) => page.locator(`tr[data-subject="${reference}"]`);
const pill = "[data-pill]";

describe("on the list", () => {
  test("one key decides: the row shows it before the answer, and Ctrl+Z takes it back", async () => {
    const reference = await waiting();
    await inWindow("operator", async (page) => {
      await page.goto("/console?tab=needs_triage");
      const row = rowOf(page, reference);
      await row.locator(".row-link").focus();
      const route = await held(page, /\/agree$/, "1");
      expect(await row.locator(pill).innerText()).toBe("Đã phân loại");
      expect(await row.getAttribute("aria-busy")).toBe("true");
      expect(await page.locator("[data-at-once-said]").innerText()).toBe("Đang lưu…");
      expect(await stateOf(reference)).toBe("needs_triage");
      await route.continue();
      await page.locator(`tr.row-gone[data-subject="${reference}"]`).waitFor();
      expect(await stateOf(reference)).toBe("triaged");
      expect(await page.locator("[data-at-once-said]").innerText()).toContain(reference);
      expect(await page.locator("[data-flash] [data-key]").getAttribute("aria-keyshortcuts")).toBe("z Control+Z");
      await pressKey(page, "Control+z");
      await page.locator(`tr:not(.row-gone)[data-subject="${reference}"]`).waitFor();
      expect(await row.locator(pill).innerText()).toBe("Chờ phân loại");
      expect(await stateOf(reference)).toBe("needs_triage");
    });
  });

  test("a refusal brings the row back, with the reason beside it", async () => {
    const reference = await waiting();
    await inWindow("operator", async (page) => {
      await page.goto("/console?tab=needs_triage");
      await city.ctx.sql`update tickets set version = version + 1 where reference = ${reference}`;
      const row = rowOf(page, reference);
      await row.locator(".row-act").click();
      await row.locator("[role=alert]").waitFor();
      expect(await row.locator("[role=alert]").innerText()).toContain("vừa được");
      expect(await row.locator(pill).innerText()).toBe("Chờ phân loại");
      expect(await row.getAttribute("aria-busy")).toBeNull();
    });
  });

  test("without script the same button leads back to the list, and so does the way back", async () => {
    const reference = await waiting();
    await inWindow(
      "operator",
      async (page) => {
        await page.goto("/console?tab=needs_triage");
        await rowOf(page, reference).locator(".row-act").click();
        await page.waitForURL(/tab=needs_triage&done=classify/);
        expect(await stateOf(reference)).toBe("triaged");
        await page.locator(".undo-button").click();
        await page.waitForURL(/tab=needs_triage&done=undo/);
        expect(await stateOf(reference)).toBe("needs_triage");
      },
      { javaScriptEnabled: false },
    );
  });
});

describe("on the page of one", () => {
  test("a ticket taken in hand says so at once; when the line is cut it is as before", async () => {
    await inWindow("officer", async (page) => {
      await page.goto("/console");
      await page.locator(".row:has(.row-act) .row-link").first().click();
      await page.waitForURL(/tickets\/PA-/);
      const at = page.url();
      const shown = page.locator(`.ticket-head ${pill}`);
      const before = await shown.innerText();
      const route = await held(page, /\/accept$/, "1");
      expect(await shown.innerText()).toBe("Đang xử lý");
      await route.abort();
      await page.locator(".ticket-head [role=alert]").waitFor();
      expect(await page.locator(".ticket-head [role=alert]").innerText()).toContain("Chưa gửi được");
      expect(await shown.innerText()).toBe(before);
      await pressKey(page, "1");
      await page.waitForURL((url) => url.href !== at);
      expect(await page.locator(".flash").innerText()).toContain("nhận xử lý");
    });
  });

  test("a post that is watched says so in the list before the answer", async () => {
    await inWindow("operator", async (page) => {
      await page.goto(`/console/mentions/${city.mention}`);
      const row = page.locator(`li[data-subject="${city.mention}"]`);
      const route = await held(page, /\/watch$/, "w");
      expect(await row.locator(pill).innerText()).toBe("Đang theo dõi");
      await route.continue();
      await page.waitForURL(/done=watch/);
      await pressKey(page, "z");
      await page.waitForURL(/done=undo/);
    });
  });
});

test("and the browser had nothing to complain about", () => {
  expect(problems).toEqual([]);
});
