import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, pressKey } from "#tests/support/browser.ts";
import { type Service, startService } from "#tests/support/service.ts";

const TEN = 10;
const TEXTS = [
  "Loa kẹo kéo hát tới nửa đêm trước hẻm, không ai ngủ được",
  "Rác đống đầu hẻm ba ngày chưa ai thu gom, bốc mùi hôi",
  "Đèn đường trước nhà tắt ba đêm nay, tối om",
  "Mặt đường có ổ gà sâu, xe máy dễ té",
  "Nhà bên cạnh hát karaoke ồn ào mỗi tối sau 22 giờ",
];
const PASSWORD = "mot cau rat dai va de nho";

let service: Service;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  service = await startService();
  browser = await openBrowser();
  for (let n = 0; n < TEN; n++) await report(`${TEXTS[n % TEXTS.length]} số ${n + 1}, phường Bàn Cờ`);
  await untilRead();
  page = await signedIn();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function report(content: string): Promise<void> {
  const consent = { version: "2026-07", at: new Date().toISOString() };
  const more = { contact: { anonymous: true }, consent, website: "", elapsed_ms: 20_000 };
  const answer = await fetch(`${service.url}/api/public/submissions`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ form: "phan-anh", lang: "vi", content, ...more }),
  });
  expect(answer.status, await answer.text()).toBeLessThan(300);
}

/** The machine has read all ten; then they wait for a person, as if it had not been sure enough. */
async function untilRead(): Promise<void> {
  const { sql } = service.database;
  const read = async () => (await sql`select 1 from tickets where not triage_pending and sector is not null`).length;
  for (let tries = 0; (await read()) < TEN; tries++) {
    if (tries > 240) throw new Error(`the machine has read ${await read()} of ${TEN} tickets in a minute`);
    await setTimeout(250);
  }
  await sql`update tickets set state = 'needs_triage', needs_review = true, review_reasons = '["low_confidence"]'`;
}

async function signedIn(): Promise<Page> {
  const words = ["user", "add", "phim@example.vn", "--role", "operator", "--name", "Phím Thử"];
  const once = (await service.command(words)).trim();
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, locale: "vi-VN", baseURL: service.url });
  const opened = await context.newPage();
  opened.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  opened.on("pageerror", (error) => problems.push(error.message));
  await opened.goto("/console/sign-in");
  await opened.fill("[name=email]", "phim@example.vn");
  await opened.fill("[name=password]", once);
  await pressKey(opened, "Enter");
  await opened.waitForURL(/password/);
  await opened.fill("[name=current]", once);
  await opened.fill("[name=next]", PASSWORD);
  await opened.fill("[name=again]", PASSWORD);
  await pressKey(opened, "Enter");
  await opened.waitForURL(/\/console(\?|$)/);
  return opened;
}

const waiting = async () => (await service.database.sql`select 1 from tickets where state = 'needs_triage'`).length;
const reference = () => /PA-\d\d-\w{7}/.exec(page.url())?.[0];

/** Accepts with one key; where the machine is not sure enough, the first of its guesses. */
async function decide(): Promise<void> {
  const before = page.url();
  const offered = (await page.locator('[data-key="1"]').count()) > 0;
  if (!offered) await page.locator(".suggestion-others button").first().focus();
  await pressKey(page, offered ? "1" : "Enter");
  await page.waitForURL((url) => url.href !== before);
}

describe("an operator with nothing but the keyboard", () => {
  test("triages ten tickets with one press each, the next one opening by itself", async () => {
    await page.goto("/console?tab=needs_triage");
    await page.locator(".row-link").first().focus();
    await pressKey(page, "Enter");
    await page.waitForURL(/tickets\/PA-/);
    const seen = new Set<string | undefined>();
    for (let n = 0; n < TEN; n++) {
      seen.add(reference());
      await decide();
    }
    expect(seen.size).toBe(TEN);
    expect(await waiting()).toBe(0);
  });

  test("walks the list with j and k, ticks with x, and the sheet of keys says so", async () => {
    await page.goto("/console?tab=all");
    const links = page.locator(".row-link");
    const at = () => page.evaluate(() => document.activeElement?.textContent);
    const [first, second] = await links.allTextContents();
    await pressKey(page, "j");
    expect(await at()).toBe(first);
    await pressKey(page, "j");
    expect(await at()).toBe(second);
    await pressKey(page, "x");
    expect(await page.locator("tbody tr").nth(1).locator("input[type=checkbox]").isChecked()).toBe(true);
    await pressKey(page, "x");
    await pressKey(page, "k");
    await pressKey(page, "k");
    expect(await at()).toBe(first);
    await pressKey(page, "?");
    expect(await page.locator("#key-sheet [data-own-keys]").innerText()).toContain("Xuống một dòng");
    await pressKey(page, "Escape");
    await pressKey(page, "Enter");
    await page.waitForURL(/tickets\/PA-/);
    expect(reference()).toBe(first?.trim());
  });

  test("takes the last decision back with z", async () => {
    await service.database
      .sql`update tickets set state = 'needs_triage', needs_review = true where id = (select max(id) from tickets)`;
    await page.goto("/console?tab=needs_triage");
    await page.locator(".row-link").first().focus();
    await pressKey(page, "Enter");
    await page.waitForURL(/tickets\/PA-/);
    await decide();
    expect(await waiting()).toBe(0);
    await pressKey(page, "z");
    await page.waitForURL(/done=undo/);
    expect(await waiting()).toBe(1);
  });

  test("types into fields undisturbed, also through an input method", async () => {
    await page.goto("/console?tab=all");
    await page.locator(".row-link").first().focus();
    await pressKey(page, "Enter");
    await page.waitForURL(/tickets\/PA-/);
    const at = reference();
    await pressKey(page, "n");
    await page.keyboard.type("ngap nuoc e c j k 1 2");
    expect(await page.inputValue("#note-note")).toBe("ngap nuoc e c j k 1 2");
    await page.evaluate(() => {
      const composing = new KeyboardEvent("keydown", { key: "j", isComposing: true, bubbles: true });
      document.body.dispatchEvent(composing);
    });
    expect(reference()).toBe(at);
  });

  test("finds anything with Ctrl+K, without marks, and comes to it with Enter", async () => {
    await page.goto("/console");
    await pressKey(page, "Control+k");
    await page.locator("#command-bar input").waitFor();
    await page.keyboard.type("cach lam viec");
    await page.locator("#command-bar [role=option]").filter({ hasText: "Cách làm việc" }).waitFor();
    await pressKey(page, "Enter");
    await page.waitForURL(/console\/settings/);
  });

  test("sees the keys with ?, and can switch single keys off; Ctrl+K stays", async () => {
    await page.goto("/console/settings");
    await pressKey(page, "?");
    expect(await page.locator("#key-sheet").isVisible()).toBe(true);
    await pressKey(page, "Escape");
    await page.uncheck("[name=keys]");
    await page.locator("form.settings button[type=submit]").click();
    await page.waitForURL(/done=saved/);
    await pressKey(page, "?");
    expect(await page.locator("#key-sheet").isVisible()).toBe(false);
    await pressKey(page, "Control+k");
    expect(await page.locator("#command-bar").isVisible()).toBe(true);
  });

  test("and the browser had nothing to complain about", () => {
    expect(problems).toEqual([]);
  });
});
