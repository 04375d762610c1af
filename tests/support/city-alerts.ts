import { alerts } from "#src/db/schema/index.ts";
import { countAll } from "#src/services/alerts/count-hours.ts";
import { fitAlerts } from "#src/services/alerts/fit.ts";
import { tellAlert } from "#src/services/alerts/tell-alert.ts";
import type { Ctx } from "#src/services/ctx.ts";

/** One alert of each rule; the flood has reports behind it and an incident that was proposed. */
export async function cityAlerts(ctx: Ctx, given: { tickets: readonly number[]; incident: string }) {
  const now = ctx.now();
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const base = { raisedAt: before(20), hotAt: before(2), logP: -9.5, aWeek: 0.001, toldPeople: 12 };
  const wardCodes = ctx.city.wards.slice(0, 5).map(({ code }) => code);
  await countAll(ctx);
  const modelId = (await fitAlerts(ctx))?.id;
  const rows = await ctx.db
    .insert(alerts)
    .values([
      {
        ...base,
        ...{ key: "spike-seen", rule: "spike", level: "area", sector: "drainage_flooding", about: "drainage_flooding" },
        ...{
          wardCodes,
          fromAt: before(80),
          observed: 12,
          expected: 0.4,
          people: 26,
          incident: given.incident,
          modelId,
        },
        facts: {
          items: given.tickets.map((id) => `ticket:${id}`),
          ...{ minutes: 60, shape: 2, grew: [{ at: before(5).toISOString(), people: 26 }] },
        },
      },
      {
        ...base,
        ...{
          key: "fall-seen",
          rule: "sentiment",
          level: "city",
          sector: "noise",
          about: "noise",
          fromAt: before(1_440),
        },
        ...{ observed: 60, expected: 20, people: 60, state: "right", judgedAt: before(10) },
        facts: { before: 0.31, now: 0.62, items: given.tickets.map((id) => `ticket:${id}`) },
      },
      {
        ...base,
        ...{
          key: "silence-seen",
          rule: "silence",
          level: "origin",
          sector: "all",
          about: "all",
          origin: "source:dien-dan-thu",
        },
        ...{ fromAt: before(600), observed: 0, expected: 14, people: 0 },
      },
    ])
    .returning();
  const [flood, fall] = rows;
  if (!flood || !fall) throw new Error("an insert returns its rows");
  await ctx.db.transaction((tx) => tellAlert(ctx, tx, flood, "raised"));
  return { alert: String(flood.id), fall: String(fall.id) };
}
