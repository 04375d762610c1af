import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { sourceSubscriptions, sources } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { isSame } from "./signed-body.ts";
import { topicTag } from "./subscriptions.ts";
import { tell } from "./tell.ts";

/** Renewed when so much of a lease is over. */
const RENEW_AT = 0.8;
const DAY_MS = 86_400_000;
const LONGEST_LEASE_SEC = 30 * 86_400;

/**
 * The question of a hub, whether we meant what it was asked in our name. Only what we have asked for is confirmed.
 * @returns the challenge, to be sent back as it came
 * @throws {AppError} NOT_FOUND: we did not ask
 */
export async function answerHub(ctx: Ctx, sourceId: string, query: URLSearchParams): Promise<string> {
  const topic = query.get("hub.topic") ?? "";
  const mode = query.get("hub.mode");
  const row = await findSubscription(ctx, sourceId, (one) => one === topic);
  const asked = row?.askedAt && (mode === "denied" || mode === row.wanted);
  if (!row || !asked) throw new AppError("NOT_FOUND", "No such subscription was asked for.", {});
  const now = ctx.now().getTime();
  if (mode === "unsubscribe") await ctx.db.delete(sourceSubscriptions).where(isRow(sourceId, topic));
  else {
    const seconds = Math.min(Math.max(Number(query.get("hub.lease_seconds")) || DAY_MS / 1_000, 60), LONGEST_LEASE_SEC);
    const granted = { leaseUntil: new Date(now + seconds * 1_000), deniedAt: null, unanswered: 0 };
    const set =
      mode === "denied"
        ? { deniedAt: ctx.now(), leaseUntil: null, unanswered: 0, askAfter: new Date(now + DAY_MS) }
        : { ...granted, askAfter: new Date(now + seconds * RENEW_AT * 1_000) };
    await ctx.db.update(sourceSubscriptions).set(set).where(isRow(sourceId, topic));
  }
  return query.get("hub.challenge") ?? "";
}

/**
 * What a hub tells, if it has signed it with the secret that we gave it.
 * @param tag of the callback's address (topicTag)
 * @throws {AppError} NOT_FOUND, UNAUTHENTICATED; UNAVAILABLE while the source is paused
 */
export async function takeFromHub(
  ctx: Ctx,
  readers: SourceReaders,
  delivery: { sourceId: string; tag: string; body: Uint8Array; signature: string },
): Promise<{ accepted: number }> {
  const { sourceId, tag, body, signature } = delivery;
  const row = await findSubscription(ctx, sourceId, (topic) => topicTag(topic) === tag);
  if (row?.wanted !== "subscribe") throw new AppError("NOT_FOUND", "No such subscription.", {});
  if (!isSignedByHub(ctx.box.open(row.secretSealed), signature, body))
    throw new AppError("UNAUTHENTICATED", "The signature does not match the body.");
  if (row.paused) throw new AppError("UNAVAILABLE", "This source is paused.", { retryAfterSec: 600 });
  const push = readers.get(row.kind)?.push;
  // Not taken as empty: the hub would not say it again.
  if (!push) throw new AppError("UNAVAILABLE", "This process reads no sources.", {});
  const items = push.items(body, row.topic, ctx.now());
  const { ids } = await tell(ctx, sourceId, items, { bytes: body.byteLength });
  return { accepted: ids.length };
}

const isRow = (sourceId: string, topic: string) =>
  and(eq(sourceSubscriptions.sourceId, sourceId), eq(sourceSubscriptions.topic, topic));

async function findSubscription(ctx: Ctx, sourceId: string, isIt: (topic: string) => boolean) {
  const rows = await ctx.db
    .select({
      topic: sourceSubscriptions.topic,
      wanted: sourceSubscriptions.wanted,
      askedAt: sourceSubscriptions.askedAt,
      secretSealed: sourceSubscriptions.secretSealed,
      kind: sources.kind,
      paused: sources.paused,
    })
    .from(sourceSubscriptions)
    .innerJoin(sources, eq(sources.id, sourceSubscriptions.sourceId))
    .where(eq(sourceSubscriptions.sourceId, sourceId));
  return rows.find(({ topic }) => isIt(topic));
}

const HASHES: Record<string, string> = { sha1: "sha1", sha256: "sha256", sha384: "sha384", sha512: "sha512" };

/** `X-Hub-Signature: sha1=<hex>`, or a longer hash (WebSub §8). */
function isSignedByHub(secret: string, header: string, body: Uint8Array): boolean {
  const [name = "", given = ""] = header.trim().toLowerCase().split("=", 2);
  const hash = Object.hasOwn(HASHES, name) ? HASHES[name] : undefined;
  return hash !== undefined && isSame(given, createHmac(hash, secret).update(body).digest("hex"));
}
