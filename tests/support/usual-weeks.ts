import { mentions, sources } from "#src/db/schema/index.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { countAll } from "#src/services/alerts/count-hours.ts";
import type { Ctx } from "#src/services/ctx.ts";

export const SOURCE = "dien-dan";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Local hours in which the source tells something. */
const AWAKE = { from: 6, until: 22 };
const EVERY_MS = 30 * 60_000;

export interface Post {
  at: Date;
  sector: string;
  wardCode: string | null;
  person: string;
  sentiment?: "negative" | "neutral";
}

/** Posts as listening has read them, counted or not as the triggers say. @returns their ids */
export async function putPosts(ctx: Ctx, posts: readonly Post[]): Promise<number[]> {
  await ctx.db.insert(sources).values({ id: SOURCE, kind: "webhook", name: "Diễn đàn thử" }).onConflictDoNothing();
  const rows = await ctx.db
    .insert(mentions)
    .values(
      posts.map(({ at, sector, wardCode, person, sentiment = "neutral" }) => ({
        ...{ postedAt: at, changedAt: at, seenAt: at, sourceId: SOURCE, kind: "post" as const, authorHash: person },
        ...{
          sector,
          wardCode,
          sentiment,
          verdictKind: "complaint" as const,
          relevance: 0.9,
          urgency: "normal" as const,
        },
        text: "Đường ngập quá bánh xe, nhờ xử lý giúp",
      })),
    )
    .returning({ id: mentions.id });
  return rows.map(({ id }) => id);
}

/**
 * So many weeks as every week is: a post each half hour by day, of every sector and many wards in turn, one in five angry;
 * counted. The same each time.
 */
export async function usualWeeks(ctx: Ctx, weeks: number, until = ctx.now()): Promise<void> {
  const wards = ctx.city.wards;
  const begin = until.getTime() - weeks * 7 * DAY_MS;
  const posts: Post[] = [];
  for (let ms = begin, n = 0; ms < until.getTime(); ms += EVERY_MS) {
    const localHour = Math.floor(ms / HOUR_MS + 7) % 24;
    if (localHour < AWAKE.from || localHour >= AWAKE.until) continue;
    n++;
    posts.push({
      ...{ at: new Date(ms), person: `thuong-${n}`, sector: SECTOR_IDS[n % SECTOR_IDS.length] ?? "other" },
      ...{ wardCode: wards[(n * 37) % wards.length]?.code ?? null, sentiment: n % 5 === 0 ? "negative" : "neutral" },
    });
  }
  await putPosts(ctx, posts);
  await countAll(ctx);
}
