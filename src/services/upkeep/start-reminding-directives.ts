import type { Ctx } from "../ctx.ts";
import { tellOverdueDirectives } from "../directives/tell-overdue.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 30_000;

/** Tells of directives that were not answered in time. @returns stops, after the round in hand */
export const startRemindingDirectives = (ctx: Ctx): (() => Promise<void>) =>
  startRepeating(ctx, "overdue directives could not be told of", EVERY_MS, async () => {
    const told = await tellOverdueDirectives(ctx);
    if (told > 0) ctx.log.info({ told }, "directives are overdue");
  });
