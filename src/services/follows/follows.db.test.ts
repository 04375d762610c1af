import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { areaFollows, mails, sampleTickets } from "#src/db/schema/index.ts";
import { CITIZEN, SYSTEM } from "#src/domain/actor.ts";
import type { Letter } from "#src/ports/mailer.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { eraseByRequest } from "../contacts/carry-out-request.ts";
import { openRequest } from "../contacts/open-request.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { knowsMailLink, mailLink } from "../mails/links.ts";
import { type MailWriters, sendMails } from "../mails/send-mails.ts";
import { askFollow } from "./ask-follow.ts";
import { confirmFollow, forgetUnconfirmed, stopFollow } from "./change-follow.ts";
import { planDigests } from "./plan-digests.ts";
import { type FollowWriter, writeFollowMail } from "./write-follow-mail.ts";

const at = (local: string) => new Date(`${local}:00+07:00`);
const AN = { email: "An@Example.com", ward: "27154", lang: "vi" };
const IP = "203.0.113.7";

let t: TestCtx;
let ctx: Ctx;
let letters: Letter[];
const write: FollowWriter = {
  confirm: (_ctx, wardName, _lang, url) => ({ subject: `xác nhận ${wardName}`, text: url }),
  digest: async (_ctx, { name }, _lang, { from }) => ({ subject: name, text: from.toISOString() }),
};
const follow = (one: Ctx, mail: Parameters<typeof writeFollowMail>[1]) => writeFollowMail(one, mail, write);
// Safe: no mail of another kind is written here.
const writers = { follow_confirm: follow, area_digest: follow } as MailWriters;
const send = () =>
  sendMails(
    ctx,
    {
      send: async (_id, letter) => {
        letters.push(letter);
        return { ok: true, externalId: null };
      },
    },
    writers,
    new AbortController().signal,
  );
const onlyId = async () => (await t.ctx.db.select({ id: areaFollows.id }).from(areaFollows))[0]?.id ?? 0;

beforeAll(async () => {
  t = await testCtx();
  ctx = { ...withActor(t.ctx, CITIZEN), hasWay: (way) => way === "email" };
});
afterAll(() => t.close());
beforeEach(async () => {
  letters = [];
  await t.ctx.db.delete(mails);
  await t.ctx.db.delete(areaFollows);
  t.setNow(at("2026-11-19T10:00"));
});

test("nothing but the question comes before the link was opened, and the question comes once a day", async () => {
  await askFollow(ctx, AN, IP);
  await askFollow(ctx, { ...AN, email: "an@example.com" }, IP);
  await send();
  expect(letters).toMatchObject([{ to: "An@Example.com", subject: "xác nhận Phường Bàn Cờ" }]);
  t.setNow(at("2026-11-20T10:00"));
  await askFollow(ctx, AN, IP);
  await send();
  expect(letters).toHaveLength(2);
  t.setNow(at("2026-11-23T08:00"));
  expect(await planDigests(ctx)).toBe(0);
  expect(JSON.stringify([await t.ctx.db.select().from(areaFollows), await t.ctx.db.select().from(mails)])).not.toMatch(
    /example\.com/i,
  );
});

test("once confirmed, last week's figures come once on Monday, late if need be, with a way to stop in one click", async () => {
  await askFollow(ctx, AN, IP);
  await confirmFollow(ctx, await onlyId());
  await askFollow(ctx, AN, IP); // again by mistake: no second question
  t.setNow(at("2026-11-23T07:59"));
  expect(await planDigests(ctx)).toBe(0);
  t.setNow(at("2026-11-24T15:00"));
  expect(await Promise.all([planDigests(ctx), planDigests(ctx)])).toContain(1);
  expect(await planDigests(ctx)).toBe(0);
  await send();
  const digests = letters.filter(({ unsubscribeUrl }) => unsubscribeUrl);
  expect(digests).toMatchObject([{ subject: "Phường Bàn Cờ", text: at("2026-11-16T00:00").toISOString() }]);
  expect(letters).toHaveLength(1);
});

test("nobody is told of invented tickets: the week waits until they are gone", async () => {
  await askFollow(ctx, AN, IP);
  await confirmFollow(ctx, await onlyId());
  t.setNow(at("2026-11-23T09:00"));
  const [invented] = await openedTickets(t.ctx, 1);
  await t.ctx.db.insert(sampleTickets).values({ ticketId: invented?.id ?? 0 });
  expect(await planDigests(ctx)).toBe(0);
  await t.ctx.db.delete(sampleTickets);
  expect(await planDigests(ctx)).toBe(1);
});

test("who confirms on Monday afternoon waits for the next Monday", async () => {
  t.setNow(at("2026-11-23T15:00"));
  await askFollow(ctx, AN, IP);
  await confirmFollow(ctx, await onlyId());
  expect(await planDigests(ctx)).toBe(0);
  t.setNow(at("2026-11-30T08:00"));
  expect(await planDigests(ctx)).toBe(1);
});

test("stopping forgets the address, and what was queued does not go", async () => {
  await askFollow(ctx, AN, IP);
  const id = await onlyId();
  await confirmFollow(ctx, id);
  t.setNow(at("2026-11-23T09:00"));
  await planDigests(ctx);
  await stopFollow(ctx, id);
  await stopFollow(ctx, id);
  await send();
  expect(letters).toEqual([]);
  expect(await t.ctx.db.$count(areaFollows)).toBe(0);
  expect(await confirmFollow(ctx, id)).toBeNull();
});

test("an address that nobody confirms is gone after 48 hours", async () => {
  await askFollow(ctx, AN, IP);
  t.setNow(at("2026-11-21T09:59"));
  await forgetUnconfirmed(ctx);
  expect(await t.ctx.db.$count(areaFollows)).toBe(1);
  t.setNow(at("2026-11-21T10:01"));
  await forgetUnconfirmed(ctx);
  expect([await t.ctx.db.$count(areaFollows), await t.ctx.db.$count(mails)]).toEqual([0, 0]);
});

test("whoever asks to be erased follows nothing any more, also without ever having written to the city", async () => {
  await askFollow(ctx, AN, IP);
  const system = withActor(t.ctx, SYSTEM);
  const request = await openRequest(system, { kind: "erase", who: "an@example.com", note: "" });
  await eraseByRequest(system, request);
  expect(await t.ctx.db.$count(areaFollows)).toBe(0);
});

test("a network that asks for many is told to wait; an address gets at most ten wards", async () => {
  const some = ctx.city.wards.slice(0, 12);
  for (const [at, { code }] of some.entries()) await askFollow(ctx, { ...AN, ward: code }, `198.51.100.${at + 1}`);
  expect(await t.ctx.db.$count(areaFollows)).toBe(10);
  const many = async () => {
    for (let i = 0; i < 11; i++) await askFollow(ctx, { ...AN, email: `p${i}@example.com` }, "198.51.100.99");
  };
  await expect(many()).rejects.toMatchObject({ code: "RATE_LIMITED" });
});

test.each([{ email: "không phải" }, { email: "a@b.vn, c@d.vn" }, { ward: "99999" }])("%j is refused", async (wrong) => {
  await expect(askFollow(ctx, { ...AN, ...wrong }, IP)).rejects.toMatchObject({ code: "INVALID" });
});

test("a link does one thing for one follower", () => {
  const given = mailLink(ctx, "follow-stop", 12).split("/").at(-1) ?? "";
  expect(knowsMailLink(ctx, "follow-stop", 12, given)).toBe(true);
  for (const [act, id] of [
    ["follow-stop", 13],
    ["follow-confirm", 12],
    ["brief-stop", 12],
  ] as const)
    expect(knowsMailLink(ctx, act, id, given)).toBe(false);
  expect(knowsMailLink(ctx, "follow-stop", 12, "")).toBe(false);
});
