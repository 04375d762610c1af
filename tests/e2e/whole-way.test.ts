import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { picture } from "#src/bin/demo/picture.ts";
import { loadCity } from "#src/city/load-city.ts";
import { type DemoStage, phoneOf, startDemoStage } from "#tests/support/demo-stage.ts";

const MATTER = "Rác chất đống đầu hẻm ba ngày chưa ai thu gom, bốc mùi hôi.";
const ASKED = "vui lòng cho biết sự việc xảy ra ở phường, xã nào";

let stage: DemoStage;
beforeAll(async () => {
  stage = await startDemoStage();
});
afterAll(() => stage?.close());

const WARD = loadCity("hcmc").wards.find(({ name }) => name === "Phường Bến Thành")?.code ?? "";
const referenceIn = (text: string) => /PA-\d\d-\w{7}/.exec(text)?.[0] ?? "no reference";

/** From the console's reply box, with a picture. */
async function reply(reference: string, text: string): Promise<void> {
  const page = await stage.officer();
  await page.goto(`/console/tickets/${reference}`);
  const box = page.locator("#reply");
  if ((await box.getAttribute("open")) === null) await box.locator("summary").click();
  await page.fill("#reply-text", text);
  const file = { name: "hien-truong.jpg", mimeType: "image/jpeg", buffer: Buffer.from(await picture(7)) };
  await page.setInputFiles("#reply-files", file);
  await box.getByRole("button", { name: "Gửi tin nhắn" }).click();
  await page.waitForURL(/done=/);
  await page.close();
}

async function resolve(reference: string, answer: string): Promise<void> {
  const page = await stage.officer();
  await page.goto(`/console/tickets/${reference}`);
  const form = page.locator("#resolve");
  const folded = page.locator("details.action-more");
  if (!(await form.isVisible())) await folded.locator("summary").first().click();
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  await form.locator("[name=answer]").fill(answer);
  await form.locator("button[type=submit]").click();
  await page.waitForURL(/done=/);
  await page.close();
  await stage.wait();
}

/** What staff see of it in the end. */
async function ticketPage(reference: string): Promise<string> {
  const page = await stage.officer();
  await page.goto(`/console/tickets/${reference}`);
  const text = await page.locator("main").innerText();
  await page.close();
  return text;
}

test.each(["zalo", "facebook"] as const)("%s: the whole way in the chat", async (channel) => {
  const phone = phoneOf(stage, await stage.citizen(), { channel, person: "cuong" });
  const asked = await phone.press("Gửi", { text: MATTER });
  expect(asked).toContain(ASKED);
  const reference = referenceIn(asked);
  expect(await phone.press("Gửi vị trí", { place: "ben-thanh" })).toContain("UBND phường Bến Thành");
  await reply(reference, "Tổ vệ sinh đã đến xem hiện trường, kèm ảnh.");
  expect(await phone.look()).toContain("đã đến xem hiện trường, kèm ảnh.");
  expect(await phone.page.locator(".demo-from-us img").count()).toBe(1);
  await resolve(reference, "Đã thu gom rác đầu hẻm.");
  expect(await phone.look()).toContain("thu gom rác đầu hẻm");
  await phone.press("2 sao");
  expect(await phone.press("Gửi", { text: "mở lại" })).toContain("mở lại");
  await resolve(reference, "Đã dọn sạch và đặt biển cấm đổ rác.");
  await phone.press("5 sao");
  const page = await ticketPage(reference);
  expect(page).toMatch(/Đã xử lý/);
  expect(page).toContain("Vị trí người dân chia sẻ");
  // Echoes of our own words are nobody's words in the provider's app.
  expect(page).not.toContain("trong ứng dụng");
});

test("web form: the place is told on its page, the result is rated by the link in the letter", async () => {
  const phone = phoneOf(stage, await stage.citizen(), { channel: "webform", person: "cuong" });
  const { page } = phone;
  const asked = await phone.press("Gửi phản ánh", { form: MATTER });
  expect(asked).toContain(ASKED);
  const reference = referenceIn(asked);
  await phone.follow(/\/bo-sung\//);
  await page.getByRole("button", { name: "Dùng vị trí của tôi" }).click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>("[name=lat]")?.value !== "");
  await page.getByRole("button", { name: "Gửi bổ sung" }).click();
  await page.waitForURL(/xong=1/);
  expect(await phone.look()).toContain("UBND phường Bến Thành");
  await reply(reference, "Tổ vệ sinh đã đến xem hiện trường, kèm ảnh.");
  expect(await phone.look()).toContain("đã đến xem hiện trường, kèm ảnh.");
  await resolve(reference, "Đã thu gom rác đầu hẻm.");
  await phone.follow(/\/danh-gia\//);
  await rateOnPage(page, 2);
  await page.getByRole("button", { name: "Mở lại phản ánh" }).click();
  await page.getByRole("heading", { name: "Đã mở lại phản ánh" }).waitFor();
  await resolve(reference, "Đã dọn sạch và đặt biển cấm đổ rác.");
  await phone.follow(/\/danh-gia\//);
  await rateOnPage(page, 5);
  expect(await ticketPage(reference)).toMatch(/Đã xử lý/);
});

async function rateOnPage(page: Page, score: number): Promise<void> {
  await page.locator(`label:has(#score-${score})`).click();
  await page.getByRole("button", { name: "Gửi đánh giá" }).click();
  await page.waitForURL(/xong=1/);
}

test("hotline: an officer takes the call, the place comes by the link in the text, keys rate and reopen", async () => {
  const phone = phoneOf(stage, await stage.citizen(), { channel: "hotline", person: "cuong" });
  const { page } = phone;
  const call = (fields: Record<string, string>) => phone.press("Gọi 1022", fields);
  const asked = await call({ taken: "desk", keys: "1", note: MATTER });
  expect(asked).toContain("Chua ro noi xay ra");
  const reference = referenceIn(asked);
  await phone.follow(/\/bo-sung\//);
  await page.fill("[name=address]", "Hẻm 12 Lê Lai");
  await page.selectOption("[name=ward]", WARD);
  await page.getByRole("button", { name: "Gửi bổ sung" }).click();
  await page.waitForURL(/xong=1/);
  expect(await phone.look()).toContain("UBND phuong Ben Thanh");
  await reply(reference, "Tổ vệ sinh đã đến xem hiện trường, kèm ảnh.");
  expect(await phone.look()).toMatch(/den xem hien truong|đến xem hiện trường/);
  await resolve(reference, "Đã thu gom rác đầu hẻm.");
  expect(await call({ taken: "menu", keys: "2", note: "" })).toContain("đã xử lý");
  expect(await call({ taken: "menu", keys: "3,2,9", note: "" })).toContain("đã được mở lại");
  await resolve(reference, "Đã dọn sạch và đặt biển cấm đổ rác.");
  expect(await call({ taken: "menu", keys: "3,5", note: "" })).toContain("Cảm ơn ông bà đã đánh giá");
  expect(await ticketPage(reference)).toMatch(/Đã xử lý/);
});

test("no page had an error or broke its content security policy", () => {
  expect(stage.problems).toEqual([]);
});
