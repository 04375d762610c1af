import { eq } from "drizzle-orm";
import { sources, topics } from "#src/db/schema/index.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { importTold } from "#src/services/sources/import-told.ts";
import { saveTopic } from "#src/services/topics/save-topic.ts";
import { earlierPosts } from "./earlier.ts";
import { SOURCES } from "./sources.ts";

const TOPICS = [
  { name: "Ngập và kẹt xe", query: '(ngập OR "triều cường" OR "kẹt xe" OR "xe chết máy") NOT concert' },
  { name: "Mất điện", query: '"mất điện" OR "cúp điện" OR "chưa có điện" OR "không có điện"' },
  { name: "Rác và mùi hôi", query: 'rác OR "xà bần" OR "mùi hôi" OR hôi' },
];

/**
 * What a city has when it has listened for four weeks: topics, and the posts of those weeks, told as a file would be. Once: a
 * topic that somebody has removed stays removed.
 */
export async function seedListening(ctx: Ctx): Promise<void> {
  const [known] = await ctx.db.select({ id: sources.id }).from(sources).where(eq(sources.id, SOURCES.file));
  if (known) return;
  if ((await ctx.db.$count(topics)) === 0) for (const topic of TOPICS) await saveTopic(ctx, undefined, topic);
  await ctx.db.insert(sources).values({ id: SOURCES.file, kind: "import", name: "Bốn tuần trước (thử)" });
  await importTold(
    ctx,
    SOURCES.file,
    earlierPosts().map(({ text, author, minutesAgo }, at) => ({
      id: `truoc-${at}`,
      text,
      url: `https://forum.example.vn/truoc/${at}`,
      author: { id: `nguoi-${author}`, name: `Người dùng ${author}` },
      postedAt: new Date(ctx.now().getTime() - minutesAgo * 60_000).toISOString(),
      reach: (author * 7) % 90,
    })),
  );
}
