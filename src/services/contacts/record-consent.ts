import { sql } from "drizzle-orm";
import type { FoldedMessage } from "../intake/fold-message.ts";
import type { Folding } from "../intake/take-event.ts";

/** What a form says that its writer has agreed to: version of the words, and when they ticked the box. */
export async function recordConsent({ tx, event, receivedAt }: Folding, message: FoldedMessage): Promise<void> {
  const consent = event.facts?.consent;
  if (typeof consent !== "object" || consent === null || !("version" in consent)) return;
  const at = "at" in consent && typeof consent.at === "string" ? Date.parse(consent.at) : Number.NaN;
  // A clock that runs ahead, or none: then when it came in.
  const givenAt = Number.isNaN(at) || at > receivedAt.getTime() ? receivedAt : new Date(at);
  await tx.execute(sql`
    insert into consents (contact_id, channel, how, version, at)
    select contact_id, ${event.channel}, 'form', ${String(consent.version).slice(0, 40)}, ${givenAt.toISOString()}::timestamptz
    from conversations where id = ${message.conversationId}
    on conflict (contact_id, how, version) do update set at = greatest(consents.at, excluded.at), withdrawn_at = null`);
}
