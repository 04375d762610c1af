import type { Ctx } from "../ctx.ts";
import { keepMentions } from "../listening/keep-mentions.ts";
import { keepPartitions } from "../listening/keep-partitions.ts";
import { matchTopicsBack } from "../topics/match-back.ts";
import { startRepeating } from "./start-repeating.ts";

const DAILY_LOOK_MS = 10 * 60_000;
/** Who has saved a topic looks at it meanwhile. */
const TOPICS_MS = 3_000;

/** Months ahead, daily work, and what topics that were saved match in the past. @returns stops, after the batch in hand */
export function startKeepingMentions(ctx: Ctx): () => Promise<void> {
  let stopping = false;
  const goOn = () => !stopping;
  const stopDaily = startRepeating(ctx, "mentions could not be kept, trying again", DAILY_LOOK_MS, async () => {
    const months = await keepPartitions(ctx);
    if (months.length > 0) ctx.log.info({ months }, "months of mentions have got their place");
    const kept = await keepMentions(ctx, goOn);
    if (kept) ctx.log.info({ ...kept }, "mentions kept for the day");
  });
  const stopTopics = startRepeating(ctx, "topics could not be matched, trying again", TOPICS_MS, async () => {
    await matchTopicsBack(ctx, goOn);
  });
  return async () => {
    stopping = true;
    await Promise.all([stopDaily(), stopTopics()]);
  };
}
