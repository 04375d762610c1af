import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { outbox } from "#src/db/schema/index.ts";
import { LEASE_MS, type OutboxRow } from "./claim-next.ts";
import { markSent } from "./mark-sent.ts";

/** Our words as a provider tells of them. */
export interface Echo {
  accountId: string;
  objectId: string;
  /** Whom they went to: user, PSID, or the comment that they answer. */
  to: string;
  text: string;
  at: Date;
  /** What we gave along with a message of Messenger's. */
  metadata?: string | undefined;
}

/** An echo comes while the row is in hand or just after (channels.md §6). */
const NEAR_MS = 60_000;

/**
 * Settles the row of the outbox that an echo speaks of.
 * @returns false when it is nobody's: a person wrote in the provider's own app
 */
export async function joinEcho(tx: Tx, echo: Echo): Promise<boolean> {
  // While the first look found nothing and the second waited for the row, its sender may have settled it: then it has its
  // id by now, and a third look finds it. Without that the echo would pass for a person's words and silence the machine.
  const row = (await named(tx, echo)) ?? (await alike(tx, echo)) ?? (await named(tx, echo));
  if (!row) return false;
  await markSent(tx, row, { externalId: echo.objectId, at: echo.at });
  return true;
}

/** By the id that we gave it, or that the provider gave and we know already. */
async function named(tx: Tx, { accountId, objectId, metadata }: Echo): Promise<OutboxRow | undefined> {
  const ownId = Number(/^out:(\d{1,15})$/.exec(metadata ?? "")?.[1] ?? 0);
  const [row] = await tx
    .select()
    .from(outbox)
    .where(sql`${outbox.accountId} = ${accountId} and (${outbox.id} = ${ownId} or ${outbox.externalId} = ${objectId})`)
    .limit(1)
    .for("update");
  return row;
}

/** By recipient and words, while nobody knows whether it arrived. Messenger has names for it, so there words prove nothing. */
async function alike(tx: Tx, echo: Echo): Promise<OutboxRow | undefined> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(sql`${outbox.accountId} = ${echo.accountId} and ${outbox.to} = ${echo.to}
      and ${outbox.state} in ('sending', 'maybe_sent') and ${outbox.way} <> 'messenger'
      and ${outbox.kind} <> 'reaction'`)
    .orderBy(sql`${outbox.state} = 'maybe_sent'`, outbox.id)
    .for("update");
  return rows.find((row) => isNear(row, echo.at) && sameWords(row, echo.text));
}

function isNear({ claimedUntil }: OutboxRow, at: Date): boolean {
  if (!claimedUntil) return false;
  return Math.abs(claimedUntil.getTime() - LEASE_MS - at.getTime()) <= NEAR_MS;
}

/** A template comes back without the words that we know, a picture without any. */
function sameWords({ body, template, files }: OutboxRow, text: string): boolean {
  if (bare(text) === "") return template !== null || files.length > 0;
  return bare(body) === bare(text);
}

const bare = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
