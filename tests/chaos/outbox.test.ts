import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { contacts, conversations } from "#src/db/schema/index.ts";
import { say } from "#src/services/outbox/say.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import type { OutboxWorkerTask } from "#tests/support/outbox-worker.ts";

const CITIZENS = 300;
const BUBBLES = 3;
const ROOT = join(import.meta.dirname, "../..");
/** Leases and pauses of a minute pass in three seconds. */
const SPEED = 20;

let t: TestCtx;
const workers: ChildProcess[] = [];
beforeEach(async () => {
  t = await testCtx();
  await t.ctx.sql`create table accepted
    (id bigint generated always as identity, outbox_id bigint, citizen text, body text, at timestamptz)`;
});
afterEach(async () => {
  for (const child of workers) child.kill("SIGKILL");
  await t.close();
});

/** Citizens whose windows are open, with bubbles for each that wait. */
async function said(accountId: string): Promise<void> {
  const { ctx } = t;
  const numbers = Array.from({ length: CITIZENS }, (_, n) => n);
  const people = await ctx.db
    .insert(contacts)
    .values(numbers.map((n) => ({ accountId, authorKey: `c${n}` })))
    .returning({ id: contacts.id });
  const windowUntil = new Date(Date.now() + 7 * 86_400_000);
  const threads = await ctx.db
    .insert(conversations)
    .values(people.map(({ id }, n) => ({ accountId, threadKey: `${accountId}:c${n}`, contactId: id, windowUntil })))
    .returning({ id: conversations.id });
  await ctx.db.transaction(async (tx) => {
    for (const [n, { id: conversationId }] of threads.entries())
      for (let bubble = 1; bubble <= BUBBLES; bubble++)
        await say(ctx, tx, {
          key: `trial-${n}-${bubble}`,
          conversationId,
          kind: "progress",
          text: `${n} tin ${bubble}`,
        });
  });
}

async function startWorker(startMs: number): Promise<ChildProcess> {
  const [{ current }] = await t.ctx.sql<[{ current: string }]>`select current_database() as current`;
  const address = { ...inject("testServer"), database: current };
  const task: OutboxWorkerTask = { address, secret: "a secret key for tests, long enough", startMs, speed: SPEED };
  const child = spawn(
    process.execPath,
    [
      "--import",
      join(ROOT, "src/bin/jsx-loader.mjs"),
      join(ROOT, "tests/support/outbox-worker.ts"),
      JSON.stringify(task),
    ],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  workers.push(child);
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

const number = async (query: string): Promise<number> => Number((await t.ctx.sql.unsafe(query))[0]?.n);

/** Looks again and again, as nothing tells when other processes are done. */
async function until(query: string, enough: (n: number) => boolean, limitMs: number): Promise<void> {
  const endMs = performance.now() + limitMs;
  for (let n = await number(query); !enough(n); n = await number(query)) {
    if (performance.now() > endMs) throw new Error(`still ${n}: ${query}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("300 conversations of three bubbles, a provider that loses its answers, a worker killed: nothing twice, in order, nothing forgotten", async () => {
  const account = await chatAccount(t.ctx, "zalo");
  await said(account.id);
  const startMs = Date.now();
  const [first] = await Promise.all([startWorker(startMs), startWorker(startMs)]);
  await until("select count(*) as n from accepted", (n) => n >= 200, 40_000);
  first.kill("SIGKILL");
  const inHand = await number("select count(*) as n from outbox where state = 'sending'");
  await startWorker(startMs);
  await until("select count(*) as n from outbox where state in ('queued', 'sending')", (n) => n === 0, 90_000);
  for (const child of workers) child.kill("SIGKILL");

  const bubbles = await t.ctx.sql`
    select o.id, o.state, count(a.id)::int as accepted, min(a.citizen) as citizen, min(a.body) as body, min(a.at) as at
    from outbox o left join accepted a on a.outbox_id = o.id group by o.id order by o.id`;
  expect(bubbles).toHaveLength(CITIZENS * BUBBLES);
  expect(bubbles.filter(({ accepted }) => accepted > 1)).toEqual([]);
  expect(bubbles.filter(({ state, accepted }) => state === "sent" && accepted === 0)).toEqual([]);
  expect(bubbles.filter(({ state, accepted }) => state === "failed" && accepted > 0)).toEqual([]);
  const [overtaken] = await t.ctx.sql`
    select count(*)::int as n from accepted early join accepted late on late.citizen = early.citizen
    where late.id > early.id and late.outbox_id < early.outbox_id`;
  expect(overtaken).toEqual({ n: 0 });

  const doubtful = bubbles.filter(({ state }) => state === "maybe_sent");
  expect(doubtful.length).toBeGreaterThan(0);
  for (const { id, citizen, body, at } of doubtful.filter(({ accepted }) => accepted === 1))
    await account.write(String(citizen), String(body), {
      ...{
        kind: "echo",
        objectId: `z-${id}`,
        threadKey: `${account.id}:${citizen}`,
        occurredAt: new Date(at).toISOString(),
      },
      ...{ opensTicket: false, facts: { recipientId: citizen } },
    });
  const [left] = await t.ctx.sql`
    select count(*)::int as n from outbox o where state = 'maybe_sent'
      and exists (select from accepted a where a.outbox_id = o.id)`;
  expect(left).toEqual({ n: 0 });
  expect(await number("select count(*) as n from messages where direction = 'out'")).toBe(CITIZENS * BUBBLES);
  const seconds = Math.round((Date.now() - startMs) / 1_000);
  process.stdout.write(`${inHand} in hand at the kill, ${doubtful.length} in doubt, ${seconds} s\n`);
}, 180_000);
