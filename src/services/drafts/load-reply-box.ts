import { sql } from "drizzle-orm";
import { chosenLanguage } from "#src/domain/dialogue/language-of.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import { mayMove } from "#src/domain/transitions.ts";
import type { AccountProblem } from "../accounts/account-problems.ts";
import { problemsOf } from "../accounts/problems-of.ts";
import type { Ctx } from "../ctx.ts";
import { bubblesOf, type ShownBubble } from "../outbox/bubbles-of.ts";
import { type WayState, waysOf } from "../outbox/ways-of.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { type Answer, answersSince, lastOwnMessage } from "./answers-since.ts";
import { type Draft, findDraft, othersWriting } from "./keep-draft.ts";
import { type ReadyText, readyTexts } from "./ready-texts.ts";

/** All that somebody needs to answer a citizen, and what became of what was said. */
export interface ReplyBox {
  /** The actor may answer now. */
  mayReply: boolean;
  /** The actor may decide about bubbles that failed, also of a ticket that is done. */
  mayDecide: boolean;
  /** The best first. */
  ways: WayState[];
  /** Nothing is sent: the citizen reads it on the tracking page, when no way is open. */
  tracked: boolean;
  draft: (Draft & { savedAt: Date }) | null;
  /** Names of the others who are writing at this moment. */
  writing: string[];
  /** Our last message: whoever sends has seen what was said until then. */
  seen: number;
  texts: ReadyText[];
  /** Of every message of ours that went through the outbox, the newest row. */
  bubbles: ShownBubble[];
  /** What stands between us and the citizen on this ticket's account. */
  problems: AccountProblem[];
  /** A person answers here, the machine is silent. */
  withPerson: boolean;
}

/** @throws {AppError} NOT_FOUND */
export async function loadReplyBox(ctx: Ctx, reference: string): Promise<ReplyBox> {
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const reach = reachOf(ctx.actor);
  const holds = reach === null || reach.unitId === ticket.unitId;
  const mayDecide = may(ctx.actor, "ticket.reply") && holds;
  const problems = await problemsOf(ctx, { ticketId: ticket.id });
  if (!may(ctx.actor, "ticket.read_text")) return { ...SHUT, problems };
  const { language, withPerson } = await talkOf(ctx, ticket.conversationId);
  const [bubbles, ways, draft, writing, seen] = await Promise.all([
    bubblesOf(ctx, ticket.conversationId),
    mayDecide ? waysOf(ctx, ctx.db, ticket.conversationId) : [],
    findDraft(ctx, ticket.id),
    othersWriting(ctx, ticket.id),
    lastOwnMessage(ctx, ticket.conversationId),
  ]);
  return {
    ...{ mayDecide, draft, writing, seen, problems, withPerson },
    // A template of Zalo's says what Zalo has approved: nobody writes into one.
    ways: ways.filter(({ way }) => way !== "zalo_template"),
    mayReply: mayDecide && mayMove("reply", ticket.state),
    tracked: ticket.channel === "webform",
    texts: mayDecide ? readyTexts(ctx, ticket, language) : [],
    bubbles: newestOfEach(bubbles),
  };
}

/** What others have told the citizen since, for whoever is asked. @throws {AppError} NOT_FOUND */
export async function loadAnswers(ctx: Ctx, reference: string, seen: number): Promise<Answer[]> {
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  return may(ctx.actor, "ticket.read_text") ? answersSince(ctx, ticket.conversationId, seen) : [];
}

const SHUT: Omit<ReplyBox, "problems"> = {
  ...{ mayReply: false, mayDecide: false, tracked: false, draft: null, seen: 0, withPerson: false },
  ...{ ways: [], writing: [], texts: [], bubbles: [] },
};

/** Sent again, a message has several rows: the last one counts. */
function newestOfEach(bubbles: readonly ShownBubble[]): ShownBubble[] {
  const newest = new Map<number, ShownBubble>();
  for (const bubble of bubbles) if (bubble.messageId !== null) newest.set(bubble.messageId, bubble);
  return [...newest.values()];
}

async function talkOf(ctx: Ctx, conversationId: number): Promise<{ language: "vi" | "en"; withPerson: boolean }> {
  const [row] = await ctx.db.execute<{ language: string | null; handed: boolean }>(sql`
    select p.language, coalesce(d.handed_to_person_at is not null, false) as handed from conversations c
    join contacts p on p.id = c.contact_id left join dialogues d on d.conversation_id = c.id where c.id = ${conversationId}`);
  return { language: chosenLanguage(row?.language) ?? "vi", withPerson: row?.handed ?? false };
}
