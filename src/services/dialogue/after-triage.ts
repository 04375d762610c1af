import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { messages } from "#src/db/schema/index.ts";
import { emergencyNumbers } from "#src/domain/dialogue/emergency-numbers.ts";
import { languageIn } from "#src/domain/dialogue/language-of.ts";
import { nextMove } from "#src/domain/dialogue/next-move.ts";
import type { Ctx } from "../ctx.ts";
import { routingOf } from "../tickets/route-ticket.ts";
import type { TicketRow } from "../tickets/view.ts";
import { type Conversation, dialogueOf, loadConversation } from "./conversation.ts";
import { hasPictures, isUnwanted, knownTicket } from "./known-ticket.ts";
import { speak } from "./speak.ts";
import { asSentence, type Values } from "./words.ts";

/** A second bubble within this time was on its way when we asked. */
const JUST_MS = 20_000;

/**
 * What the citizen is told once a ticket has been read (again): numbers to call, reference with unit and time, what is
 * missing. In the transaction of the triage.
 */
export async function afterTriage(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<void> {
  if (isUnwanted(ticket) || !canBeTold(ctx, ticket)) return;
  const conversation = await loadConversation(ctx, tx, ticket.conversationId, true);
  const inPublic = await isPublic(tx, ticket);
  const decided = nextMove(
    dialogueOf(conversation, ticket.id),
    { act: "triaged", language: "vi", public: inPublic, silent: await isLate(ctx, tx, ticket) },
    {
      automatic: conversation.automatic,
      ticket: knownTicket(ticket, conversation, await hasPictures(tx, ticket.id)),
      unknownReference: false,
      justAsked: justAsked(ctx, ticket, conversation),
      saidLately: conversation.saidLately,
    },
  );
  const language = conversation.language ?? languageIn(ticket.text);
  const values = valuesFor(ctx, ticket, language);
  await speak(ctx, tx, {
    key: keyOf(ticket, decided.lines, conversation),
    conversation,
    decided,
    ticket,
    language,
    values,
  });
}

/** Who wrote by form or telephone can only be told through a gateway of the city. */
const canBeTold = (ctx: Ctx, { channel }: TicketRow): boolean =>
  channel === "zalo" || channel === "facebook" || Boolean(ctx.hasWay?.("sms") || ctx.hasWay?.("email"));

/** The same words for the same cause: confirmed once, asked the first and the second time. */
function keyOf(ticket: TicketRow, lines: readonly { say: string }[], { counts }: Conversation): string {
  const first = lines.find(({ say }) => say !== "danger")?.say ?? "danger";
  const times = counts[`place:${ticket.id}`] ?? 0;
  return first.startsWith("received") || first === "petition"
    ? `ticket-${ticket.id}-received`
    : `ticket-${ticket.id}-${first}-${times}`;
}

/** Nothing about a place has come since we asked: the citizen is still writing. */
const justAsked = (ctx: Ctx, { place }: TicketRow, { touchedAt, state }: Conversation): boolean =>
  state === "asked_place" &&
  place?.status === "none" &&
  touchedAt !== null &&
  ctx.now().getTime() - touchedAt.getTime() < JUST_MS;

async function isPublic(tx: Tx, { id, channel }: TicketRow): Promise<boolean> {
  if (channel !== "facebook") return false;
  const [first] = await tx.select({ kind: messages.kind }).from(messages).where(eq(messages.ticketId, id)).limit(1);
  return first !== undefined && first.kind !== "message";
}

const LATE_HOURS = 48;

/** Imported, or read again long after: a confirmation would only puzzle. */
async function isLate(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<boolean> {
  if (ctx.now().getTime() - ticket.createdAt.getTime() < LATE_HOURS * 3_600_000) return false;
  // The newest word of the citizen, not the oldest: an old ticket may just have got its answer.
  const [last] = await tx.execute<{ at: string | null }>(sql`
    select max(received_at) as at from messages where ticket_id = ${ticket.id} and direction = 'in'`);
  return !last?.at || ctx.now().getTime() - Date.parse(last.at) > LATE_HOURS * 3_600_000;
}

function valuesFor(ctx: Ctx, ticket: TicketRow, language: "vi" | "en"): Values {
  const refuse = ticket.reviewReasons.includes("petition") ? routingOf(ctx, ticket)?.refuse : null;
  return {
    numbers: emergencyNumbers([ticket.sector, ticket.secondarySector], language),
    question: (ticket.place?.ask ?? ASK).replace(/Anh\/chị/g, "Ông/bà").replace(/anh\/chị/g, "ông/bà"),
    reason: asSentence(refuse?.reason ?? ""),
    where: refuse?.where ?? "",
  };
}

const ASK = "Ông/bà vui lòng cho biết sự việc xảy ra ở phường, xã nào (hoặc số nhà, tên đường)?";
