import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { adapters } from "#adapters/index.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { DELIVERY } from "#src/bin/simulate/deliveries.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Classifier } from "#src/ports/classifier.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { withActor } from "#src/services/ctx.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { earlierAnswer } from "#src/services/similar/earlier-answer.ts";
import { fromHalfFloats } from "#src/services/similar/half-floats.ts";
import { compareTicket, findSimilar } from "#src/services/similar/similar-tickets.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { fixedClassifier } from "./support/classifier.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { addFixtureAccounts, receive } from "./support/fixtures.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
});
afterEach(() => t.close());

const as = (...who: Parameters<typeof actor>) => withActor(t.ctx, actor(...who));

/** Unit vectors in a plane: their likeness is the cosine of the angle between them. */
function at(degrees: number): Float32Array {
  const vector = new Float32Array(384);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[383] = Math.sin((degrees * Math.PI) / 180);
  return vector;
}

const reads = (embedding: Float32Array | null, model = "encoder-1"): Classifier => ({
  version: model,
  classify: async (text) => ({
    ...(await fixedClassifier({ model }).classify(text)),
    embedding: embedding && { model, vector: embedding },
  }),
});

/** A citizen writes on Zalo. @returns the id of the ticket that waits for triage */
async function says(text: string): Promise<number> {
  const account = (await findAccount(t.ctx, "zalo-thu")) as ChannelAccount; // safe: added above
  const { eventIds } = await receive(t.ctx, account.id, Buffer.from(DELIVERY.zalo(account, text, new Date()).body));
  return (await takeEvent(t.ctx, eventIds[0] ?? 0)).ticketId ?? 0;
}

async function ticketAt(embedding: Float32Array | null, options: { ward?: string; model?: string } = {}) {
  const id = await says(`Ngập ở phường ${options.ward ?? "Bàn Cờ"}`);
  await triageTicket(t.ctx, id, reads(embedding, options.model));
  const [row] = await t.ctx.sql`select reference, unit_id as unit from tickets where id = ${id}`;
  return { id, reference: String(row?.reference), unit: String(row?.unit) };
}

const again = async (id: number, classifier: Classifier) => {
  await t.ctx.sql`update tickets set triage_pending = true where id = ${id}`;
  await triageTicket(t.ctx, id, classifier);
};
const stored = () => t.ctx.sql`select ticket_id::int as id, model, vector, made_at from embeddings order by ticket_id`;
const references = (found: { reference: string }[]) => found.map(({ reference }) => reference);

describe("triage keeps the embedding", () => {
  test("as half floats, with the model, once a ticket; a later reading takes its place", async () => {
    const { id } = await ticketAt(at(10));
    const [first, ...more] = await stored();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ id, model: "encoder-1" });
    expect(first?.vector.byteLength).toBe(768);
    expect(fromHalfFloats(first?.vector)[0]).toBeCloseTo(Math.cos(Math.PI / 18), 3);
    await again(id, reads(at(80), "encoder-2"));
    const [second, ...others] = await stored();
    expect(others).toEqual([]);
    expect(second?.model).toBe("encoder-2");
    expect(fromHalfFloats(second?.vector)[0]).toBeCloseTo(Math.cos((80 * Math.PI) / 180), 3);
  });

  test("not when there is none, or one that is no number; an earlier one stays", async () => {
    await ticketAt(null);
    await ticketAt(at(10).fill(Number.NaN, 5, 6));
    expect(await stored()).toEqual([]);
    const { id } = await ticketAt(at(10));
    await again(id, reads(null, "linear-1"));
    expect(await stored()).toMatchObject([{ id, model: "encoder-1" }]);
  });

  test("not when the ticket changed while it was read", async () => {
    const id = await says("Ngập ở phường Bàn Cờ");
    const slow = reads(at(10));
    await triageTicket(t.ctx, id, {
      ...slow,
      classify: async (text) => {
        await t.ctx.sql`update tickets set version = version + 1`;
        return slow.classify(text);
      },
    });
    expect(await stored()).toEqual([]);
  });
});

describe("similar tickets", () => {
  test("come likest first, above the floor, without the ticket itself", async () => {
    const one = await ticketAt(at(0));
    const near = await ticketAt(at(20));
    const nearer = await ticketAt(at(10));
    await ticketAt(at(80));
    const found = await findSimilar(as("operator"), one.reference);
    expect(references(found)).toEqual([nearer.reference, near.reference]);
    expect(found[0]).toEqual({
      reference: nearer.reference,
      likeness: expect.closeTo(Math.cos(Math.PI / 18), 2),
      state: "triaged",
      createdAt: expect.any(String),
      sector: "drainage_flooding",
      ward: { code: expect.any(String), name: "Phường Bàn Cờ" },
      answer: null,
    });
    expect(references(await findSimilar(t.ctx, one.id, { limit: 1 }))).toEqual([nearer.reference]);
    expect(references(await findSimilar(t.ctx, one.id, { floor: 0.96 }))).toEqual([nearer.reference]);
  });

  test("bring what was answered there, without names and numbers, and only for whoever may read texts", async () => {
    const one = await ticketAt(at(0));
    const near = await ticketAt(at(10));
    const publicAnswer = "Chào ông Nguyễn Văn Bình, tổ công tác đã thông cống. Liên hệ 0912 345 678.";
    await t.ctx.sql`update tickets set state = 'resolved', public_answer = ${publicAnswer} where id = ${near.id}`;
    const answerFor = async (role: "operator" | "admin") => (await findSimilar(as(role), one.reference))[0]?.answer;
    expect(await answerFor("operator")).toMatch(/đã thông cống/);
    expect(await answerFor("operator")).not.toMatch(/Bình|0912/);
    expect(await answerFor("admin")).toBeNull();
    expect(await earlierAnswer(as("operator"), near.reference)).toBe(await answerFor("operator"));
    await expect(earlierAnswer(as("operator"), one.reference)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("new, changed and erased ones count at the next search", async () => {
    const one = await ticketAt(at(0));
    expect(await findSimilar(t.ctx, one.id)).toEqual([]);
    const other = await ticketAt(at(10));
    expect(references(await findSimilar(t.ctx, one.id))).toEqual([other.reference]);
    await again(other.id, reads(at(89)));
    expect(await findSimilar(t.ctx, one.id)).toEqual([]);
    await again(other.id, reads(at(5)));
    expect(await findSimilar(t.ctx, one.id)).toHaveLength(1);
    await t.ctx.sql`delete from embeddings where ticket_id = ${other.id}`;
    expect(await findSimilar(t.ctx, one.id)).toEqual([]);
  });

  test("are what the database holds after a comparison, even when a row was missed", async () => {
    const one = await ticketAt(at(0));
    const other = await ticketAt(at(10));
    await findSimilar(t.ctx, one.id);
    const late = await ticketAt(at(20));
    // As if its statement had ended long after it began.
    await t.ctx.sql`update embeddings set made_at = now() - interval '1 hour' where ticket_id = ${late.id}`;
    await t.ctx.sql`delete from embeddings where ticket_id = ${other.id}`;
    expect(await findSimilar(t.ctx, one.id)).toEqual([]);
    t.setNow(new Date(Date.now() + 11 * 60_000));
    // Nobody waits for the comparison, so it may take until a later search.
    await vi.waitFor(async () => expect(references(await findSimilar(t.ctx, one.id))).toEqual([late.reference]));
  });

  test("are of the same model only", async () => {
    const one = await ticketAt(at(0));
    const other = await ticketAt(at(0), { model: "encoder-2" });
    expect(await findSimilar(t.ctx, one.id)).toEqual([]);
    await again(one.id, reads(at(0), "encoder-2"));
    expect(references(await findSimilar(t.ctx, one.id))).toEqual([other.reference]);
    expect(references(await findSimilar(t.ctx, other.id))).toEqual([one.reference]);
  });

  test("are as old as asked at most, and may be of the same ward only", async () => {
    const one = await ticketAt(at(0));
    const old = await ticketAt(at(5));
    await t.ctx.sql`update tickets set created_at = now() - interval '8 days' where id = ${old.id}`;
    const elsewhere = await ticketAt(at(10), { ward: "Bến Thành" });
    expect(references(await findSimilar(t.ctx, one.id))).toEqual([old.reference, elsewhere.reference]);
    expect(references(await findSimilar(t.ctx, one.id, { days: 7 }))).toEqual([elsewhere.reference]);
    expect(references(await findSimilar(t.ctx, one.id, { sameWard: true }))).toEqual([old.reference]);
  });

  test("an officer gets those of the own unit only, however many likelier ones others have", async () => {
    const one = await ticketAt(at(0));
    for (let i = 0; i < 3; i++) await ticketAt(at(1), { ward: "Bến Thành" });
    const own = await ticketAt(at(30));
    const officer = as("officer", own.unit);
    expect(references(await findSimilar(officer, one.reference, { limit: 1 }))).toEqual([own.reference]);
    await expect(findSimilar(as("officer", "another-unit"), one.reference)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("a ticket without an embedding has none, and says that it cannot be compared", async () => {
    const one = await ticketAt(null);
    await ticketAt(at(0));
    expect(await findSimilar(t.ctx, one.id)).toEqual([]);
    expect(await compareTicket(t.ctx, one.id)).toBeNull();
  });

  test("wishes that make no sense are refused by name", async () => {
    const one = await ticketAt(at(0));
    for (const [field, wanted] of Object.entries({
      limit: { limit: "0" },
      days: { days: "29" },
      floor: { floor: "x" },
    }))
      await expect(findSimilar(t.ctx, one.id, wanted)).rejects.toMatchObject({
        code: "INVALID",
        details: { fields: [{ field }] },
      });
  });
});

describe("GET /api/tickets/:reference/similar", () => {
  async function api() {
    const app = createApp({
      ctx: t.ctx,
      adapters,
      pages: pages({ publicUrl: t.ctx.publicUrl }),
      errorPage: failurePage,
      checks: { queue: async () => {}, model: async () => "up" },
      trustedProxies: [],
    });
    await addUser(t.ctx, { email: "truc@example.vn", role: "operator" });
    const token = await addToken(t.ctx, "truc@example.vn", ["tickets:read"]);
    return async (path: string) => {
      const answer = await app.request(`/api/tickets/${path}`, { headers: { authorization: `Bearer ${token}` } });
      return { status: answer.status, body: await answer.json() };
    };
  }

  test("answers with the likest, as many as asked, and refuses what makes no sense", async () => {
    const one = await ticketAt(at(0));
    const near = await ticketAt(at(10));
    await ticketAt(at(20));
    const get = await api();
    expect(await get(`${one.reference}/similar?limit=1&days=7`)).toEqual({
      status: 200,
      body: { comparable: true, items: [expect.objectContaining({ reference: near.reference, likeness: 0.985 })] },
    });
    expect(await get(`${one.reference}/similar?limit=1000`)).toMatchObject({
      status: 400,
      body: { error: { code: "INVALID", details: { fields: [{ field: "limit" }] } } },
    });
    expect((await get("PA-26-0000000/similar")).status).toBe(404);
  });

  test("says that a ticket without an embedding cannot be compared", async () => {
    const one = await ticketAt(null);
    expect(await (await api())(`${one.reference}/similar`)).toEqual({
      status: 200,
      body: { comparable: false, items: [] },
    });
  });
});
