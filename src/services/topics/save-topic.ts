import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { mentionDays, mentionTopics, topics } from "#src/db/schema/index.ts";
import { TOPIC_LIMITS } from "#src/domain/listening/topic-query.ts";
import { allow } from "#src/domain/policy.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { holdListening } from "../listening/lock.ts";
import { checkQuery } from "./check-query.ts";
import { selectTopics, type TopicView, topicView } from "./view.ts";

const cleaned = z.string().transform((text) => cleanText(text).trim());
export const TopicInput = z.strictObject({
  name: cleaned.pipe(z.string().min(2, "Vui lòng đặt tên cho chủ đề.").max(80, "Tên dài quá 80 ký tự.")),
  query: cleaned.pipe(z.string().max(TOPIC_LIMITS.characters)),
  active: z.boolean().default(true),
});
export type TopicInput = z.input<typeof TopicInput>;

/** So many are matched against every new post. */
const MOST_TOPICS = 200;

/**
 * Saves a topic, new or known. When its query has changed, or it is on again, all that was said before is matched anew in
 * the background (match-back.ts); what is said meanwhile is matched as it comes.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID and UNPROCESSABLE as `checkQuery`; CONFLICT for a name that is taken
 */
export async function saveTopic(ctx: Ctx, id: string | undefined, given: TopicInput): Promise<TopicView> {
  allow(ctx.actor, "topic.manage");
  const input = readInput(given);
  await checkQuery(ctx, input.query);
  return ctx.db.transaction(async (tx) => {
    await holdListening(tx);
    await refuseTaken(tx, id, input.name);
    const topicId = id === undefined ? await add(ctx, tx, input) : await change(tx, id, input);
    const [row] = await selectTopics(tx, ctx.now()).where(eq(topics.id, topicId));
    if (!row) throw notFound();
    return topicView(row);
  });
}

/** With all that was matched; the mentions stay. @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function removeTopic(ctx: Ctx, id: string): Promise<void> {
  allow(ctx.actor, "topic.manage");
  await ctx.db.transaction(async (tx) => {
    await holdListening(tx);
    const topicId = topicIdOf(id);
    await forgetMatches(tx, topicId);
    const gone = await tx.delete(topics).where(eq(topics.id, topicId)).returning({ id: topics.id });
    if (gone.length === 0) throw notFound();
  });
}

function readInput(given: TopicInput): z.output<typeof TopicInput> {
  const parsed = TopicInput.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID", parsed.error.issues[0]?.message ?? "Chủ đề chưa hợp lệ.", {
    fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
  });
}

export const notFound = () => new AppError("NOT_FOUND", "Không tìm thấy chủ đề này. Có thể chủ đề đã bị xóa.");

export function topicIdOf(typed: string): number {
  if (!/^\d{1,15}$/.test(typed)) throw notFound();
  return Number(typed);
}

async function refuseTaken(tx: Tx, id: string | undefined, name: string): Promise<void> {
  const others = id === undefined ? undefined : ne(topics.id, topicIdOf(id));
  const [taken] = await tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(eq(topics.name, name), others));
  if (!taken) return;
  const message = "Đã có chủ đề mang tên này. Vui lòng đặt tên khác.";
  throw new AppError("CONFLICT", message, { fields: [{ field: "name", message }] });
}

async function add(ctx: Ctx, tx: Tx, input: z.output<typeof TopicInput>): Promise<number> {
  if ((await tx.$count(topics)) >= MOST_TOPICS)
    throw new AppError("CONFLICT", `Đã có ${MOST_TOPICS} chủ đề. Vui lòng xóa chủ đề không còn dùng.`);
  const [row] = await tx
    .insert(topics)
    .values({ ...input, byUserId: ctx.actor.userId, createdAt: ctx.now() })
    .returning({ id: topics.id });
  return row?.id ?? 0;
}

async function change(tx: Tx, id: string, input: z.output<typeof TopicInput>): Promise<number> {
  const [known] = await tx
    .select()
    .from(topics)
    .where(eq(topics.id, topicIdOf(id)))
    .for("update");
  if (!known) throw notFound();
  const again = known.query !== input.query || (input.active && !known.active);
  if (again) await forgetMatches(tx, known.id);
  await tx
    .update(topics)
    .set({ ...input, ...(again && { matchedTo: null, version: sql`${topics.version} + 1` }) })
    .where(eq(topics.id, known.id));
  return known.id;
}

async function forgetMatches(tx: Tx, topicId: number): Promise<void> {
  await tx.delete(mentionTopics).where(eq(mentionTopics.topicId, topicId));
  await tx.delete(mentionDays).where(eq(mentionDays.topicId, topicId));
}
