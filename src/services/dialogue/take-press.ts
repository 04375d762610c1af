import { sql } from "drizzle-orm";
import { hear } from "#src/domain/dialogue/hear.ts";
import { languageIn } from "#src/domain/dialogue/language-of.ts";
import { nextMove } from "#src/domain/dialogue/next-move.ts";
import { contactUpsert } from "../intake/fold-contact.ts";
import type { Folding } from "../intake/take-event.ts";
import { dialogueOf, loadConversation } from "./conversation.ts";
import { keepWish } from "./keep-wish.ts";
import { hasPictures, knownTicket, lastTicket } from "./known-ticket.ts";
import { speak } from "./speak.ts";

/** A pressed button of Messenger's menu or greeting: no message, but it opens the window and may be answered. */
export async function takePress(folding: Folding): Promise<void> {
  const { ctx, tx, event } = folding;
  const { payload, title, standby } = event.facts ?? {};
  if (event.facts?.event !== "postback" || typeof payload !== "string") return;
  const conversation = await loadConversation(ctx, tx, await conversationOf(folding), true);
  const understood = hear(
    { text: "", pin: false, attachments: 0, payload },
    { state: conversation.state, wards: [], namesPlace: () => false, articleFor: () => null },
  );
  if (understood.act === "unclear") return; // a button of somebody else's menu
  const language = conversation.language ?? languageIn(typeof title === "string" ? title : "");
  const ticket = (await lastTicket(tx, conversation.id)) ?? null;
  const known = ticket && knownTicket(ticket, conversation, await hasPictures(tx, ticket.id));
  const decided = nextMove(
    dialogueOf(conversation, ticket?.id ?? null),
    { act: understood.act, language, silent: standby === true },
    {
      automatic: conversation.automatic,
      ticket: known,
      unknownReference: false,
      justAsked: false,
      saidLately: conversation.saidLately,
    },
  );
  await speak(ctx, tx, { key: `press-${event.eventKey}`, conversation, decided, ticket, language, values: {} });
  if (decided.also === "hand_over") await keepWish(folding, ticket);
}

async function conversationOf(folding: Folding): Promise<number> {
  const { tx, event, accountId } = folding;
  const [row] = await tx.execute<{ id: string }>(sql`
    with contact as (${contactUpsert(folding)})
    insert into conversations as known (account_id, thread_key, contact_id, window_until)
    select ${accountId}, ${event.threadKey}, id, ${event.replyHint.windowUntil ?? null}::timestamptz from contact
    on conflict (account_id, thread_key, contact_id) do update set window_until = greatest(excluded.window_until, known.window_until)
    returning id`);
  if (!row) throw new Error("an upsert always returns its row");
  return Number(row.id);
}
