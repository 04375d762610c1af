import { emergencyNumbers } from "#src/domain/dialogue/emergency-numbers.ts";
import { emergencyIn } from "#src/domain/dialogue/emergency-words.ts";
import { nextMove } from "#src/domain/dialogue/next-move.ts";
import type { FoldedMessage } from "../intake/fold-message.ts";
import type { Folding } from "../intake/take-event.ts";
import { nod } from "../outbox/nod.ts";
import type { TicketRow } from "../tickets/view.ts";
import { dialogueOf, loadConversation } from "./conversation.ts";
import type { HeardMessage } from "./hear-message.ts";
import { keepWish } from "./keep-wish.ts";
import { answerTo, sourceWords } from "./knowledge.ts";
import { findTicketRow, hasPictures, isUnwanted, knownTicket, lastTicket, ticketOfReference } from "./known-ticket.ts";
import { speak } from "./speak.ts";
import type { Values } from "./words.ts";

/** "We have added this" once in a while is enough. */
const ADDED_AGAIN_MS = 30 * 60_000;

/**
 * Answers a message that has taken effect, by the table of moves. What it says of a new ticket waits for triage, which
 * knows the unit and the time.
 * @param ticketId the ticket that the message has come to, if any
 */
export async function answerMessage(
  folding: Folding,
  message: Pick<FoldedMessage, "id">,
  heard: HeardMessage,
  ticketId: number | null,
): Promise<void> {
  const { ctx, tx, event } = folding;
  if (heard.act === "acknowledgement") return nodTo(folding, message, heard);
  if (!mayLeadToWords(heard) || waitsForTriage(heard, ticketId)) return;
  const conversation = await loadConversation(ctx, tx, heard.conversation.id, true);
  const subject = await subjectOf(folding, heard, ticketId);
  const ticket = subject ?? null;
  const pictures = ticket !== null && (await hasPictures(tx, ticket.id));
  const decided = nextMove(dialogueOf(conversation, ticket?.id ?? null), heard, {
    automatic: conversation.automatic,
    ticket: ticket && knownTicket(ticket, conversation, pictures),
    unknownReference: heard.understood.reference !== null && !subject,
    justAsked: false,
    saidLately: conversation.saidLately,
  });
  const said = saysAgain(
    ctx.now(),
    conversation.touchedAt,
    decided.lines.map(({ say }) => say),
  )
    ? { ...decided, lines: [] }
    : decided;
  if (said !== decided) await nodTo(folding, message, heard);
  const text = event.text ?? "";
  const values = valuesFor(folding, heard, text, ticket);
  await speak(ctx, tx, {
    key: `message-${message.id}`,
    conversation,
    decided: said,
    ticket,
    language: heard.language,
    values,
  });
  if (said.also === "hand_over") await keepWish(folding, ticket);
}

/** "Dạ", and one more line of a report that goes on: read, with a thumb instead of a bubble. */
async function nodTo({ ctx, tx, event }: Folding, message: Pick<FoldedMessage, "id">, heard: HeardMessage) {
  const { id, automatic, state } = heard.conversation;
  const quiet = heard.silent || heard.public || !automatic || state === "with_person" || state === "opted_out";
  if (!quiet) await nod(ctx, tx, { messageId: message.id, objectId: event.objectId, conversationId: id });
}

/** In the thick of an exchange a confirmation for every bubble is noise. */
const saysAgain = (now: Date, touchedAt: Date | null, lines: readonly string[]): boolean =>
  lines.length === 1 &&
  lines[0] === "added" &&
  touchedAt !== null &&
  now.getTime() - touchedAt.getTime() < ADDED_AGAIN_MS;

/** A new matter is answered after triage: most messages need no look at the dialogue at all. */
const mayLeadToWords = ({ act, silent }: HeardMessage): boolean =>
  !(silent && act !== "opt_out") && act !== "spam" && act !== "acknowledgement" && act !== "place";

/** Not confirmed yet, so nothing can be added to it. */
const waitsForTriage = ({ act, conversation }: HeardMessage, ticketId: number | null): boolean =>
  (act === "matter" || act === "picture") && ticketId !== null && !conversation.counts[`received:${ticketId}`];

async function subjectOf(
  { tx }: Folding,
  heard: HeardMessage,
  ticketId: number | null,
): Promise<TicketRow | undefined> {
  const { understood, conversation, public: inPublic } = heard;
  if (understood.reference) {
    const ticket = await ticketOfReference(tx, understood.reference);
    return ticket && !isUnwanted(ticket) ? ticket : undefined;
  }
  if (ticketId !== null) return findTicketRow(tx, ticketId);
  return inPublic ? undefined : lastTicket(tx, conversation.id);
}

function valuesFor({ ctx }: Folding, heard: HeardMessage, text: string, ticket: TicketRow | null): Values {
  const { language } = heard;
  if (heard.act === "emergency")
    return { numbers: emergencyNumbers([emergencyIn(text), ticket?.sector ?? null], language) };
  if (heard.act !== "question") return {};
  const article = answerTo(ctx, text);
  return article ? { title: article.title, answer: article.answer, source: sourceWords(article) } : {};
}
