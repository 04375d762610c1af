import type { Ctx } from "../ctx.ts";
import { forgetGone } from "../presence/forget-gone.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 3_600_000;

/** Throws away what only said who was looking at a ticket yesterday. @returns stops, after the round in hand */
export const startTidying = (ctx: Ctx): (() => Promise<void>) =>
  startRepeating(ctx, "traces of presence could not be thrown away", EVERY_MS, async () => {
    await forgetGone(ctx);
  });
