import { sql } from "drizzle-orm";
import { allow } from "#src/domain/policy.ts";
import { isStandIn } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import { livingModels } from "../operation/heartbeat.ts";

const SOON_MS = 3 * 24 * 3_600_000;

/** What an administrator should know about now. Counts; 0 and true are well. */
export interface Attention {
  channelsShut: number;
  /** Tokens that end within three days and cannot be renewed by us. */
  tokensEnding: number;
  deadLetters: number;
  requestsOpen: number;
  requestsLate: number;
  /** Messages that are not sent yet since more than ten minutes. */
  outboxStuck: number;
  unusedAccounts: number;
  classifier: "up" | "fallback" | "down";
  indicativeBoundaries: boolean;
}

/** @throws {AppError} FORBIDDEN */
export async function loadAttention(ctx: Ctx): Promise<Attention> {
  allow(ctx.actor, "configure");
  const now = ctx.now();
  const soon = new Date(now.getTime() + SOON_MS).toISOString();
  const stuck = new Date(now.getTime() - 600_000).toISOString();
  const [row] = await ctx.db.execute<Record<string, number>>(sql`select
    (select count(*)::int from channel_accounts a join account_tokens t on t.account_id = a.id
      where a.state <> 'disabled' and t.needs_sign_in) as shut,
    (select count(*)::int from account_tokens where expires_at < ${soon}::timestamptz and problem is not null) as ending,
    (select count(*)::int from dead_letters where replayed_at is null and discarded_at is null) as dead,
    (select count(*)::int from person_requests where state = 'open') as requests,
    (select count(*)::int from person_requests where state = 'open' and due_at < ${now.toISOString()}::timestamptz) as late,
    (select count(*)::int from outbox where state = 'queued' and created_at < ${stuck}::timestamptz) as stuck,
    (select count(*)::int from users where must_change_password and disabled_at is null) as unused`);
  const models = await livingModels(ctx);
  return {
    channelsShut: row?.shut ?? 0,
    tokensEnding: row?.ending ?? 0,
    deadLetters: row?.dead ?? 0,
    requestsOpen: row?.requests ?? 0,
    requestsLate: row?.late ?? 0,
    outboxStuck: row?.stuck ?? 0,
    unusedAccounts: row?.unused ?? 0,
    classifier: models.length === 0 ? "down" : models.some(isStandIn) ? "fallback" : "up",
    indicativeBoundaries: ctx.city.boundaries?.versions.every(({ indicative }) => indicative) ?? true,
  };
}
