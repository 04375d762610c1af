import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { asc } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { contacts, deliveries, idempotencyKeys, messages, tickets } from "#src/db/schema/index.ts";
import { parseReference } from "#src/domain/reference.ts";
import type { TestCtx } from "#tests/support/ctx.ts";
import { testCtx } from "#tests/support/ctx.ts";
import { type SubmissionRequest, submitForm } from "./submit.ts";
import { trackDigestOf } from "./track-secret.ts";

const KEY = "3f0c9a52-6f0e-4a55-9c3a-000000000001";
const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../adapters/webform/fixtures/${name}.json`, import.meta.url), "utf8"));
const W1 = fixture("W1");

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterEach(() => t.setNow(null));
afterAll(() => t.close());

/** For tests that send dozens of forms, on a busy machine. */
const MANY = 30_000;

let lastIp = 0;
/** Each from a network of its own, so that the limits of one test do not reach the next. */
const send = (change: Partial<SubmissionRequest> = {}) =>
  submitForm(t.ctx, {
    formId: "phan-anh",
    body: W1,
    idempotencyKey: randomUUID(),
    ip: `198.51.${lastIp++ % 256}.7`,
    ...change,
  });

/** W1 with words of its own. */
const saying = (content: string, change: Record<string, unknown> = {}) => ({ ...W1, content, ...change });

async function ticketOf(code: string) {
  const all = await t.ctx.db.select().from(tickets).orderBy(asc(tickets.id));
  const found = all.filter((ticket) => ticket.reference === code);
  expect(found).toHaveLength(1);
  const [ticket] = found;
  if (!ticket) throw new Error("no ticket");
  return ticket;
}

const count = async () => (await t.ctx.db.select({ id: tickets.id }).from(tickets)).length;
const failsWith = (code: string) => expect.objectContaining({ code });

describe("a form sent with an Idempotency-Key", () => {
  test("W1 twice is one ticket, with the same code and secret", async () => {
    const first = await send({ idempotencyKey: KEY });
    const before = await count();
    const second = await send({ idempotencyKey: KEY });
    expect(second).toEqual({ ...first, duplicate: true });
    expect(first).toMatchObject({ duplicate: false, trackUrl: `http://127.0.0.1:8080/t/${first.code}` });
    expect(parseReference(first.code)).toBe(first.code);
    expect(first.secret).toMatch(/^[\w-]{22}$/);
    expect(await count()).toBe(before);
    expect(await ticketOf(first.code)).toMatchObject({
      state: "needs_triage",
      moderation: ["no_captcha"],
      channel: "webform",
      accountId: "phan-anh",
      text: W1.content,
      address: W1.address,
      trackDigest: trackDigestOf(first.secret),
    });
  });

  test("W1 with changed content and the same key is refused", async () => {
    await expect(send({ idempotencyKey: KEY, body: saying("Khác hẳn") })).rejects.toEqual(failsWith("UNPROCESSABLE"));
  });

  test("a new CAPTCHA, a later clock or decomposed letters do not make another body", async () => {
    const again = {
      ...W1,
      altcha: "",
      elapsed_ms: 99_999,
      content: String(W1.content).normalize("NFD"),
      contact: { phone: "+84 912 345 678", name: "Đỗ Minh Anh" },
    };
    expect(await send({ idempotencyKey: `"${KEY}"`, body: again })).toMatchObject({ duplicate: true });
  });

  test("eight times at once is one ticket; whoever is too early is told to come again", async () => {
    const before = await count();
    const key = randomUUID();
    const body = saying("Tám lần cùng lúc");
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => send({ idempotencyKey: key, body })));
    const codes = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.code] : []));
    const errors = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(new Set(codes).size).toBe(1);
    for (const error of errors) expect(error).toEqual(failsWith("CONFLICT"));
    expect(await count()).toBe(before + 1);
  });

  test("in flight is a conflict, until the first request must have died", async () => {
    const key = randomUUID();
    const body = saying("Máy chủ tắt giữa chừng");
    const first = await send({ idempotencyKey: key, body });
    await t.ctx.sql`update idempotency_keys set response = null where key = ${key}`; // as if the answer was never kept
    await expect(send({ idempotencyKey: key, body })).rejects.toEqual(failsWith("CONFLICT"));
    t.setNow(new Date(Date.now() + 61_000));
    const before = await count();
    expect(await send({ idempotencyKey: key, body })).toEqual({ ...first, duplicate: true });
    expect(await count()).toBe(before);
    expect((await ticketOf(first.code)).moderation).toEqual(["no_captcha"]);
  });

  test("that failed gives the key back at once", async () => {
    const key = randomUUID();
    const body = saying("Lần đầu hỏng");
    // Safe: only called, never looked into.
    const storage = (() => Promise.reject(new Error("storage"))) as unknown as typeof t.ctx.sql;
    const broken = { ...t.ctx, sql: storage };
    const request = { formId: "phan-anh", body, idempotencyKey: key, ip: "198.51.100.9" };
    const before = await count();
    await expect(submitForm(broken, request)).rejects.toThrow("storage");
    const answer = await submitForm(t.ctx, request);
    expect(answer.duplicate).toBe(false);
    expect(await count()).toBe(before + 1);
    await ticketOf(answer.code);
  });

  test("that is used again after a day with another body is a new submission", async () => {
    const key = randomUUID();
    const first = await send({ idempotencyKey: key, body: saying("Hôm nay") });
    t.setNow(new Date(Date.now() + 25 * 3_600_000));
    const second = await send({ idempotencyKey: key, body: saying("Hôm sau") });
    expect(second.duplicate).toBe(false);
    expect(second.code).not.toBe(first.code);
    expect((await ticketOf(second.code)).text).toBe("Hôm sau");
  });

  test("of bad shape is refused", async () => {
    await expect(send({ idempotencyKey: "có dấu" })).rejects.toEqual(failsWith("INVALID"));
    await expect(send({ idempotencyKey: "x".repeat(201) })).rejects.toEqual(failsWith("INVALID"));
  });
});

describe("what is suspicious", () => {
  test("W3 goes to the desk with its reasons", async () => {
    const { code } = await send({ body: fixture("W3") });
    expect(await ticketOf(code)).toMatchObject({
      state: "needs_triage",
      moderation: ["honeypot", "too_fast", "no_captcha"],
    });
  });

  test("the same words about the same place within a day, but not after it or elsewhere", async () => {
    const reasonsOf = async (body: unknown) => (await ticketOf((await send({ body })).code)).moderation;
    expect(await reasonsOf(saying("Cây đổ chắn đường"))).toEqual(["no_captcha"]);
    expect(await reasonsOf(saying("CÂY ĐỔ, chắn đường!"))).toEqual(["no_captcha", "duplicate_content"]);
    expect(await reasonsOf(saying("Cây đổ chắn đường", { address: "Số 5 phố khác" }))).toEqual(["no_captcha"]);
    t.setNow(new Date(Date.now() + 25 * 3_600_000));
    expect(await reasonsOf(saying("Cây đổ chắn đường"))).toEqual(["no_captcha"]);
  });

  test("many links", async () => {
    const { code } = await send({ body: saying("Xem https://a.vn www.b.vn http://c.vn") });
    expect((await ticketOf(code)).moderation).toContain("links");
  });

  test(
    "the sixth form of one phone within an hour, and the thirty-first of one network",
    async () => {
      const contact = { phone: "0987654321" };
      const reasons: string[][] = [];
      for (let i = 0; i < 6; i++) {
        const { code } = await send({ body: saying(`Gửi nhiều ${i}`, { contact }) });
        reasons.push((await ticketOf(code)).moderation);
      }
      expect(reasons.map((all) => all.includes("rate_phone"))).toEqual([false, false, false, false, false, true]);

      const network = (i: number) =>
        send({ body: saying(`Mạng ${i}`, { contact: { anonymous: true } }), ip: `203.0.113.${i}` });
      for (let i = 0; i < 30; i++) await network(i);
      expect((await ticketOf((await network(30)).code)).moderation).toContain("rate_ip");
    },
    MANY,
  );

  test(
    "only far too many from one address are refused, with the wait",
    async () => {
      const post = (ip: string) => submitForm(t.ctx, { formId: "khong-co", body: W1, ip });
      for (let i = 0; i < 60; i++) await expect(post("192.0.2.1")).rejects.toEqual(failsWith("NOT_FOUND"));
      const refused = expect.objectContaining({
        code: "RATE_LIMITED",
        details: { retryAfterSec: expect.closeTo(600, -2) },
      });
      await expect(post("192.0.2.1")).rejects.toEqual(refused);
      await expect(post("192.0.2.2")).rejects.toEqual(failsWith("NOT_FOUND"));
    },
    MANY,
  );

  test("this machine itself is never shut out", async () => {
    for (let i = 0; i < 70; i++) {
      await expect(submitForm(t.ctx, { formId: "khong-co", body: W1, ip: "::1" })).rejects.toEqual(
        failsWith("NOT_FOUND"),
      );
    }
  });

  test("a page without script is not too fast", async () => {
    const body = saying("Không có JavaScript", { elapsed_ms: 0 });
    const { code } = await send({ body, withoutScript: true, idempotencyKey: null });
    expect((await ticketOf(code)).moderation).toEqual(["no_captcha"]);
  });
});

describe("a form", () => {
  test("that does not exist, or is switched off, is not found", async () => {
    await expect(send({ formId: "khong-co" })).rejects.toEqual(failsWith("NOT_FOUND"));
    await expect(send({ formId: "phan\u0000anh" })).rejects.toEqual(failsWith("NOT_FOUND"));
    await t.ctx.sql`update channel_accounts set state = 'disabled' where id = 'phan-anh'`;
    await expect(send()).rejects.toEqual(failsWith("NOT_FOUND"));
    await t.ctx.sql`update channel_accounts set state = 'active' where id = 'phan-anh'`;
  });

  test("with a ward that is not of this city is refused", async () => {
    await expect(send({ body: saying("Sai phường", { ward: "00001" }) })).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: [{ field: "ward" }] },
    });
  });

  test("leaves no secret, and of someone unknown no name or phone, anywhere", async () => {
    const contact = { name: "Đỗ Minh Anh", phone: "0977000111", anonymous: true };
    const answer = await send({ body: saying("Xin giấu tên", { contact }) });
    const kept = await t.ctx.db.select().from(deliveries);
    const bodies = kept
      .map((row) => Buffer.from(row.body).toString("utf8"))
      .filter((body) => body.includes("giấu tên"));
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).not.toMatch(/Minh Anh|977000111/);
    const rows = JSON.stringify([
      ...kept.map((row) => Buffer.from(row.body).toString("utf8")),
      await t.ctx.db.select().from(idempotencyKeys),
      await t.ctx.db.select().from(tickets),
      await t.ctx.db.select().from(messages),
    ]);
    expect(rows).not.toContain(answer.secret);
    const people = await t.ctx.db.select().from(contacts);
    expect(people.find((person) => person.authorKey === `form:${answer.code}`)).toMatchObject({
      anonymous: true,
      nameSealed: null,
      phoneIndex: null,
    });
  });

  test("is answered when its ticket cannot be made yet: the queue has it", async () => {
    const jobs = t.added.length;
    const broken = {
      ...t.ctx,
      db: Object.assign(Object.create(t.ctx.db), { transaction: () => Promise.reject(new Error("busy")) }),
    };
    const request = { formId: "phan-anh", body: saying("Để hàng đợi lo"), ip: "198.51.100.10" };
    const { code } = await submitForm(broken, request);
    expect(parseReference(code)).toBe(code);
    expect(t.added.slice(jobs)).toEqual([{ name: "take-event", payload: { eventId: expect.any(Number) } }]);
  });
});
