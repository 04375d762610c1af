import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { foldText } from "#src/domain/text.ts";
import type { Ctx } from "../ctx.ts";
import { verifyChallenge } from "./challenge.ts";
import { unusualSenders } from "./sender-limits.ts";
import type { SubmissionBody } from "./submission-body.ts";

/** Why a form goes to the desk first. Nothing is thrown away: citizens share addresses, and filters err. */
export const MODERATION_REASONS = [
  "honeypot",
  "too_fast",
  "no_captcha",
  "rate_ip",
  "rate_phone",
  "links",
  "duplicate_content",
] as const;
export type ModerationReason = (typeof MODERATION_REASONS)[number];

const MIN_ELAPSED_MS = 3_000;
/** A citizen may quote a post and an article. */
const MAX_LINKS = 2;
const DUPLICATE_HOURS = 24;

export interface Suspicion {
  accountId: string;
  body: SubmissionBody;
  ip: string;
  /** A page without script cannot measure how long the form was open. */
  withoutScript: boolean;
  /** Names this submission: a second try of it is no duplicate of the first. */
  owner: string;
}

/** The filters that this form does not pass, cheapest first. */
export async function moderationReasons(ctx: Ctx, suspicion: Suspicion): Promise<ModerationReason[]> {
  const { body, ip, withoutScript } = suspicion;
  const reasons: ModerationReason[] = [];
  if (body.website !== "") reasons.push("honeypot");
  if (!withoutScript && body.elapsed_ms != null && body.elapsed_ms < MIN_ELAPSED_MS) reasons.push("too_fast");
  if ((await verifyChallenge(ctx, body.altcha, suspicion.accountId)) !== "ok") reasons.push("no_captcha");
  const unusual = unusualSenders(ctx, ip, body.contact.phone);
  if (unusual.network) reasons.push("rate_ip");
  if (unusual.phone) reasons.push("rate_phone");
  if (countLinks(body.content) > MAX_LINKS) reasons.push("links");
  if (await seenBefore(ctx, suspicion)) reasons.push("duplicate_content");
  return reasons;
}

export const countLinks = (text: string): number => text.match(/\bhttps?:\/\/|\bwww\./gi)?.length ?? 0;

/**
 * Whether the same words about the same place came within a day; if not, they are remembered. Kept beside the
 * idempotency keys: it is the same question, asked of the text instead of the request. A client's own keys cannot
 * meet these, they hold no space.
 */
async function seenBefore(ctx: Ctx, { accountId, body, owner }: Suspicion): Promise<boolean> {
  const now = ctx.now();
  const dayAgo = new Date(now.getTime() - DUPLICATE_HOURS * 3_600_000).toISOString();
  const first = await ctx.db.execute(sql`
    insert into idempotency_keys as known (account_id, key, body_digest, response, created_at)
    values (${accountId}, ${`content ${contentDigest(body)}`}, ${owner}, '', ${now.toISOString()}::timestamptz)
    on conflict (account_id, key) do update set body_digest = excluded.body_digest, created_at = excluded.created_at
      where known.created_at < ${dayAgo}::timestamptz or known.body_digest = excluded.body_digest
    returning key`);
  return first.length === 0;
}

/** Case, tone marks and spacing do not make another text; another place does: "Đèn đường hỏng" is said every day. */
function contentDigest(body: SubmissionBody): string {
  const squeezed = (text: string) =>
    foldText(text)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const place = [squeezed(body.address ?? ""), body.ward ?? ""];
  return createHash("sha256")
    .update([squeezed(body.content), ...place].join("\n"))
    .digest("hex");
}
