import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { briefSubscriptions, mails, users } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import type { Letter, Mailer } from "#src/ports/mailer.ts";
import type { SendResult } from "#src/ports/sender.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { type MailWriters, sendMails } from "../mails/send-mails.ts";
import { addUser } from "../people/add-user.ts";
import { listBriefs } from "./list-briefs.ts";
import { planBriefs } from "./plan-briefs.ts";
import { endBrief, subscribeBrief } from "./subscribe.ts";
import { testBrief } from "./test-brief.ts";
import { type BriefWriter, writeBriefMail } from "./write-brief-mail.ts";

const at = (local: string) => new Date(`${local}:00+07:00`);
const WEEKLY = { kind: "week", hour: 7, full: false, form: "link", lang: "vi" } as const;
const never = new AbortController().signal;

let t: TestCtx;
let ctx: Ctx;
let lan: Actor;
let admin: Ctx;
/** Whose eyes each brief was written with. */
const seen: (string | null)[] = [];
const write: BriefWriter = async ({ actor: { role, unitId, scopes } }, { from }, stopUrl) => {
  seen.push(scopes ? "outside" : (unitId ?? role));
  return { subject: from.toISOString(), text: stopUrl, files: [] };
};
// Safe: no mail of another kind is written here.
const writers = { brief: (one, mail) => writeBriefMail(one, mail, write) } as MailWriters;

function carrier(answer: (letter: Letter) => SendResult = () => ({ ok: true, externalId: null })) {
  const letters: Letter[] = [];
  const mailer: Mailer = {
    send: async (_id, letter) => {
      const result = answer(letter);
      if (result.ok) letters.push(letter);
      return result;
    },
  };
  return { letters, send: () => sendMails(ctx, mailer, writers, never) };
}

beforeAll(async () => {
  t = await testCtx();
  ctx = { ...t.ctx, hasWay: (way) => way === "email" };
  const { id } = await addUser(ctx, { email: "lan@example.vn", role: "leader" });
  lan = actor("leader", null, id);
  const { id: adminId } = await addUser(ctx, { email: "quan@example.vn", role: "admin" });
  admin = withActor(ctx, actor("admin", null, adminId));
});
afterAll(() => t.close());
beforeEach(async () => {
  seen.length = 0;
  await t.ctx.db.delete(mails);
  await t.ctx.db.delete(briefSubscriptions);
  t.setNow(at("2026-11-20T10:00"));
});

test("a week's brief is queued once however often it is asked, and goes out once with its period and a way to stop it", async () => {
  await subscribeBrief(withActor(ctx, lan), WEEKLY);
  expect(await planBriefs(ctx)).toBe(0);
  t.setNow(at("2026-11-23T07:00"));
  const planned = await Promise.all([planBriefs(ctx), planBriefs(ctx), planBriefs(ctx)]);
  expect(planned.toSorted()).toEqual([0, 0, 1]);
  const { letters, send } = carrier();
  await Promise.all([send(), send()]);
  await send();
  expect(letters).toMatchObject([
    {
      to: "lan@example.vn",
      subject: "2026-11-15T17:00:00.000Z",
      unsubscribeUrl: expect.stringMatching(/\/thu\/brief-stop\/\d+\/\S{27}$/),
    },
  ]);
  expect(JSON.stringify(await t.ctx.db.select().from(mails))).not.toContain("lan@");
});

test("what was missed goes late, about its own period, and not again when the hour is changed", async () => {
  await subscribeBrief(withActor(ctx, lan), WEEKLY);
  t.setNow(at("2026-11-25T15:00"));
  expect(await planBriefs(ctx)).toBe(1);
  await subscribeBrief(withActor(ctx, lan), { ...WEEKLY, hour: 9 });
  expect(await planBriefs(ctx)).toBe(0);
  const [mail] = await t.ctx.db.select().from(mails);
  expect(mail?.period).toEqual({ from: "2026-11-15T17:00:00.000Z", until: "2026-11-22T17:00:00.000Z" });
});

test("whoever stops it gets no more, also not what was queued already", async () => {
  const id = await subscribeBrief(withActor(ctx, lan), WEEKLY);
  t.setNow(at("2026-11-23T07:00"));
  await planBriefs(ctx);
  await endBrief(withActor(ctx, lan), id);
  const { letters, send } = carrier();
  await send();
  expect(letters).toEqual([]);
  expect(await t.ctx.db.select({ state: mails.state }).from(mails)).toEqual([{ state: "cancelled" }]);
  // Asking anew the same day brings no second one of the same week.
  await subscribeBrief(withActor(ctx, lan), WEEKLY);
  expect(await planBriefs(ctx)).toBe(0);
});

test("an outside address needs a name and an administrator, is stored sealed and forgotten when it ends", async () => {
  const input = { ...WEEKLY, email: "vanphong@tphcm.example.vn", name: "Văn phòng" };
  await expect(subscribeBrief(withActor(ctx, lan), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(subscribeBrief(admin, { ...input, name: "" })).rejects.toMatchObject({
    details: { fields: [{ field: "name" }] },
  });
  const id = await subscribeBrief(admin, input);
  const rows = JSON.stringify(await t.ctx.db.select().from(briefSubscriptions));
  expect(rows).not.toContain("vanphong@");
  expect((await listBriefs(admin)).items[0]).toMatchObject({ name: "Văn phòng", email: expect.stringContaining("•") });
  await testBrief(admin, id);
  await carrier().send();
  expect(seen).toEqual(["outside"]);
  await endBrief(admin, id);
  expect(await t.ctx.db.select({ sealed: briefSubscriptions.emailSealed }).from(briefSubscriptions)).toEqual([
    { sealed: null },
  ]);
});

test("the lead of a unit gets what the page shows them: their unit", async () => {
  const { id } = await addUser(ctx, { email: "truong@example.vn", role: "unit_lead", unitId: "27154-ubnd" });
  const lead = withActor(ctx, actor("unit_lead", "27154-ubnd", id));
  await testBrief(lead, await subscribeBrief(lead, WEEKLY));
  await carrier().send();
  expect(seen).toEqual(["27154-ubnd"]);
  await ctx.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id));
  t.setNow(at("2026-11-23T08:00"));
  expect(await planBriefs(ctx)).toBe(0);
});

test("each sees and stops their own; an administrator sees everybody's", async () => {
  const id = await subscribeBrief(withActor(ctx, lan), WEEKLY);
  const other = withActor(ctx, actor("leader", null, 999));
  expect((await listBriefs(other)).items).toEqual([]);
  await expect(endBrief(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(testBrief(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listBriefs(admin)).items).toHaveLength(1);
});

test("a server that is away is tried again; an address that it refuses is not; nobody knows is never sent twice", async () => {
  const id = await subscribeBrief(withActor(ctx, lan), WEEKLY);
  await testBrief(withActor(ctx, lan), id);
  const fails = (failure: "transient" | "recipient" | "unclear") =>
    carrier(() => ({ ok: false, failure, code: "x", reason: "Lý do." }));
  await fails("transient").send();
  const sendings = async () => (await listBriefs(withActor(ctx, lan))).items[0]?.sendings;
  expect(await sendings()).toMatchObject([{ state: "queued", attempts: 1, reason: "Lý do.", test: true }]);
  await carrier().send();
  expect(await sendings()).toMatchObject([{ state: "queued" }]); // not yet
  t.setNow(at("2026-11-20T10:05"));
  await fails("unclear").send();
  expect(await sendings()).toMatchObject([{ state: "maybe_sent", attempts: 2 }]);
  await testBrief(withActor(ctx, lan), id);
  await fails("recipient").send();
  expect(await sendings()).toMatchObject([{ state: "failed" }, { state: "maybe_sent" }]);
});

test("a worker that dies while writing loses nothing, one that dies while sending sends nothing twice", async () => {
  const id = await subscribeBrief(withActor(ctx, lan), WEEKLY);
  await testBrief(withActor(ctx, lan), id);
  const dies = sendMails(
    ctx,
    { send: async () => Promise.reject(new Error("gone")) },
    { ...writers, brief: async () => new Promise(() => {}) },
    never,
  );
  void dies;
  await expect.poll(async () => (await t.ctx.db.select().from(mails))[0]?.claimedUntil).not.toBeNull();
  t.setNow(at("2026-11-20T10:30"));
  await expect(sendMails(ctx, { send: async () => Promise.reject(new Error("gone")) }, writers, never)).rejects.toThrow(
    "gone",
  );
  t.setNow(at("2026-11-20T11:00"));
  const { letters, send } = carrier();
  await send();
  expect(letters).toEqual([]);
  expect(await t.ctx.db.select({ state: mails.state }).from(mails)).toEqual([{ state: "maybe_sent" }]);
});
