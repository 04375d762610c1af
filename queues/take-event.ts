import { eq, sql } from "drizzle-orm";
import { pendingEvents } from "#src/db/schema/index.ts";
import { takeEvent } from "#src/ports/jobs.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { takeEvent as take } from "#src/services/intake/take-event.ts";
import { handler } from "./handler.ts";

export const takeEventHandler = (ctx: Ctx) =>
  handler(
    takeEvent,
    async ({ eventId }) => void (await take(ctx, eventId)),
    // The sweep leaves it alone from now on; a replay clears the mark.
    async ({ eventId }) =>
      void (await ctx.db.update(pendingEvents).set({ deadAt: sql`now()` }).where(eq(pendingEvents.eventId, eventId))),
  );
