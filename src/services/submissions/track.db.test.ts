import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketEvents, tickets } from "#src/db/schema/index.ts";
import type { TestCtx } from "#tests/support/ctx.ts";
import { testCtx } from "#tests/support/ctx.ts";
import { submitForm } from "./submit.ts";
import { trackSubmission } from "./track.ts";

let t: TestCtx;
let sent: { code: string; secret: string };
beforeAll(async () => {
  t = await testCtx();
  const body = {
    content: "Hố ga mất nắp trước trường học",
    contact: { name: "Đỗ Minh Anh", phone: "0912345678" },
    consent: { version: "2026-07", at: "2026-11-23T04:05:00Z" },
  };
  sent = await submitForm(t.ctx, { formId: "phan-anh", body, ip: "198.51.100.1" });
});
afterAll(() => t.close());

test("a new form is found by its reference however it is typed, without a word of what was written or by whom", async () => {
  const view = await trackSubmission(t.ctx, sent.code);
  expect(view).toMatchObject({
    reference: sent.code,
    state: "needs_triage",
    stateLabel: "Chờ phân loại",
    answer: null,
    text: null,
  });
  expect(view.steps[0]).toEqual({ at: expect.stringMatching(/Z$/), state: "new" });
  expect(JSON.stringify(view)).not.toMatch(/Hố ga|Minh Anh|912345678|no_captcha/);
  const typed = ` ${sent.code.toLowerCase().replaceAll("-", " ").replaceAll("1", "l").replaceAll("0", "o")} `;
  expect(await trackSubmission(t.ctx, typed.trim())).toEqual(view);
});

test("the submitter's words are shown for their secret only", async () => {
  const textFor = async (secret?: string) => (await trackSubmission(t.ctx, sent.code, secret)).text;
  expect(await textFor(sent.secret)).toBe("Hố ga mất nắp trước trường học");
  expect(await textFor(`${sent.secret}x`)).toBeNull();
  expect(await textFor("")).toBeNull();
  expect(await textFor("é".repeat(1000))).toBeNull();
});

test("steps are the changes of state; the answer is shown once there is an end", async () => {
  const [ticket] = await t.ctx.db.select().from(tickets).where(eq(tickets.reference, sent.code));
  const ticketId = ticket?.id ?? 0;
  const write = (to: Record<string, unknown>) =>
    t.ctx.db.insert(ticketEvents).values({ ticketId, actor: "user:1", actorName: "x", action: "x", to });
  await write({ state: "assigned" });
  await write({ sector: "noise" });
  await write({ state: "resolved" });
  await t.ctx.db
    .update(tickets)
    .set({ publicAnswer: "Đã thay nắp.", state: "assigned" })
    .where(eq(tickets.id, ticketId));
  expect((await trackSubmission(t.ctx, sent.code)).answer).toBeNull();
  await t.ctx.db.update(tickets).set({ state: "resolved", resolvedAt: new Date() }).where(eq(tickets.id, ticketId));
  const view = await trackSubmission(t.ctx, sent.code);
  expect(view.answer).toBe("Đã thay nắp.");
  expect(view.resolvedAt).toMatch(/Z$/);
  expect(view.steps.map((step) => step.state)).toEqual(["new", "assigned", "resolved"]);
});

test("a ticket of another channel has no text to show, whatever the secret", async () => {
  await t.ctx.db.update(tickets).set({ trackDigest: null }).where(eq(tickets.reference, sent.code));
  expect((await trackSubmission(t.ctx, sent.code, sent.secret)).text).toBeNull();
});

test.each([["PA-26-0000000"], ["PA-26-7K3M9QE"], [""], ["xin chào"], ["PA-26-\u0000"]])(
  "%j is not found",
  async (typed) => {
    await expect(trackSubmission(t.ctx, typed)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("Vui lòng kiểm tra lại"),
    });
  },
);
