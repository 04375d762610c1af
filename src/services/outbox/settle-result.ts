import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { outbox } from "#src/db/schema/index.ts";
import type { Failure, Way } from "#src/domain/sending.ts";
import { metrics } from "#src/metrics.ts";
import type { SendResult } from "#src/ports/sender.ts";
import { needsSignIn } from "../accounts/needs-sign-in.ts";
import type { Ctx } from "../ctx.ts";
import { backoffMs, MAX_ATTEMPTS } from "./backoff.ts";
import type { Claimed, OutboxRow } from "./claim-next.ts";
import { markSent } from "./mark-sent.ts";
import { REACTION_KIND } from "./nod.ts";
import { takeNextWay } from "./take-next-way.ts";
import { tellOfUnsent } from "./tell-of-unsent.ts";

type Failed = Extract<SendResult, { ok: false }>;

/** Their messages come back as echoes with the id that they gave; an answer without one has not been understood. */
const NAMES_ITS_MESSAGES: readonly Way[] = ["zalo", "zalo_template", "messenger"];

/**
 * Writes down how an attempt ended. An echo or a person may have been faster, or another worker may have it by now:
 * then theirs stands.
 */
export async function settleResult(ctx: Ctx, { row }: Claimed, result: SendResult): Promise<void> {
  const outcome = await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`);
    const [now] = await tx.select().from(outbox).where(eq(outbox.id, row.id)).for("update");
    const mine = now?.attempts === row.attempts && (now.state === "sending" || now.state === "maybe_sent");
    if (!now || !mine) return null;
    if (!result.ok) return settleFailure(ctx, tx, now, result);
    const { externalId, unnamed } = idOf(now, result.externalId);
    if (unnamed) return settleFailure(ctx, tx, now, UNNAMED);
    await markSent(tx, now, { externalId, at: ctx.now() });
    return "sent";
  });
  if (outcome === null) return;
  metrics.sendings.inc({ way: row.way, outcome });
  if (result.ok) return;
  const { failure, code } = result;
  ctx.log.warn({ outboxId: row.id, way: row.way, failure, code, outcome }, "a bubble was not sent");
}

/** A sign has no id of its own: what comes back is that of the citizen's message. */
function idOf({ kind, way }: OutboxRow, given: string | null): { externalId: string | null; unnamed: boolean } {
  if (kind === REACTION_KIND) return { externalId: null, unnamed: false };
  return { externalId: given, unnamed: given === null && NAMES_ITS_MESSAGES.includes(way) };
}

const UNNAMED: Failed = {
  ok: false,
  failure: "unclear",
  code: "no_message_id",
  reason: "Nhà cung cấp nhận tin nhưng không trả về mã tin.",
};

type Outcome = "queued" | "maybe_sent" | "failed";

async function settleFailure(ctx: Ctx, tx: Tx, row: OutboxRow, failed: Failed): Promise<Outcome> {
  const told = { failure: failed.failure, failureCode: failed.code, failureReason: failed.reason };
  const put = async (set: Partial<OutboxRow>) => void (await tx.update(outbox).set(set).where(eq(outbox.id, row.id)));
  // A sign that did not arrive is missed by nobody: no second try, no other way, nobody is told.
  if (row.kind === REACTION_KIND) {
    await put({ ...told, state: "cancelled" });
    return "failed";
  }
  if (failed.failure === "unclear") {
    await put({ ...told, state: "maybe_sent" });
    return "maybe_sent";
  }
  if (isOfAccount(failed.failure) && row.way !== "zalo_template") {
    // Nothing is lost: it waits until somebody has signed in, however long that takes.
    if (row.accountId !== null && failed.code !== "no_sender") await needsSignIn(ctx, tx, row.accountId, failed.reason);
    await put({ ...told, state: "queued", sendAfter: later(ctx, GATEWAY_PAUSE_MS), claimedUntil: null });
    return "queued";
  }
  if (mayPass(failed.failure) && row.attempts < MAX_ATTEMPTS[failed.failure]) {
    const pauseMs = Math.max(failed.retryAfterMs ?? 0, backoffMs(failed.failure, row.attempts, row.id));
    await put({ ...told, state: "queued", sendAfter: later(ctx, pauseMs), claimedUntil: null });
    return "queued";
  }
  await put({ ...told, state: "failed", claimedUntil: null });
  // What is wrong with the words is wrong on every way.
  const goesOn = failed.failure !== "payload" && (await takeNextWay(ctx, tx, row));
  if (!goesOn) await tellOfUnsent(ctx, tx, row);
  return "failed";
}

/** Between looks at a gateway or an account that does not work. */
const GATEWAY_PAUSE_MS = 5 * 60_000;

const later = (ctx: Ctx, ms: number) => new Date(ctx.now().getTime() + ms);

/** A token that is refused after it was renewed is no token any more. */
const isOfAccount = (failure: Failure) => failure === "account" || failure === "token";

const mayPass = (failure: Failure): failure is "defer" | "transient" => failure === "defer" || failure === "transient";
