import { asc, eq } from "drizzle-orm";
import { topics } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { notFound, topicIdOf } from "./save-topic.ts";
import { selectTopics, type TopicView, topicView } from "./view.ts";

/** Every topic, by name. @throws {AppError} FORBIDDEN */
export async function listTopics(ctx: Ctx): Promise<TopicView[]> {
  allow(ctx.actor, "mention.read");
  const rows = await selectTopics(ctx.db, ctx.now()).orderBy(asc(topics.name));
  return rows.map(topicView);
}

/** @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function loadTopic(ctx: Ctx, id: string): Promise<TopicView> {
  allow(ctx.actor, "mention.read");
  const [row] = await selectTopics(ctx.db, ctx.now()).where(eq(topics.id, topicIdOf(id)));
  if (!row) throw notFound();
  return topicView(row);
}
