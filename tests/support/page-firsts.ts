import type { Page } from "playwright-core";
import type { FullCity } from "./full-city.ts";
import { twoFactorPerson } from "./two-factor-person.ts";

export const submit = (form: string) => async (shown: Page) => {
  await Promise.all([
    shown.waitForNavigation(),
    shown
      .locator(form)
      .first()
      .evaluate((el: HTMLFormElement) => el.submit()),
  ]);
};
/** Of the routing table, each line of which unfolds. */
export const pressOnLine = (button: string) => async (shown: Page) => {
  await shown.locator(".rule summary").first().click();
  await Promise.all([shown.waitForNavigation(), shown.locator(button).first().click()]);
};

export async function report(shown: Page): Promise<void> {
  await shown.fill("[name=content]", "Nắp cống trước số 12 Lê Lợi bị vỡ, xe máy dễ sụp bánh.");
  await shown.fill("[name=address]", "12 Lê Lợi, phường Bến Thành");
  await shown.check("[name=anonymous]");
  await shown.check("[name=consent]");
  await shown.locator("main form button[type=submit]").last().click();
  await shown.waitForURL(/\/done/);
}

export async function rate(shown: Page): Promise<void> {
  await shown.locator("label:has(#score-2)").click();
  await shown.locator("main form button[type=submit]").first().click();
  await shown.waitForURL(/xong=1/);
}

/** The first of the two steps of signing in. @returns a code for the second */
export async function withPassword(shown: Page, city: FullCity): Promise<string> {
  const { email, password, code } = await twoFactorPerson(city.ctx);
  await shown.fill("[name=email]", email);
  await shown.fill("[name=password]", password);
  await submit("main form[method=post]")(shown);
  await shown.waitForURL(/second/);
  return code;
}

async function withCode(shown: Page, code: string): Promise<void> {
  await shown.fill("[name=code]", code);
  await submit("main form[method=post]")(shown);
}

export async function withWrongCode(shown: Page, city: FullCity): Promise<void> {
  await withPassword(shown, city);
  await withCode(shown, "000 000");
}

export async function toRecovery(shown: Page, city: FullCity): Promise<void> {
  await withCode(shown, await withPassword(shown, city));
  await shown.goto("/console/account/recovery");
}

export async function newCodes(shown: Page, city: FullCity): Promise<void> {
  await toRecovery(shown, city);
  await submit("main form[method=post]")(shown);
}

export async function chooseTwo(shown: Page): Promise<void> {
  for (const at of [0, 1]) await shown.locator("input[name=reference]").nth(at).check();
  await shown.locator("#bulk-action").selectOption({ index: 1 });
  await shown.locator(".bulk-bar button[type=submit]").click();
  await shown.waitForURL(/bulk/);
}

/** Every form of the ticket open at once. */
export function unfold(shown: Page): Promise<void> {
  return shown.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
}

export async function dayOff(shown: Page): Promise<void> {
  await shown.fill("#on", `${new Date().getFullYear() + 1}-05-04`);
  await shown.locator('form:has([value="set-day"]) button[type=submit]').first().click();
  await shown.waitForURL(/preview/);
}
