import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { ticketEvents, tickets } from "#src/db/schema/index.ts";
import { withActor } from "#src/services/ctx.ts";
import { listDesk } from "#src/services/desk/list-desk.ts";
import { noteWriting } from "#src/services/drafts/keep-draft.ts";
import { type Live, liveHub } from "#src/services/live/live.ts";
import { standings } from "#src/services/live/still-signed-in.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { digestOf } from "#src/services/people/token.ts";
import { noteGone, noteHere } from "#src/services/presence/note-here.ts";
import { noteTicket } from "#src/services/tickets/note.ts";
import { transferTicket } from "#src/services/tickets/transfer.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";

const UNIT = "27154-ubnd";
const OTHER = "26740-ubnd";
let t: TestCtx;
let live: Live;
let app: ReturnType<typeof createApp>;
const bearer: Record<string, string> = {};

beforeAll(async () => {
  t = await testCtx();
  live = liveHub(t.ctx);
  app = createApp({
    ctx: t.ctx,
    live,
    // Safe: no webhook is called here.
    adapters: {} as Parameters<typeof createApp>[0]["adapters"],
    pages: new Hono<HttpEnv>(),
    errorPage: () => "",
    checks: {},
    trustedProxies: [],
  });
  const people = [
    ["ban", "operator", undefined],
    ["minh", "officer", UNIT],
    ["xa", "officer", OTHER],
  ] as const;
  for (const [name, role, unitId] of people) {
    await addUser(t.ctx, { email: `${name}@example.vn`, name, role, ...(unitId && { unitId }) });
    bearer[name] = `Bearer ${await addToken(t.ctx, `${name}@example.vn`, ["tickets:read"])}`;
  }
});
afterAll(async () => {
  await live.close();
  await t.close();
});

interface Told {
  id: number | null;
  event: string;
  data: { reference?: string; version?: number; kind?: string };
}

/** Listens as somebody. `next` waits for the next event that is one. */
async function listen(who: string, headers: Record<string, string> = {}, query = "") {
  const gone = new AbortController();
  const answer = await app.request(`/api/events${query}`, {
    headers: { authorization: bearer[who] ?? "", ...headers },
    signal: gone.signal,
  });
  expect(answer.status).toBe(200);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  const next = async (): Promise<Told | null> => {
    for (;;) {
      const at = rest.indexOf("\n\n");
      if (at >= 0) {
        const lines = Object.fromEntries(
          rest
            .slice(0, at)
            .split("\n")
            .map((line) => line.split(/: (.*)/s) as [string, string]),
        );
        rest = rest.slice(at + 2);
        if (lines.data)
          return { id: lines.id ? Number(lines.id) : null, event: lines.event ?? "", data: JSON.parse(lines.data) };
        continue;
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return null;
      rest += chunk.value;
    }
  };
  return { next, close: () => reader?.cancel() };
}

const oneTicket = async () => {
  const [row] = await openedTickets(t.ctx, 1, { unitId: UNIT, state: "assigned" });
  if (!row) throw new Error("one was asked for");
  return row;
};

test("a change is told to whoever may see the ticket, with reference, version and kind and nothing else", async () => {
  const row = await oneTicket();
  const [desk, unit, stranger] = await Promise.all([listen("ban"), listen("minh"), listen("xa")]);
  await noteTicket(withActor(t.ctx, actor("operator", null, 1)), row.reference, { note: "Bí mật 0912345678" });
  const told = {
    id: expect.any(Number),
    event: "ticket",
    data: { reference: row.reference, version: 2, kind: "note" },
  };
  expect(await desk.next()).toEqual(told);
  expect(await unit.next()).toEqual(told);
  // The stranger hears first of what moves to them, and so has heard nothing of the note.
  await transferTicket(withActor(t.ctx, actor("operator", null, 1)), row.reference, {
    unitId: OTHER,
    reason: "Không thuộc địa bàn",
  });
  expect((await stranger.next())?.data.kind).toBe("transfer");
  // Whoever held it hears that it is gone.
  expect((await unit.next())?.data.kind).toBe("transfer");
  for (const one of [desk, unit, stranger]) await one.close();
});

test("what was missed is told again from the last event heard; too far back, the page is read anew", async () => {
  const row = await oneTicket();
  const operator = withActor(t.ctx, actor("operator", null, 1));
  await noteTicket(operator, row.reference, { note: "một" });
  const [last] = await t.ctx.db.select().from(ticketEvents).where(eq(ticketEvents.ticketId, row.id));
  await noteTicket(operator, row.reference, { note: "hai" });
  const stream = await listen("ban", { "last-event-id": String(last?.id) });
  let heard = await stream.next();
  while (heard && heard.data.reference !== row.reference) heard = await stream.next();
  expect(heard?.data).toEqual({ reference: row.reference, version: 3, kind: "note" });
  await stream.close();
  await t.ctx.db
    .insert(ticketEvents)
    .values(
      Array.from({ length: 600 }, () => ({ ticketId: row.id, actor: "system", actorName: "Hệ thống", action: "note" })),
    );
  const late = await listen("ban", { "last-event-id": String(last?.id) });
  expect((await late.next())?.event).toBe("reset");
  await late.close();
});

test("what happens between the making of a page and its listening is told, and nothing of before", async () => {
  const row = await oneTicket();
  const operator = withActor(t.ctx, actor("operator", null, 1));
  await noteTicket(operator, row.reference, { note: "trước khi mở trang" });
  const { heard } = await listDesk(operator, {});
  const made = heard ?? 0;
  expect(made).toBeGreaterThan(0);
  await noteTicket(operator, row.reference, { note: "trang đang mở" });
  const stream = await listen("ban", {}, `?made=${made}`);
  expect((await stream.next())?.data).toEqual({ reference: row.reference, version: 3, kind: "note" });
  await stream.close();
});

test("a page that was made before anything had happened hears of what came since", async () => {
  await oneTicket();
  const stream = await listen("ban", {}, "?made=0");
  expect(["ticket", "reset"]).toContain((await stream.next())?.event);
  await stream.close();
});

test("an event whose transaction ends after a later one is told all the same", async () => {
  const [early, late] = [await oneTicket(), await oneTicket()];
  const stream = await listen("ban");
  let finish: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const event = (ticketId: number) => ({ ticketId, actor: "system", actorName: "Hệ thống", action: "escalate" });
  const slow = t.ctx.db.transaction(async (tx) => {
    await tx.insert(ticketEvents).values(event(early.id));
    await held;
  });
  await t.ctx.db.insert(ticketEvents).values(event(late.id));
  const about = async () => {
    let heard = await stream.next();
    while (heard?.data.kind !== "escalate") heard = await stream.next();
    return heard.data.reference;
  };
  expect(await about()).toBe(late.reference);
  finish();
  await slow;
  expect(await about()).toBe(early.reference);
  await stream.close();
});

test("who comes to a ticket, begins to write and goes is told at once, without a name", async () => {
  const row = await oneTicket();
  const users = await t.ctx.db.query.users.findMany();
  const id = (name: string) => users.find((one) => one.name === name)?.id ?? 0;
  const minh = withActor(t.ctx, actor("officer", UNIT, id("minh")));
  const desk = withActor(t.ctx, actor("operator", null, id("ban")));
  const stream = await listen("ban");
  const presence = { id: null, event: "ticket", data: { reference: row.reference, version: 1, kind: "presence" } };
  expect((await noteHere(minh, row.reference)).here).toEqual([]);
  expect(await stream.next()).toEqual(presence);
  expect((await noteHere(desk, row.reference)).here).toEqual([{ name: "minh", writing: false }]);
  expect(await stream.next()).toEqual(presence);
  await noteWriting(minh, row.reference);
  await noteWriting(minh, row.reference);
  expect(await stream.next()).toEqual(presence);
  expect((await noteHere(desk, row.reference)).here).toEqual([{ name: "minh", writing: true }]);
  await noteGone(minh, row.reference);
  await noteGone(minh, row.reference);
  expect(await stream.next()).toEqual(presence);
  expect((await noteHere(desk, row.reference)).here).toEqual([]);
  await expect(noteHere(withActor(t.ctx, actor("officer", OTHER, id("xa"))), row.reference)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await stream.close();
});

test("without signing in nobody listens, and one person not with any number of windows", async () => {
  expect((await app.request("/api/events")).status).toBe(401);
  const streams = await Promise.all(Array.from({ length: 8 }, () => listen("xa")));
  expect((await app.request("/api/events", { headers: { authorization: bearer.xa ?? "" } })).status).toBe(429);
  for (const one of streams) await one.close();
  await expect.poll(() => live.size()).toBe(0);
});

test("a credential stands for its role and unit until it is revoked", async () => {
  const digest = digestOf((bearer.minh ?? "").slice(7));
  expect(await standings(t.ctx, [digest])).toEqual(new Set([`${digest} officer ${UNIT}`]));
  await t.ctx.sql`update api_tokens set revoked_at = now() where digest = ${digest}`;
  expect(await standings(t.ctx, [digest])).toEqual(new Set());
});

test("a server that stops ends all streams, and takes no more", async () => {
  const stream = await listen("ban");
  await live.close();
  expect(await stream.next()).toBeNull();
  expect((await app.request("/api/events", { headers: { authorization: bearer.ban ?? "" } })).status).toBe(503);
  expect((await t.ctx.db.select().from(tickets).limit(1)).length).toBe(1);
});
