import { Secret, TOTP } from "otpauth";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "#tests/support/browser.ts";
import { type Service, startService } from "#tests/support/service.ts";

let service: Service;
let browser: Browser;
let password: string;
const NEXT = "mot cau rat dai va de nho";
const problems: string[] = [];

beforeAll(async () => {
  // Passkeys belong to a host name; an IP address has none.
  service = await startService({ PUBLIC_URL: "http://localhost:$PORT" });
  browser = await openBrowser();
  const printed = await service.command(["user", "add", "hoa@example.vn", "--role", "operator", "--name", "Hoa"]);
  password = printed.trim();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function open(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: "vi-VN", baseURL: service.url.replace("127.0.0.1", "localhost") });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  return { context, page };
}

/** Chromium's own authenticator: answers at once, as a finger on the reader would. */
async function giveAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const submit = (page: Page) => page.locator("main form button[type=submit]").last().click();

/** By the form itself: where its button hides depends on the width of the window. */
async function signOut(page: Page): Promise<void> {
  await page
    .locator("form[action='/console/sign-out']")
    .first()
    .evaluate((form: HTMLFormElement) => form.requestSubmit());
  await page.waitForURL(/done=out/);
}

async function typePassword(page: Page, typed: string): Promise<void> {
  await page.goto("/console/sign-in");
  await page.fill("[name=email]", "hoa@example.vn");
  await page.fill("[name=password]", typed);
  await submit(page);
}

describe("an officer", () => {
  let page: Page;
  let secret: string;
  let codes: string[];

  test("replaces the one-time password, then sets up an authenticator app from the page", async () => {
    ({ page } = await open());
    await giveAuthenticator(page);
    await typePassword(page, password);
    await page.waitForURL(/password/);
    await page.fill("[name=current]", password);
    await page.fill("[name=next]", NEXT);
    await page.fill("[name=again]", NEXT);
    await submit(page);
    await page.goto("/console/account/totp");
    expect(await page.locator("svg.qr").count()).toBe(1);
    secret = (await page.locator(".totp-secret").innerText()).replaceAll(" ", "");
    await page.fill("[name=code]", new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await submit(page);
    codes = await page.locator(".recovery-codes code").allInnerTexts();
    expect(codes).toHaveLength(10);
  });

  test("adds a passkey with a name, and signs in with it alone", async () => {
    await page.goto("/console/account");
    await page.fill("#passkey-name", "Máy cơ quan");
    await page.getByRole("button", { name: "Thêm khóa truy cập" }).click();
    await page.waitForURL(/done=passkey/);
    expect(await page.inputValue("[name=name]")).toBe("Máy cơ quan");
    await signOut(page);
    await page.goto("/console/sign-in?next=/console/account");
    await page.getByRole("button", { name: "Đăng nhập bằng khóa truy cập" }).click();
    await page.waitForURL(/\/console\/account$/);
    expect(await page.locator("#sessions").innerText()).toContain("khóa truy cập");
  });

  test("with the password on another device is asked for a code; a recovery code works once", async () => {
    const { page: other } = await open();
    await typePassword(other, NEXT);
    await other.waitForURL(/\/sign-in\/second/);
    await other.goto("/console/account");
    expect(other.url()).toContain("/console/sign-in");
    await typePassword(other, NEXT);
    await other.fill("[name=code]", codes[0] ?? "");
    await submit(other);
    await other.waitForURL(/\/console$/);
    const { page: third } = await open();
    await typePassword(third, NEXT);
    await third.fill("[name=code]", codes[0] ?? "");
    await submit(third);
    expect(await third.locator("[role=alert]").first().innerText()).toContain("đã dùng");
    await third.close();
    // The first device ends the other one.
    await page.goto("/console/account");
    await page.getByRole("button", { name: "Đăng xuất mọi thiết bị khác" }).click();
    await page.waitForURL(/done=ended_others/);
    await other.goto("/console");
    expect(other.url()).toContain("/console/sign-in");
  });

  test("removes the passkey, which then opens nothing", async () => {
    await page.getByRole("button", { name: "Gỡ: Máy cơ quan" }).click();
    await page.waitForURL(/done=passkey_off/);
    await signOut(page);
    await page.goto("/console/sign-in");
    await page.getByRole("button", { name: "Đăng nhập bằng khóa truy cập" }).click();
    await page.locator("[data-passkey] [role=alert]:not(:empty)").waitFor();
    expect(await page.locator("[data-passkey] [role=alert]").innerText()).toContain("mật khẩu");
    expect(page.url()).toContain("/console/sign-in");
  });
});

test("all of it is in the audit log, which is whole, and the pages broke no rule of the browser", async () => {
  const said = JSON.parse(await service.command(["audit", "verify"]));
  expect(said).toMatchObject({ ok: true, fault: null });
  const rows = await service.database.sql`select distinct action from audit_log`;
  const actions = rows.map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining(["totp.add", "passkey.add", "passkey.remove", "recovery.use", "session.end_others"]),
  );
  // A refusal (400, 401) is a line in the console of Chromium; what matters is the security policy and script errors.
  expect(problems.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
});
