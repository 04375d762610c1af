import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCity } from "#src/city/load-city.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { Role } from "#src/domain/roles.ts";
import { askRatings } from "#src/services/csat/ask-ratings.ts";
import { ratingLink } from "#src/services/csat/rating-link.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { WINDOWS } from "#tests/support/every-window.ts";
import { type FullCity, startFullCity } from "#tests/support/full-city.ts";
import { pageWindows } from "#tests/support/page-windows.ts";

const SETTLED_MS = 40_000;
const WARD = loadCity("hcmc").wards.find(({ name }) => name === "Phường Bến Thành")?.code ?? "";

let city: FullCity;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  [city, browser] = await Promise.all([startFullCity(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** A window for one journey. */
async function inWindow(role: Role | null, how: BrowserContextOptions, go: (page: Page) => Promise<void>) {
  const { page, complaints } = await pageWindows(browser, city).open(role, how);
  await go(page);
  problems.push(...complaints);
  await page.context().close();
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

/** @returns the reference */
async function report(page: Page, text: string): Promise<string> {
  await page.goto("/f/phan-anh");
  await page.fill("[name=content]", text);
  await page.selectOption("[name=ward]", WARD);
  await page.fill("[name=email]", "thu@example.com");
  await page.check("[name=consent]");
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/\/done/);
  await city.settle();
  return /PA-\d\d-[0-9A-Z]{7}/.exec(await page.locator("main").innerText())?.[0] ?? "";
}

async function answer(page: Page, reference: string, text: string): Promise<void> {
  await page.goto(`/console/tickets/${reference}`);
  const form = page.locator("#resolve");
  if (!(await form.isVisible())) await page.locator("details.action-more > summary").click();
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  await form.locator("[name=answer]").fill(text);
  await form.locator("button[type=submit]").click();
  await page.waitForURL(/done=/);
}

describe.each(WINDOWS)("in $name", ({ name, ...how }) => {
  test("a citizen without JavaScript reports, an officer answers, the citizen rates", async () => {
    await inWindow(null, { ...how, javaScriptEnabled: false }, async (citizen) => {
      const reference = await report(citizen, `Rác đổ trộm trước cổng chợ, bốc mùi hôi, nhìn từ ${name}`);
      await inWindow("operator", how, (page) => answer(page, reference, "Tổ vệ sinh đã thu gom rác trước cổng chợ."));
      city.later(SETTLED_MS);
      await city.settle();
      await askRatings(city.ctx);
      const [ticket] = await city.ctx.db.select().from(tickets).where(eq(tickets.reference, reference));
      await citizen.goto(ratingLink(city.ctx, ticket?.id ?? 0, ticket?.round ?? 0));
      await citizen.locator("label:has(#score-5)").click();
      await press(citizen, "Gửi đánh giá");
      await citizen.waitForURL(/xong=1/);
      await citizen.goto(`/t/${reference}`);
      expect(await citizen.locator("main").innerText()).toContain("thu gom rác trước cổng chợ");
      const [rated] = await city.ctx.db.select().from(tickets).where(eq(tickets.reference, reference));
      expect(rated).toMatchObject({ state: "resolved", csat: 5 });
    });
  });

  test("a leader goes from a figure to its tickets, takes them along, and opens one", async () => {
    await inWindow("leader", how, async (page) => {
      await page.goto("/leader");
      await page.getByRole("link", { name: "Đang quá hạn" }).first().click();
      await page.waitForURL(/figures\/overdue/);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Tải CSV" }).click(),
      ]);
      const rows = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
      const shown = page.locator('main a[href^="/console/tickets/PA-"]');
      const reference = /PA-\d\d-\w{7}/.exec(await shown.first().innerText())?.[0] ?? "no reference";
      expect(await shown.count()).toBe(rows.length - 1);
      expect(rows.filter((row) => row.includes(reference))).toHaveLength(1);
      await shown.first().click();
      await page.waitForURL(new RegExp(reference));
      expect(await page.locator("h1").first().innerText()).toContain(reference);
    });
  });

  test("an administrator changes a calendar, after seeing what it moves", async () => {
    const on = `2027-06-${10 + WINDOWS.findIndex((one) => one.name === name)}`;
    await inWindow("admin", how, async (page) => {
      await page.goto(`/admin/calendars?year=2027&day=${on}`);
      await page.fill("#on", on);
      await page.fill("#name", "Nghỉ để thử");
      await page.locator('form:has([value="set-day"])').first().getByRole("button", { name: "Xem trước" }).click();
      await page.waitForURL(/preview/);
      await page.fill("#note", "Quyết định thử");
      await page.locator('form[action$="/apply"] button[type=submit]').click();
      await page.waitForURL(/moved=/);
      await page.goto("/admin/calendars?year=2027");
      const [, month, day] = on.split("-").map(Number);
      const changed = page.getByRole("link", { name: `${day}, Tháng ${month}, Nghỉ lễ, Nghỉ để thử` });
      expect(await changed.count()).toBe(1);
    });
  });
});

test("the browser had nothing to complain about", () => {
  expect(problems).toEqual([]);
});
