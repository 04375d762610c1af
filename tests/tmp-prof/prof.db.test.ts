import { test } from "vitest";
import { sql } from "drizzle-orm";
import { openedTickets } from "../support/opened-tickets.ts";
import { testCtx } from "../support/ctx.ts";
import { readPoints } from "#src/services/incidents/read-points.ts";
import { groupPoint } from "#src/services/incidents/group-point.ts";
import { nearIncidents } from "#src/services/incidents/near-incidents.ts";
import { nearPoints } from "#src/services/incidents/near-points.ts";
import { sumUp } from "#src/services/incidents/sum-up.ts";
import { awaitGrouping } from "#src/services/incidents/await-grouping.ts";
test("prof", async () => {
  const t = await testCtx();
  await t.ctx.sql`insert into incident_points (mention_id, mention_posted_at, at, sector, ward_code, person_key, pending)
    select n, now(), now() - make_interval(secs => n * 8), (array['drainage_flooding','noise','road_infrastructure','lighting_electricity'])[1 + n % 4],
    w.codes[1 + n % 168], 'p' || n, false from generate_series(1, 200000) n, (select array_agg(code) as codes from wards) w`;
  await t.ctx.sql`insert into incidents (reference, state, title, sector, first_at, last_at, ward_codes) select 'SC-26-' || n, 'closed', 'x', 'drainage_flooding', now(), now(), '[]' from generate_series(1, 5000) n`;
  await t.ctx.sql`insert into incident_members (incident_id, mention_id, by) select 1 + n % 5000, n, 'system' from generate_series(50000, 100000) n`;
  await t.ctx.sql`analyze`;
  const rows = await openedTickets(t.ctx, 24, { text: "Nhà tôi ở phường Bàn Cờ bị ngập" });
  for (const { id } of rows) await awaitGrouping(t.ctx.db, { ticketId: id });
  const time = async (name: string, f: () => Promise<unknown>) => { const b = performance.now(); await f(); console.log(name, Math.round(performance.now() - b)); };
  const ids = (await t.ctx.sql`select id from incident_points where pending order by id`).map((r) => Number(r.id));
  let own: Awaited<ReturnType<typeof readPoints>>[number] | undefined;
  for (let n = 0; n < 2; n++) {
  await time("read", async () => { [own] = await readPoints(t.ctx, t.ctx.db, sql`p.id = ${ids[0]} and p.pending`); });
  await time("nearIncidents", () => nearIncidents(t.ctx, t.ctx.db, own!));
  await time("nearPoints", () => nearPoints(t.ctx, t.ctx.db, own!));
  await time("sumUp", () => sumUp(t.ctx.db, 7));
  }
  for (const id of ids) await time("group", () => groupPoint(t.ctx, id));
  for (let n = 0; n < 2; n++) {
  await time("read", async () => { [own] = await readPoints(t.ctx, t.ctx.db, sql`p.id = ${ids[0]}`); });
  await time("nearIncidents", () => nearIncidents(t.ctx, t.ctx.db, own!));
  await time("sumUp", () => sumUp(t.ctx.db, own!.incidentId!));
  }
  await t.close();
}, 300000);
