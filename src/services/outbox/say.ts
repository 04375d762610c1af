import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Ctx } from "../ctx.ts";
import { chooseWay, type Unreachable } from "./choose-way.ts";
import { keepMessage } from "./keep-message.ts";
import { loadReach } from "./load-reach.ts";
import { nudgeSenders } from "./nudge.ts";
import { type PlannedBubble, planBubbles, takesFiles } from "./plan-bubbles.ts";
import { queueBubble } from "./queue-bubble.ts";

export interface Saying {
  /** What makes saying it twice impossible: "ticket-12-received". Said again, nothing happens. */
  key: string;
  ticketId?: number | null;
  conversationId: number;
  /** "received", "ask_place", "progress", "resolved", "reply", …: also the kind of the message in the conversation. */
  kind: string;
  /** Who wrote it; absent or null = the machine. */
  byUserId?: number | null;
  text: string;
  /** Ids of stored uploads. */
  files?: readonly string[];
  quickReplies?: readonly { title: string; payload: string }[];
  /** A template that Zalo has approved, with which somebody can be written to outside any window. */
  template?: { id: string; data: Record<string, string> };
  /** Of an e-mail. */
  subject?: string;
  /** "best" (and absent): the conversation's own channel while it may, else the next one that may. */
  way?: Way | "best";
  sendAfter?: Date;
}

/**
 * Empty `queued` with a conversation that has no way back (a web form without an address): the tracking page is the
 * answer, the message stands in the conversation, nothing is to be sent.
 */
export type Said = { queued: { id: number; way: Way }[] } | { unreachable: Unreachable };

/**
 * Says something to a citizen: the rows of the outbox and the messages of the conversation, in the caller's transaction.
 * Sending begins after its commit.
 * @throws {AppError} NOT_FOUND no such conversation; UNPROCESSABLE when personal data would stand in a public comment
 */
export async function say(ctx: Ctx, tx: Tx, saying: Saying): Promise<Said> {
  const before = await saidBefore(tx, saying.key);
  if (before.length > 0) return { queued: before };
  const reach = await loadReach(ctx, tx, saying.conversationId);
  const choice = await chooseWay(ctx, reach, saying);
  if ("unreachable" in choice) return choice;
  if (choice.way === null) {
    await keepMessage(tx, ctx.now(), reach, saying, { key: `${saying.key}-1`, ...wholeText(saying) });
    return { queued: [] };
  }
  const queued: { id: number; way: Way }[] = [];
  for (const [at, bubble] of planBubbles(ctx, choice.way, saying, await referenceOf(tx, saying)).entries()) {
    const key = `${saying.key}-${at + 1}`;
    // Where they cannot go along they stand in the conversation all the same: the link in the words leads to them.
    const files = takesFiles(choice.way) ? bubble.files : at === 0 ? (saying.files ?? []) : [];
    const messageId = await keepMessage(tx, ctx.now(), reach, saying, { key, text: bubble.text, files });
    // Somebody else said the same in this very moment: theirs stands.
    if (messageId === null) return { queued: await saidBefore(tx, saying.key) };
    queued.push(await queueBubble(ctx, tx, { reach, saying, bubble, way: choice.way, key, messageId }));
  }
  if (queued[0]) await nudgeSenders(tx, queued[0].id);
  return { queued };
}

const wholeText = ({ text, files = [] }: Saying): Pick<PlannedBubble, "text" | "files"> => ({
  text,
  files: [...files],
});

async function saidBefore(tx: Tx, key: string): Promise<{ id: number; way: Way }[]> {
  const rows = await tx.execute<{ id: string; way: Way }>(sql`
    select id, way from outbox where starts_with(key, ${`${key}-`}) and substr(key, ${key.length + 2}) ~ '^[0-9]+$' order by id`);
  return rows.map(({ id, way }) => ({ id: Number(id), way }));
}

/** For the link to the tracking page, where a way out cannot carry files. */
async function referenceOf(tx: Tx, { ticketId, files }: Saying): Promise<string | null> {
  if (!ticketId || !files?.length) return null;
  const [row] = await tx.execute<{ reference: string }>(sql`select reference from tickets where id = ${ticketId}`);
  return row?.reference ?? null;
}
