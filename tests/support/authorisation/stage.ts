import { adapters } from "#adapters/index.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { liveHub } from "#src/services/live/live.ts";
import { testCtx } from "../ctx.ts";
import { addFixtureAccounts } from "../fixtures.ts";
import { belongings } from "./belongings.ts";
import { addPeople, OTHER_UNIT, OWN_UNIT } from "./people.ts";

/** Stands in everything that belongs to the other unit. */
export const MARK = "KHONGDUOCDOC";

/** The whole service on a database of its own, one of each who may ask, and two units with what is theirs. */
export async function authorisationStage() {
  const t = await testCtx();
  await addFixtureAccounts(t.ctx);
  const live = liveHub(t.ctx);
  const app = createApp({
    ...{ ctx: t.ctx, adapters, live, checks: {}, trustedProxies: [] },
    // Without a browser: what a print looks like is tested elsewhere, and each would take a second.
    pages: pages({ publicUrl: t.ctx.publicUrl, chromium: "/khong-co" }),
    errorPage: failurePage,
  });
  return {
    ...{ ctx: t.ctx, app, people: await addPeople(t.ctx) },
    own: belongings(t.ctx, OWN_UNIT, "CUANHA"),
    other: belongings(t.ctx, OTHER_UNIT, MARK),
    close: async () => {
      await live.close();
      await t.close();
    },
  };
}
export type Stage = Awaited<ReturnType<typeof authorisationStage>>;
