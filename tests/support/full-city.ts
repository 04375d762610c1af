import { linearClassifier } from "#classifiers/linear/index.ts";
import type { DemoOfficer } from "#src/bin/demo/seed-demo.ts";
import type { Role } from "#src/domain/roles.ts";
import { seedLoad } from "#src/kpi/seed/seed-load.ts";
import { cityAlerts } from "./city-alerts.ts";
import { cityDeeds } from "./city-deeds.ts";
import { cityIncidents } from "./city-incidents.ts";
import { cityPosts } from "./city-posts.ts";
import { testCtx } from "./ctx.ts";
import { startDemoParts } from "./demo.ts";

const DAY_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;
const SEEDED = { tickets: 3_000, days: 60 };

export type FullCity = Awaited<ReturnType<typeof startFullCity>>;

/** A web process on a city in which everything has happened: two months of tickets, and each thing that a page can show. */
export async function startFullCity() {
  const t = await testCtx();
  t.setNow(workingMorning());
  const classifier = linearClassifier();
  const demo = await startDemoParts(t, classifier);
  // Before anybody writes: it fills only a database without real tickets.
  await seedLoad(t.ctx, SEEDED);
  // Else every page would say that nothing can be sent.
  await t.ctx.sql`update channel_accounts set state = 'active' where id like 'seed-load-%'`;
  const deeds = await cityDeeds(t.ctx, demo);
  const posts = await cityPosts(t.ctx, classifier);
  const { fresh, escalated, working, waiting } = deeds.references;
  const behind = { proposed: [fresh, escalated], confirmed: [working, waiting], unitId: deeds.unitId };
  const incidents = await cityIncidents(t.ctx, behind);
  const behindAlert = await t.ctx.sql`select id from tickets where reference in ${t.ctx.sql([fresh, escalated])}`;
  const alerts = await cityAlerts(t.ctx, {
    tickets: behindAlert.map(({ id }) => Number(id)),
    incident: incidents.proposed,
  });
  return {
    app: demo.app,
    url: demo.url,
    ctx: t.ctx,
    ...deeds,
    ...posts,
    ...incidents,
    ...alerts,
    /** What worker and classifier do, until nothing is left to do now. */
    settle: () => demo.settle(),
    /** Moves the clock of the services. */
    later: (ms: number) => t.setNow(new Date(t.ctx.now().getTime() + ms)),
    officer: (role: Role): DemoOfficer => {
      const found = demo.officers.find((one) => one.role === role);
      if (!found) throw new Error(`the demo has no ${role}`);
      return found;
    },
    async close() {
      await demo.close();
      await t.close();
    },
  };
}

/** 10:00 in Việt Nam of the next working day: citizens may be written to; cookies of a past day would be over in the browser. */
function workingMorning(): Date {
  const today = Math.floor((Date.now() + VIETNAM_MS) / DAY_MS);
  for (let day = today + 1; ; day++) {
    const at = new Date(day * DAY_MS + 3 * 3_600_000);
    if (at.getUTCDay() % 6 !== 0) return at;
  }
}
