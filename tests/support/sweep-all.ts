import { takeEvent } from "#src/services/intake/take-event.ts";
import { takeItem } from "#src/services/listening/take-item.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { fixedClassifier } from "./classifier.ts";
import type { TestCtx } from "./ctx.ts";

/** Does at once what the workers would do: every pending event, every ticket that waits for triage, every item of a source. */
export async function sweepAll({ ctx }: TestCtx): Promise<void> {
  for (const row of await ctx.sql`select event_id from pending_events order by 1`)
    await takeEvent(ctx, Number(row.event_id));
  for (const row of await ctx.sql`select id from tickets where triage_pending order by 1`)
    await triageTicket(ctx, Number(row.id), fixedClassifier());
  for (const row of await ctx.sql`select id from source_items where taken_at is null order by 1`)
    await takeItem(ctx, Number(row.id), fixedClassifier());
}
