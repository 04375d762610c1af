import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseReference } from "#src/domain/reference.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { checkKpis } from "../check.ts";
import { measureMany } from "../measure.ts";
import { seedLoad } from "./seed-load.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
  await seedLoad(t.ctx, { tickets: 3_000, days: 200 });
}, 60_000);
afterAll(() => t.close());

test("makes tickets with references that can be typed, all different", async () => {
  const rows = await t.ctx.db.execute<{ reference: string }>(sql`select reference from tickets`);
  expect(rows.length).toBe(3_000);
  expect(rows.filter(({ reference }) => parseReference(reference) !== reference)).toEqual([]);
});

test("its tickets are found by their words, as those that citizens write", async () => {
  const [row] = await t.ctx.db.execute<{ tickets: number; same: number }>(sql`
    select (select count(*) from tickets)::int as tickets,
      (select count(*) from tickets t join ticket_search s on s.ticket_id = t.id and s.words = ticket_words(t))::int as same`);
  expect(row?.same).toBe(row?.tickets);
});

test("how urgent a ticket is fits what is written in it", async () => {
  const rows = await t.ctx.db.execute<{ text: string; urgency: string }>(sql`
    select text, urgency from tickets where text like '%đổ đè trúng xe%' or text like 'Karaoke%' or text like 'Xin hỏi%'`);
  const of = (words: string) => new Set(rows.flatMap(({ text, urgency }) => (text.includes(words) ? [urgency] : [])));
  expect(of("đè trúng")).toEqual(new Set(["critical"]));
  expect(of("Karaoke")).toEqual(new Set(["normal"]));
  expect(of("Xin hỏi")).toEqual(new Set(["low"]));
});

test("every index is there again", async () => {
  const [row] = await t.ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from pg_indexes where tablename in ('tickets', 'ticket_events', 'ticket_clocks', 'ticket_search')`);
  const empty = await testCtx();
  const [before] = await empty.ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from pg_indexes where tablename in ('tickets', 'ticket_events', 'ticket_clocks', 'ticket_search')`);
  await empty.close();
  expect(row).toEqual(before);
});

test("rows and history agree on what is open, and figures on both", async () => {
  expect(await checkKpis(t.ctx)).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
  const [row] = await t.ctx.db.execute<{ open: number; units: number }>(sql`
    select count(*) filter (where state not in ('resolved', 'closed', 'rejected', 'duplicate'))::int as open,
      count(distinct unit_id)::int as units from tickets`);
  const { open, received, on_time_resolution, csat_average, resolution_median } = await measureMany(
    t.ctx,
    ["open", "received", "on_time_resolution", "csat_average", "resolution_median"],
    { from: "2020-01-01" },
  );
  expect(received.total.value).toBe(3_000);
  expect(open.total.value).toBe(row?.open);
  expect(row?.units).toBeGreaterThan(50);
  expect(on_time_resolution.total.value).toBeGreaterThan(60);
  expect(on_time_resolution.total.value).toBeLessThan(98);
  expect(csat_average.total.value).toBeGreaterThan(2);
  expect(resolution_median.total.value).toBeGreaterThan(30);
});

test("more can be added to what was made up", async () => {
  await seedLoad(t.ctx, { tickets: 100, days: 20 });
  expect((await measureMany(t.ctx, ["received"], { from: "2020-01-01" })).received.total.value).toBe(3_100);
});

test("refuses a database with real tickets", async () => {
  await openedTickets(t.ctx, 1);
  await expect(seedLoad(t.ctx, { tickets: 10 })).rejects.toMatchObject({ code: "CONFLICT" });
});
