import { type Heard, type Language, SMALL_TALK } from "#src/domain/dialogue/dialogue.ts";
import { hear, type Understood } from "#src/domain/dialogue/hear.ts";
import { languageIn } from "#src/domain/dialogue/language-of.ts";
import { fromMachine } from "#src/domain/dialogue/wishes.ts";
import type { FoldedMessage } from "../intake/fold-message.ts";
import type { Folding } from "../intake/take-event.ts";
import { type Conversation, loadConversation } from "./conversation.ts";
import { answerTo } from "./knowledge.ts";
import { findTicketRow } from "./known-ticket.ts";

/** A message of a citizen as the automatic part understands it. */
export interface HeardMessage extends Heard {
  understood: Understood;
  conversation: Conversation;
  /** Nothing in it is a matter for somebody: it stays in the conversation without a ticket. */
  smallTalk: boolean;
  language: Language;
}

const IN_CHAT = new Set(["message", "comment", "post"]);
/** What comes later than this is history: read, not answered. */
const STALE_HOURS = 24;

/**
 * What a new message does, from its words and buttons alone: no model is asked.
 * @returns null for what is no new message of a chat or under a post
 */
export async function hearMessage(folding: Folding, message: FoldedMessage): Promise<HeardMessage | null> {
  const { ctx, tx, event } = folding;
  if (!IN_CHAT.has(event.kind) || event.verb !== "add" || message.ticketId !== null) return null;
  const conversation = await loadConversation(ctx, tx, message.conversationId);
  const asked = conversation.state === "asked_place" && conversation.ticketId !== null;
  const ticket = asked ? await findTicketRow(tx, conversation.ticketId ?? 0) : undefined;
  const text = event.text ?? "";
  const payload = event.facts?.quickReply;
  const understood = hear(
    {
      text,
      pin: event.geo !== undefined,
      attachments: event.attachments.length,
      payload: typeof payload === "string" ? payload : null,
    },
    {
      state: conversation.state,
      wards: ticket?.place?.candidates.slice(0, 5).map(({ code }) => code) ?? [],
      namesPlace: () => ctx.city.locate({ text }).status !== "none",
      articleFor: () => answerTo(ctx, text)?.id ?? null,
    },
  );
  return {
    understood,
    act: understood.act,
    conversation,
    language: conversation.language ?? languageIn(text),
    public: event.kind !== "message",
    silent: isSilent(folding, text),
    smallTalk: SMALL_TALK.includes(understood.act),
  };
}

/** Another app holds the thread, a machine has written, or it is long past. */
function isSilent({ ctx, event }: Folding, text: string): boolean {
  const ageMs = ctx.now().getTime() - Date.parse(event.occurredAt);
  return event.facts?.standby === true || fromMachine(text) || ageMs > STALE_HOURS * 3_600_000;
}
