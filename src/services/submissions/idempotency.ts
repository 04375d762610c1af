import { sql } from "drizzle-orm";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** IETF draft-ietf-httpapi-idempotency-key-header-07; how long answers are kept is ours to say (channels.md §4). */
export const KEPT_HOURS = 24;
/** A request takes seconds; one that has not ended after this long has died with its process. */
const STALE_SECONDS = 60;

export interface Claim {
  accountId: string;
  key: string;
  bodyDigest: string;
  /** ISO 8601; also the token by which only the holder gives the key back. */
  claimedAt: string;
}

/**
 * The key as sent. The draft wants a quoted string; most clients leave the quotes out.
 * @throws {AppError} INVALID when it is not 1 to 200 printable characters
 */
export function readIdempotencyKey(header: string | null | undefined): string | null {
  const key = header?.trim().replace(/^"(.*)"$/, "$1");
  if (!key) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AppError("INVALID", "Idempotency-Key phải gồm từ 1 đến 200 ký tự ASCII, không có dấu cách.");
}

/**
 * Takes the key for this request, or finds the answer that was given to it.
 * Of any number of requests at once one gets the claim: the row is the lock.
 * @throws {AppError} UNPROCESSABLE when the key came with another body; CONFLICT while the first request is at work
 */
export async function claimKey(
  ctx: Ctx,
  wanted: Omit<Claim, "claimedAt">,
): Promise<{ claim: Claim } | { answer: string }> {
  const { accountId, key, bodyDigest } = wanted;
  for (let attempt = 0; attempt < 3; attempt++) {
    const now = ctx.now();
    const claimedAt = now.toISOString();
    const taken = await ctx.db.execute(sql`
      insert into idempotency_keys as known (account_id, key, body_digest, created_at)
      values (${accountId}, ${key}, ${bodyDigest}, ${claimedAt}::timestamptz)
      on conflict (account_id, key) do update
        set body_digest = excluded.body_digest, response = null, created_at = excluded.created_at
        where known.created_at < ${before(now, KEPT_HOURS * 3600)}::timestamptz
          or (known.response is null and known.body_digest = excluded.body_digest
            and known.created_at < ${before(now, STALE_SECONDS)}::timestamptz)
      returning key`);
    if (taken.length > 0) return { claim: { ...wanted, claimedAt } };
    const [known] = await ctx.db.execute<{ body_digest: string; response: string | null }>(sql`
      select body_digest, response from idempotency_keys where account_id = ${accountId} and key = ${key}`);
    if (!known) continue; // given back between the two statements: take it now
    if (known.body_digest !== bodyDigest) {
      throw new AppError("UNPROCESSABLE", "Mã Idempotency-Key này đã dùng cho một phản ánh có nội dung khác.");
    }
    if (known.response !== null) return { answer: known.response };
    break;
  }
  throw new AppError("CONFLICT", "Phản ánh này đang được tiếp nhận, vui lòng đợi vài giây rồi thử lại.");
}

/** Keeps the answer for whoever asks again; it must hold nothing secret (see track-secret.ts). */
export async function keepAnswer(ctx: Ctx, claim: Claim, answer: string): Promise<void> {
  await ctx.db.execute(sql`
    update idempotency_keys set response = ${answer}
    where account_id = ${claim.accountId} and key = ${claim.key} and response is null
      and body_digest = ${claim.bodyDigest}`);
}

/** After a failure: the same request may come again at once. */
export async function giveBackKey(ctx: Ctx, claim: Claim): Promise<void> {
  await ctx.db.execute(sql`
    delete from idempotency_keys
    where account_id = ${claim.accountId} and key = ${claim.key} and response is null
      and created_at = ${claim.claimedAt}::timestamptz`);
}

const before = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
