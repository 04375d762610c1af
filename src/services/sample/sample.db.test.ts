import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cellHours } from "#src/db/schema/index.ts";
import { checkKpis } from "#src/kpi/check.ts";
import { measureMany } from "#src/kpi/measure.ts";
import { refreshKpis } from "#src/kpi/refresh.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { addAccount } from "../accounts/add-account.ts";
import { createAccount } from "../accounts/create-account.ts";
import { listAccounts } from "../accounts/list-accounts.ts";
import { problemsOf } from "../accounts/problems-of.ts";
import { showAccounts } from "../accounts/show-accounts.ts";
import { countAll } from "../alerts/count-hours.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { noteTicket } from "../tickets/note.ts";
import { isSampleOn, loadSample } from "./sample-state.ts";
import { FORGETS, GOES, GOES_WITH_IT, turnSampleOff } from "./turn-off.ts";
import { turnSampleOn } from "./turn-on.ts";

let t: TestCtx;
let admin: Ctx;
beforeAll(async () => {
  t = await testCtx();
  admin = withActor(t.ctx, actor("admin"));
});
afterAll(() => t.close());

/** Rows of every table but those that say that something was done, or that an hour is to be counted anew. */
async function rowsOf(): Promise<Record<string, number>> {
  const tables = await t.ctx.db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('audit_log', 'audit_head', 'kpi_state', 'cell_changes') order by 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const some = name.startsWith("kpi_") ? sql`where k::text ~ '[1-9]'` : sql``;
    const of =
      name === "kpi_cells"
        ? sql`(select opened + closed as k from kpi_cells where opened + closed + received + due <> 0) k`
        : sql`${sql.identifier(name)} k`;
    const [row] = await t.ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from ${of} ${name === "kpi_times" ? sql`where n <> 0` : some}`,
    );
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

const received = async () => (await measureMany(t.ctx, ["received"], { from: "2020-01-01" })).received.total.value;

test("on and off again leaves nothing behind, in no table and no figure", async () => {
  await refreshKpis(t.ctx);
  const before = await rowsOf();
  expect(await turnSampleOn(admin, { sure: false })).toBe(600);
  expect(await isSampleOn(t.ctx)).toBe(true);
  await refreshKpis(t.ctx);
  // Nobody is alarmed by what is invented.
  await countAll(t.ctx);
  expect(await t.ctx.db.$count(cellHours)).toBe(0);
  expect(await received()).toBe(600);
  expect(await checkKpis(t.ctx)).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
  expect(await turnSampleOff(admin)).toBe(600);
  await refreshKpis(t.ctx);
  expect(await received()).toBe(0);
  expect(await checkKpis(t.ctx)).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
  expect(await rowsOf()).toEqual(before);
  expect(await turnSampleOff(admin)).toBe(0);
}, 60_000);

test("its accounts are nowhere to be set up, alarm nobody, and no real one can be named like them", async () => {
  await turnSampleOn(admin, { sure: false });
  const real = await listAccounts(t.ctx);
  expect(real.filter(({ id }) => id.startsWith("sample-"))).toEqual([]);
  expect((await showAccounts(admin)).map(({ id }) => id)).toEqual(real.map(({ id }) => id));
  expect(await problemsOf(withActor(t.ctx, actor("operator")))).toEqual([]);
  await expect(createAccount(admin, "webform", "sample-x", {})).rejects.toMatchObject({
    code: "INVALID",
    details: { fields: [{ field: "id" }] },
  });
  await expect(addAccount(t.ctx, "webform", "sample-x", {})).rejects.toMatchObject({ code: "INVALID" });
  await turnSampleOff(admin);
}, 60_000);

test("real tickets stay as they were, and new ones get ids of their own", async () => {
  const real = await openedTickets(t.ctx, 3);
  await expect(turnSampleOn(admin, { sure: false })).rejects.toMatchObject({
    code: "CONFLICT",
    message: /3 phản ánh thật/,
  });
  await turnSampleOn(admin, { sure: true });
  await expect(turnSampleOn(admin, { sure: true })).rejects.toMatchObject({ code: "CONFLICT" });
  const later = await openedTickets(t.ctx, 2);
  expect(await loadSample(admin)).toEqual({ sample: 600, real: 5 });
  await turnSampleOff(admin);
  const left = await t.ctx.db.execute<{ id: string }>(sql`select id from tickets order by id`);
  expect(left.map(({ id }) => Number(id))).toEqual([...real, ...later].map(({ id }) => id).toSorted((a, b) => a - b));
  await refreshKpis(t.ctx);
  expect(await checkKpis(t.ctx)).toEqual({ rounds: 0, cells: 0, unbalanced: 0, waiting: 0 });
}, 60_000);

test("what staff did with invented tickets goes with them; a real one merged into one of them must be taken out first", async () => {
  await turnSampleOn(admin, { sure: true });
  const [sample] = await t.ctx.db.execute<{ id: string; reference: string }>(sql`
    select id, reference from tickets join sample_tickets on ticket_id = id where state = 'triaged' limit 1`);
  if (!sample) throw new Error("600 tickets have an open one");
  await noteTicket(withActor(t.ctx, actor("operator")), sample.reference, { note: "xem thử" });
  const [real] = await openedTickets(t.ctx, 1);
  await t.ctx.db.execute(sql`update tickets set duplicate_of = ${sample.id} where id = ${real?.id}`);
  await expect(turnSampleOff(admin)).rejects.toMatchObject({ code: "CONFLICT" });
  await t.ctx.db.execute(sql`update tickets set duplicate_of = null where id = ${real?.id}`);
  expect(await turnSampleOff(admin)).toBe(600);
}, 60_000);

test("a city that works already gets none", async () => {
  await openedTickets(t.ctx, 25);
  await expect(turnSampleOn(admin, { sure: true })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(turnSampleOn(withActor(t.ctx, actor("leader")), { sure: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("every table that points to a ticket or its messages is known to turning off", async () => {
  const known = new Set([...GOES.map(([table]) => table), ...FORGETS.map(([table]) => table), ...GOES_WITH_IT]);
  const own = ["tickets", "sample_tickets", "conversations", "contacts", "consents", "contact_events"];
  const found = await t.ctx.db.execute<{ name: string }>(sql`
    select distinct c.conrelid::regclass::text as name from pg_constraint c join pg_class p on p.oid = c.conrelid
    where c.contype = 'f' and not p.relispartition and c.confrelid::regclass::text in ('tickets', 'conversations', 'contacts', 'messages', 'directives')`);
  expect(found.map(({ name }) => name).filter((name) => !known.has(name) && !own.includes(name))).toEqual([]);
});
