import { sql } from "drizzle-orm";
import type { Folding } from "./take-event.ts";

/**
 * What we sent has reached the citizen's phone, or was seen: by the ids that the provider names (Zalo), or by all that
 * went before an instant (Messenger). What was seen was delivered.
 */
export async function foldReceipt({ tx, event, accountId }: Folding): Promise<void> {
  const facts = event.facts ?? {};
  const ids = [event.objectId, ...(Array.isArray(facts.mids) ? facts.mids.map(String) : [])];
  const until = typeof facts.watermarkAt === "string" ? facts.watermarkAt : null;
  const at = sql`${event.occurredAt}::timestamptz`;
  const seen = facts.status === "seen" ? sql`coalesce(seen_at, ${at})` : sql`seen_at`;
  await tx.execute(sql`
    update outbox set delivered_at = coalesce(delivered_at, ${at}), seen_at = ${seen}
    where account_id = ${accountId} and state = 'sent'
      and (external_id in ${ids} or "to" = ${event.author.key} and sent_at <= ${until}::timestamptz)`);
}
