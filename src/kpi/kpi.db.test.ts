import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withActor } from "#src/services/ctx.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { checkKpis } from "./check.ts";
import { measureKpi, measureMany } from "./measure.ts";
import { periodOf } from "./period.ts";
import { rebuildKpis } from "./rebuild.ts";
import { refreshKpis } from "./refresh.ts";
import { KPI_IDS, KPIS } from "./registry.ts";
import { addClock, addEvents, addTicketWith, chance, randomLife } from "./testing/random-lives.ts";
import { kpiTickets } from "./tickets-behind.ts";

const DAY_MS = 86_400_000;
const BEGINS = new Date("2026-03-01T00:00:00+07:00");
const ENDS = new Date("2026-05-01T00:00:00+07:00");

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
  t.setNow(ENDS);
  const random = chance(7);
  await refreshKpis(t.ctx); // of nothing: from here on it only follows
  for (let n = 0; n < 120; n++) {
    const life = randomLife(random, new Date(BEGINS.getTime() + Math.floor(random() * 50 * DAY_MS)), ENDS);
    // Some of a life is taken in before the rest happens.
    const half = Math.ceil(life.length * random());
    const id = await addTicketWith(t.ctx.db, n, life.slice(0, half));
    const [first] = life;
    if (first) {
      const due = new Date(first.at.getTime() + 5 * DAY_MS * random());
      const end = life.find(({ to }) => to.state === "resolved");
      await addClock(t.ctx.db, id, 1, first.at, due, end?.at ?? null, end !== undefined);
    }
    if (n % 3 === 0) await refreshKpis(t.ctx);
    await addEvents(t.ctx.db, id, life.slice(half));
  }
  await refreshKpis(t.ctx);
}, 60_000);
afterAll(() => t.close());

const stored = (table: string) =>
  t.ctx.db
    .execute(sql.raw(`select to_jsonb(x)::text as row from ${table} x order by 1`))
    .then((rows) => rows.map(({ row }) => row));
const nonZero = (table: string) =>
  stored(`(select * from ${table} where to_jsonb(${table})::text ~ '[^0-9][1-9][0-9]*[,}]' ) `);

const random = chance(99);
const cuts = Array.from(
  { length: 12 },
  () => new Date(BEGINS.getTime() + Math.floor(random() * (ENDS.getTime() - BEGINS.getTime() - 1)) + 1),
);

describe("opened = closed + open", () => {
  test.each(cuts.map((cut) => [cut.toISOString()]))("at %s, in all and by everything", async (until) => {
    const from = "2020-01-01";
    for (const by of [undefined, "ward", "unit", "sector", "channel", "urgency"] as const) {
      const { opened, closed, open, received, reopened } = await measureMany(
        t.ctx,
        ["opened", "closed", "open", "received", "reopened"],
        { from, until, by },
      );
      expect(opened.total.value).toBe((closed.total.value ?? 0) + (open.total.value ?? 0));
      expect(opened.total.value).toBeGreaterThanOrEqual((received.total.value ?? 0) + (reopened.total.value ?? 0));
      const value = (rows: typeof opened.rows, key: string) => rows.find((row) => row.key === key)?.value ?? 0;
      for (const { key, value: all } of opened.rows) expect(all).toBe(value(closed.rows, key) + value(open.rows, key));
    }
  });

  test("counted by hand from the histories at each cut", async () => {
    for (const cut of cuts) {
      const [byHand] = await t.ctx.db.execute<{ n: number }>(sql`
        select count(*)::int as n from (
          select distinct on (ticket_id) e."to"->>'state' as state from ticket_events e
          where e.at < ${cut.toISOString()}::timestamptz and e."to" ? 'state'
            and not exists (select from ticket_events u where u.ticket_id = e.ticket_id and u.action = 'undo' and u.id > e.id and u.at >= ${cut.toISOString()}::timestamptz
              and not exists (select from ticket_events b where b.ticket_id = e.ticket_id and b.id > e.id and b.id < u.id and b."to" ? 'state'))
          order by ticket_id, id desc
        ) last where state not in ('resolved', 'closed', 'rejected', 'duplicate')`);
      const open = await measureKpi(t.ctx, "open", { from: "2020-01-01", until: cut });
      expect(open.total.value).toBe(byHand?.n);
    }
  });
});

test("a period is the sum of its days, and of any two parts", async () => {
  const ids = ["opened", "closed", "reopened"] as const;
  const [from, middle, until] = ["2026-03-10T05:12:00Z", "2026-03-21T09:00:00Z", "2026-04-02T03:30:00Z"];
  const whole = await measureMany(t.ctx, ids, { from, until, by: "day" });
  const first = await measureMany(t.ctx, ids, { from, until: middle });
  const second = await measureMany(t.ctx, ids, { from: middle, until });
  // By channel what is beside the whole days is read from the rounds, of the city from its hours.
  const byChannel = await measureMany(t.ctx, ids, { from, until, by: "channel" });
  for (const id of ids) {
    expect(whole[id].total.value).toBe(whole[id].rows.reduce((sum, { value }) => sum + (value ?? 0), 0));
    expect(whole[id].total.value).toBe((first[id].total.value ?? 0) + (second[id].total.value ?? 0));
    expect(whole[id].total.value).toBe(byChannel[id].rows.reduce((sum, { value }) => sum + (value ?? 0), 0));
  }
});

test("what is made anew equals what was kept along the way", async () => {
  const before = {
    rounds: await stored("kpi_rounds"),
    cells: await nonZero("kpi_cells"),
    times: await nonZero("kpi_times"),
  };
  expect(await checkKpis(t.ctx)).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
  expect(await checkKpis(t.ctx, { whole: false })).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
  await rebuildKpis(t.ctx);
  expect(await stored("kpi_rounds")).toEqual(before.rounds);
  expect(await nonZero("kpi_cells")).toEqual(before.cells);
  expect(await nonZero("kpi_times")).toEqual(before.times);
  expect(await checkKpis(t.ctx)).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
});

test("a sum or a round that is wrong is found, and made anew it is right", async () => {
  await t.ctx.db.execute(
    sql`update kpi_cells set closed = closed + 1 where division = 'all' and day = (select max(day) from kpi_cells where division = 'all')`,
  );
  await t.ctx.db.execute(
    sql`update kpi_rounds set sector = 'wrong' where ticket_id = (select max(ticket_id) from kpi_rounds)`,
  );
  for (const whole of [true, false]) {
    const { rounds, cells, unbalanced } = await checkKpis(t.ctx, { whole });
    expect([rounds > 0, cells > 0, unbalanced]).toEqual([true, true, 1]);
  }
  await rebuildKpis(t.ctx);
  expect(await checkKpis(t.ctx)).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
});

test("indexes have their own names after a rebuild, and there is nothing left over", async () => {
  const rows = await t.ctx.db.execute<{ name: string }>(
    sql`select indexname as name from pg_indexes where tablename like 'kpi_%'`,
  );
  expect(rows.map(({ name }) => name)).toContain("kpi_rounds_opened_idx");
  expect(rows.filter(({ name }) => name.includes("next"))).toEqual([]);
});

test("every figure, by everything, has as many tickets behind it as its n", async () => {
  const query = { from: "2026-03-05T08:00:00Z", until: "2026-04-20T05:00:00Z" };
  for (const { id, by: divisions } of KPIS)
    for (const by of [undefined, ...divisions]) {
      const answer = await measureKpi(t.ctx, id, { ...query, by });
      const behind = await kpiTickets(t.ctx, id, { ...query, limit: 1_000 });
      expect([id, behind.n, behind.items.length]).toEqual([id, answer.total.n, answer.total.n]);
      for (const row of answer.rows.slice(0, 4)) {
        const stock = by === "day" && KPIS.some((kpi) => kpi.id === id && "into" in kpi.compute);
        const own = await kpiTickets(t.ctx, id, { ...query, by, key: row.key });
        if (!stock || row === answer.rows.at(-1)) expect([id, by, row.key, own.n]).toEqual([id, by, row.key, row.n]);
      }
    }
});

test("pages of tickets hold each once", async () => {
  const query = { from: "2026-03-01", until: "2026-05-01", limit: 7 };
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await kpiTickets(t.ctx, "opened", { ...query, cursor });
    seen.push(...page.items.map(({ reference, openedAt }) => `${reference} ${openedAt}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe((await measureKpi(t.ctx, "opened", query)).total.n);
});

test("a ticket edited in place changes no figure, also when all is made anew", async () => {
  const query = { from: "2026-03-01", until: "2026-05-01", by: "sector" as const };
  const before = await measureMany(
    t.ctx,
    KPI_IDS.filter((id) => id !== "due_today"),
    query,
  );
  await t.ctx.db.execute(
    sql`update tickets set sector = 'health', urgency = 'high', state = 'closed', unit_id = null, created_at = now()`,
  );
  await rebuildKpis(t.ctx);
  expect(
    await measureMany(
      t.ctx,
      KPI_IDS.filter((id) => id !== "due_today"),
      query,
    ),
  ).toEqual(before);
});

test("no data is null, and nothing to count is 0", async () => {
  const nothing = await measureMany(t.ctx, ["on_time_resolution", "csat_average", "opened", "resolution_median"], {
    from: "2019-01-01",
    until: "2019-02-01",
  });
  expect(nothing.on_time_resolution.total).toMatchObject({ value: null, n: 0 });
  expect(nothing.csat_average.total).toMatchObject({ value: null, n: 0 });
  expect(nothing.resolution_median.total).toMatchObject({ value: null, n: 0 });
  expect(nothing.opened.total).toMatchObject({ value: 0, n: 0 });
});

test("a unit sees its own figures only", async () => {
  const lead = withActor(t.ctx, actor("unit_lead", "27145-ubnd"));
  const query = { from: "2026-03-01", until: "2026-05-01" };
  const own = await measureKpi(lead, "opened", query);
  const asLeader = await measureKpi(t.ctx, "opened", { ...query, unit: "27145-ubnd" });
  expect(own.total).toEqual(asLeader.total);
  expect((await measureKpi(lead, "opened", { ...query, by: "unit" })).rows.map(({ key }) => key)).toEqual([
    "27145-ubnd",
  ]);
  await expect(measureKpi(lead, "opened", { ...query, unit: "27154-ubnd" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(kpiTickets(lead, "opened", { ...query, unit: "27154-ubnd" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect((await kpiTickets(lead, "opened", { ...query, by: "unit", key: "27154-ubnd" })).items).toEqual([]);
});

test("a month may end on any day at any hour", async () => {
  const month = periodOf("month", new Date("2026-04-10T00:00:00Z"), { day: 25, hour: 12, minute: 0 });
  const answer = await measureKpi(t.ctx, "opened", month);
  const [byHand] = await t.ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from kpi_rounds where opened_at >= '2026-03-25T05:00:00Z' and opened_at < '2026-04-25T05:00:00Z'`);
  expect(answer.total.value).toBe(byHand?.n);
});
