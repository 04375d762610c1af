import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Challenge } from "altcha-lib/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spentChallenges, tickets } from "#src/db/schema/index.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { TestCtx } from "#tests/support/ctx.ts";
import { testCtx } from "#tests/support/ctx.ts";
import { createFormChallenge, verifyChallenge } from "./challenge.ts";
import { removeExpiredSubmissionRows } from "./remove-expired.ts";
import { submitForm } from "./submit.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");

async function solve(challenge: Challenge): Promise<{ challenge: Challenge; solution: unknown }> {
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}

/** Three steps instead of a thousand: the work is not what is tested. */
const solvedFor = async (ctx: Ctx, form = "phan-anh") => solve(await createFormChallenge(ctx, form, 3));

const later = (minutes: number): Ctx => ({ ...t.ctx, now: () => new Date(Date.now() + minutes * 60_000) });

test("a challenge is PBKDF2 at the documented cost and runs out after 20 minutes", async () => {
  const { parameters, signature } = await createFormChallenge(t.ctx, "phan-anh");
  expect(parameters).toMatchObject({ algorithm: "PBKDF2/SHA-256", cost: 5000, data: { form: "phan-anh" } });
  expect((parameters.expiresAt ?? 0) * 1000 - Date.now()).toBeGreaterThan(19 * 60_000);
  expect((parameters.expiresAt ?? 0) * 1000 - Date.now()).toBeLessThanOrEqual(20 * 60_000);
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
});

test("a solved one counts once", async () => {
  const payload = encode(await solvedFor(t.ctx));
  const verdicts = await Promise.all([1, 2, 3].map(() => verifyChallenge(t.ctx, payload)));
  expect(verdicts.sort()).toEqual(["ok", "replayed", "replayed"]);
});

test("one solved too late is expired", async () => {
  expect(await verifyChallenge(later(21), encode(await solvedFor(t.ctx)))).toBe("expired");
  expect(await verifyChallenge(t.ctx, encode(await solvedFor(later(-21))))).toBe("expired");
});

test("one made for another form, or by another server, is invalid", async () => {
  expect(await verifyChallenge(t.ctx, encode(await solvedFor(t.ctx, "khac")), "phan-anh")).toBe("invalid");
  const other = { ...t.ctx, box: { ...t.ctx.box, sign: () => "another" } };
  expect(await verifyChallenge(t.ctx, encode(await solvedFor(other)))).toBe("invalid");
});

test.each([
  ["no payload", () => "", "missing"],
  ["the placeholder of the fixtures", () => "<base64>", "invalid"],
  ["not JSON", () => Buffer.from("xin chào").toString("base64"), "invalid"],
  ["an empty object", () => encode({}), "invalid"],
])("%s is no solution", async (_, payload, verdict) => {
  expect(await verifyChallenge(t.ctx, payload())).toBe(verdict);
});

test("changed parameters, a longer life or another solution are invalid", async () => {
  const good = await solvedFor(t.ctx);
  const { parameters } = good.challenge;
  const changes = [
    { ...good, challenge: { ...good.challenge, parameters: { ...parameters, keyPrefix: "00" } } },
    {
      ...good,
      challenge: { ...good.challenge, parameters: { ...parameters, expiresAt: (parameters.expiresAt ?? 0) + 9999 } },
    },
    { ...good, challenge: { ...good.challenge, parameters: { ...parameters, cost: 1 } } },
    { ...good, challenge: { parameters } },
    { ...good, solution: { counter: 1, derivedKey: "ab".repeat(32) } },
    { ...good, solution: null },
  ];
  for (const change of changes) expect(await verifyChallenge(t.ctx, encode(change))).toBe("invalid");
  expect(await verifyChallenge(t.ctx, encode(good))).toBe("ok");
});

test("a form with a solved challenge has no reason to be looked at first, the same challenge again has", async () => {
  const altcha = encode(await solvedFor(t.ctx));
  const body = {
    content: "Đèn đường không sáng",
    consent: { version: "2026-07", at: "2026-11-23T04:05:00Z" },
    elapsed_ms: 20_000,
    altcha,
  };
  const first = await submitForm(t.ctx, { formId: "phan-anh", body, ip: "198.51.100.1" });
  const again = { ...body, content: "Đèn đường vẫn không sáng" };
  const second = await submitForm(t.ctx, { formId: "phan-anh", body: again, ip: "198.51.100.1" });
  const all = await t.ctx.db.select().from(tickets);
  expect(all.find((ticket) => ticket.reference === first.code)).toMatchObject({ state: "new", moderation: [] });
  expect(all.find((ticket) => ticket.reference === second.code)).toMatchObject({ moderation: ["no_captcha"] });
});

test("the sweep forgets spent challenges only after they have expired", async () => {
  await verifyChallenge(t.ctx, encode(await solvedFor(t.ctx)));
  await removeExpiredSubmissionRows(t.ctx);
  expect(await t.ctx.db.select().from(spentChallenges)).not.toEqual([]);
  await removeExpiredSubmissionRows(later(21));
  expect(await t.ctx.db.select().from(spentChallenges)).toEqual([]);
});
