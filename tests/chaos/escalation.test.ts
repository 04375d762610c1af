import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";

const TICKETS = 10_000;
const ROOT = join(import.meta.dirname, "../..");
/** Due instants lie this close together, all ahead of the start. */
const SPREAD_SEC = 10;

let t: TestCtx;
const evaluators: ChildProcess[] = [];
beforeEach(async () => {
  t = await testCtx();
});
afterEach(async () => {
  for (const child of evaluators) child.kill("SIGKILL");
  await t.close();
});

/** Tickets that were warned of before and are due within the coming seconds. */
async function dueSoon(): Promise<void> {
  await t.ctx.sql`
    with born as (
      insert into tickets (reference, state, sector, urgency, unit_id, channel, account_id, conversation_id, triage_pending, created_at)
      select 'PA-26-' || i, 'assigned', 'noise', 'critical', '27154-ubnd', 'webform', 'phan-anh', i, false, now() - interval '15 minutes'
      from generate_series(1, ${TICKETS}::int) i returning id
    ), dated as (
      select id, date_trunc('milliseconds', now()) + interval '4 seconds' + random() * ${SPREAD_SEC}::int * interval '1 second' as due from born
    )
    insert into ticket_clocks (ticket_id, clock, started_at, allowed_minutes, calendar, policy, due_at, next_alert_at, alerted, why)
    select id, 'first_response', due - interval '15 minutes', 15, 'always', 'critical', due, due, 75, '' from dated`;
}

async function startEvaluator(): Promise<ChildProcess> {
  const [{ current }] = await t.ctx.sql<[{ current: string }]>`select current_database() as current`;
  const address = JSON.stringify({ ...inject("testServer"), database: current });
  const child = spawn(
    process.execPath,
    ["--import", join(ROOT, "src/bin/jsx-loader.mjs"), join(ROOT, "tests/support/evaluator.ts"), address],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  evaluators.push(child);
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

const told = async () => {
  const [row] = await t.ctx.sql<[{ n: number }]>`select count(*)::int as n from ticket_events where action = 'breach'`;
  return row.n;
};

/** Looks again and again, as nothing tells when other processes are done. */
async function untilTold(enough: number, limitMs: number): Promise<void> {
  const endMs = performance.now() + limitMs;
  while ((await told()) < enough) {
    if (performance.now() > endMs) throw new Error(`${await told()} of ${enough} told in time`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("10,000 tickets due together, one of three evaluators killed meanwhile: each escalates once, within a minute", async () => {
  const children = await Promise.all([startEvaluator(), startEvaluator(), startEvaluator()]);
  await dueSoon();
  await untilTold(TICKETS / 10, 40_000);
  children[0]?.kill("SIGKILL");
  expect(await told()).toBeLessThan(TICKETS);
  await untilTold(TICKETS, 60_000);
  const [events] = await t.ctx.sql`
    select count(*)::int as n, count(distinct ticket_id)::int as tickets from ticket_events where action = 'breach'`;
  expect(events).toEqual({ n: TICKETS, tickets: TICKETS });
  const [notices] = await t.ctx.sql`
    select count(*)::int as n, count(distinct ticket_id)::int as tickets from staff_notices where kind = 'breach'`;
  expect(notices).toEqual({ n: TICKETS, tickets: TICKETS });
  const [clocks] = await t.ctx.sql`
    select count(*) filter (where breached_at = due_at)::int as at_due, count(*) filter (where alerted = 100)::int as told
    from ticket_clocks`;
  expect(clocks).toEqual({ at_due: TICKETS, told: TICKETS });
  const [lag] = await t.ctx.sql<[{ max: number; median: number }]>`
    select max(s)::float as max, percentile_cont(0.5) within group (order by s)::float as median
    from (select extract(epoch from created_at - about_at) as s from staff_notices) lags`;
  process.stdout.write(
    `told after the due instant: median ${lag.median.toFixed(1)} s, at most ${lag.max.toFixed(1)} s\n`,
  );
  expect(lag.max).toBeLessThan(60);
}, 150_000);
