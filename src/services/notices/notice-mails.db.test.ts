import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mails, noticeMails, staffNotices } from "#src/db/schema/index.ts";
import type { Letter } from "#src/ports/mailer.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { type MailWriters, sendMails } from "../mails/send-mails.ts";
import { addUser } from "../people/add-user.ts";
import { setNoticeMail, wantsNoticeMail } from "./mail-notices.ts";
import { planNoticeMails } from "./plan-notice-mails.ts";
import { writeNoticesMail } from "./write-notices-mail.ts";

const START = new Date("2026-11-25T02:00:00Z");
const MINUTE = 60_000;
let t: TestCtx;
let ctx: Ctx;
let hoa: Ctx;
let letters: Letter[];
// Safe: no mail of another kind is written here.
const writers = { notices: writeNoticesMail } as MailWriters;
const carry = {
  send: async (_id: number, letter: Letter) => {
    letters.push(letter);
    return { ok: true as const, externalId: null };
  },
};
const minutes = (n: number) => t.setNow(new Date(START.getTime() + n * MINUTE));
const round = async () => {
  const queued = await planNoticeMails(ctx);
  await sendMails(ctx, carry, writers, new AbortController().signal);
  return queued;
};
let told = 0;
const tell = (text: string, more: Partial<typeof staffNotices.$inferInsert> = {}) =>
  t.ctx.db.insert(staffNotices).values({
    ...{ kind: "mentioned", key: `thu-${++told}`, text, aboutAt: START, createdAt: t.ctx.now() },
    ...{ role: "operator", userId: hoa.actor.userId, ...more },
  });

beforeAll(async () => {
  t = await testCtx();
  ctx = t.ctx;
  const { id } = await addUser(ctx, { email: "hoa@example.vn", role: "operator" });
  hoa = withActor(ctx, actor("operator", null, id));
});
afterAll(() => t.close());
beforeEach(async () => {
  letters = [];
  await ctx.db.delete(mails);
  await ctx.db.delete(noticeMails);
  await ctx.db.delete(staffNotices);
  minutes(0);
});

test("nobody gets mails who has not asked for them", async () => {
  await tell("Một việc.");
  minutes(10);
  expect(await round()).toBe(0);
  expect(await wantsNoticeMail(hoa)).toBe(false);
});

test("what comes within five minutes goes in one mail, once, and only what is theirs and unread", async () => {
  await tell("Việc cũ, trước khi bật.");
  minutes(1);
  await setNoticeMail(hoa, true);
  minutes(2);
  await tell("Việc thứ nhất.");
  await tell("Việc của vai trò.", { userId: null });
  await tell("Việc của người khác.", { userId: null, role: "leader" });
  await tell("Việc đã đọc.", { readAt: START });
  minutes(4);
  await tell("Việc thứ hai.");
  expect(await round()).toBe(0);
  minutes(8);
  expect(await Promise.all([planNoticeMails(ctx), planNoticeMails(ctx)])).toContain(1);
  await round();
  expect(letters).toMatchObject([{ to: "hoa@example.vn", subject: "Lắng Nghe: 3 thông báo mới" }]);
  for (const words of ["Việc thứ nhất.", "Việc của vai trò.", "Việc thứ hai."])
    expect(letters[0]?.text).toContain(words);
  for (const words of ["Việc cũ", "người khác", "đã đọc"]) expect(letters[0]?.text).not.toContain(words);
  minutes(60);
  expect(await round()).toBe(0);
});

test("what was read before the mail goes is not told, and switching off stops what waits", async () => {
  await setNoticeMail(hoa, true);
  minutes(1);
  await tell("Việc A.");
  minutes(10);
  await planNoticeMails(ctx);
  await ctx.db.update(staffNotices).set({ readAt: ctx.now() });
  await round();
  expect(letters).toEqual([]);
  await tell("Việc B.");
  minutes(20);
  await planNoticeMails(ctx);
  await setNoticeMail(hoa, false);
  await round();
  expect(letters).toEqual([]);
});
