import type { Senders } from "#src/ports/sender.ts";
import { reconcileRatings } from "../csat/reconcile-ratings.ts";
import type { Ctx } from "../ctx.ts";
import { startRepeating } from "./start-repeating.ts";

/** channels.md §1.5. */
const EVERY_MS = 3_600_000;

/** Reads what citizens answered to Zalo's own question, in case its webhook did not say. @returns stops, after the round in hand */
export const startReconciling = (ctx: Ctx, senders: Senders): (() => Promise<void>) =>
  startRepeating(ctx, "ratings could not be reconciled", EVERY_MS, async () => {
    const found = await reconcileRatings(ctx, senders);
    if (found > 0) ctx.log.info({ found }, "ratings were found that no webhook had brought");
  });
