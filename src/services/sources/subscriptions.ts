import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import { sourceSubscriptions, sources } from "#src/db/schema/index.ts";
import type { SourceReader, SourceReaders } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { backOffMs } from "./back-off.ts";

/** Five days; hubs give what they like. */
const LEASE_SECONDS = 432_000;
/**
 * Asked and not answered: the request or the hub's question was lost. Soon again at first, for a web process that has just begun
 * may not have heard the question; then as sources that fail.
 */
const SOON_MS = [5_000, 30_000];
const MOST_UNANSWERED = 20;
const AT_ONCE = 10;

type Row = typeof sourceSubscriptions.$inferSelect;

/** Part of the callback's address: hubs know a subscription by it. */
export const topicTag = (topic: string): string => createHash("sha256").update(topic).digest("hex").slice(0, 16);

/** Asks hubs to tell of what sources want, to go on when a lease runs out, and to stop. @returns how many were asked */
export async function keepSubscriptions(ctx: Ctx, readers: SourceReaders, signal: AbortSignal): Promise<number> {
  for (const kind of readers.kinds) {
    const reader = readers.get(kind);
    if (reader?.push) await noteWanted(ctx, reader);
  }
  const due = await claimDue(ctx);
  await Promise.all(due.map(({ row, kind }) => ask(ctx, readers.get(kind), row, signal)));
  return due.length;
}

/** Rows as the settings want them: new topics, and those that are wanted no more. */
async function noteWanted(ctx: Ctx, { kind, push }: SourceReader): Promise<void> {
  const rows = await ctx.db
    .select({ id: sources.id, settings: sources.settings, paused: sources.paused })
    .from(sources)
    .where(and(eq(sources.kind, kind), isNull(sources.removedAt)));
  for (const { id, settings, paused } of rows) {
    const topics = paused ? [] : (push?.topics(settings) ?? []);
    const given = { sourceId: id, wanted: "subscribe" as const, askAfter: ctx.now() };
    if (topics.length > 0)
      await ctx.db
        .insert(sourceSubscriptions)
        .values(topics.map((topic) => ({ ...given, topic, secretSealed: newSecret(ctx) })))
        .onConflictDoUpdate({
          target: [sourceSubscriptions.sourceId, sourceSubscriptions.topic],
          set: { wanted: "subscribe", askAfter: ctx.now(), deniedAt: null },
          setWhere: eq(sourceSubscriptions.wanted, "unsubscribe"),
        });
    const left = and(eq(sourceSubscriptions.sourceId, id), eq(sourceSubscriptions.wanted, "subscribe"));
    await ctx.db
      .update(sourceSubscriptions)
      .set({ wanted: "unsubscribe", askAfter: ctx.now() })
      .where(topics.length > 0 ? and(left, notInArray(sourceSubscriptions.topic, topics)) : left);
  }
}

const newSecret = (ctx: Ctx) => ctx.box.seal(randomBytes(24).toString("base64url"));

async function claimDue(ctx: Ctx) {
  return ctx.db.transaction(async (tx) => {
    const due = await tx
      .select({ row: sourceSubscriptions, kind: sources.kind })
      .from(sourceSubscriptions)
      .innerJoin(sources, eq(sources.id, sourceSubscriptions.sourceId))
      .where(sql`${sourceSubscriptions.askAfter} <= ${ctx.now().toISOString()}::timestamptz`)
      .limit(AT_ONCE)
      .for("update", { of: sourceSubscriptions, skipLocked: true });
    for (const { row } of due)
      await tx
        .update(sourceSubscriptions)
        .set({
          ...{ askedAt: ctx.now(), askAfter: new Date(ctx.now().getTime() + againMs(row.unanswered)) },
          unanswered: Math.min(row.unanswered + 1, MOST_UNANSWERED),
        })
        .where(isRow(row));
    return due;
  });
}

const againMs = (unanswered: number): number =>
  SOON_MS[unanswered] ?? backOffMs(unanswered - SOON_MS.length + 1, Math.random());

const isRow = ({ sourceId, topic }: Pick<Row, "sourceId" | "topic">) =>
  and(eq(sourceSubscriptions.sourceId, sourceId), eq(sourceSubscriptions.topic, topic));

async function ask(ctx: Ctx, reader: SourceReader | undefined, row: Row, signal: AbortSignal): Promise<void> {
  // Nobody was told, or the hub has let go by itself: there is nothing left to take back.
  const over = row.askedAt === null || (row.leaseUntil !== null && row.leaseUntil <= ctx.now());
  if (row.wanted === "unsubscribe" && (over || !reader?.push)) {
    await ctx.db.delete(sourceSubscriptions).where(isRow(row));
    return;
  }
  const callback = `${ctx.publicUrl}/hooks/websub/${encodeURIComponent(row.sourceId)}?t=${topicTag(row.topic)}`;
  const secret = ctx.box.open(row.secretSealed);
  const request = { mode: row.wanted, topic: row.topic, callback, secret, leaseSeconds: LEASE_SECONDS };
  const answer = await reader?.push?.ask(request, signal);
  if (!answer?.ok) ctx.log.warn({ sourceId: row.sourceId }, "the hub did not take a subscription, asking again");
}
