import { askRatings } from "../csat/ask-ratings.ts";
import { remindRatings } from "../csat/remind.ts";
import type { Ctx } from "../ctx.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 5_000;

/** Asks whether it helped, and once more two days later. @returns stops, after the round in hand */
export const startAsking = (ctx: Ctx): (() => Promise<void>) =>
  startRepeating(ctx, "ratings could not be asked for", EVERY_MS, async () => {
    const { asked, notAsked } = await askRatings(ctx);
    const reminded = await remindRatings(ctx);
    if (asked + notAsked + reminded > 0)
      ctx.log.info({ asked, notAsked, reminded }, "citizens were asked whether it helped");
  });
