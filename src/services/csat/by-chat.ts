import { sql } from "drizzle-orm";
import { isBad, isRatingReason } from "#src/domain/csat.ts";
import { emergencyIn } from "#src/domain/dialogue/emergency-words.ts";
import { readScore } from "#src/domain/read-score.ts";
import { foldText } from "#src/domain/text.ts";
import { type Values, words } from "../dialogue/words.ts";
import type { FoldedMessage } from "../intake/fold-message.ts";
import type { Folding } from "../intake/take-event.ts";
import { say } from "../outbox/say.ts";
import { isCurrent, isEditable, keepRating, type LockedRating, lockRating } from "./keep-rating.ts";
import { languageWith } from "./language-with.ts";
import { reopenByCitizen } from "./reopen-by-citizen.ts";
import { whyOf } from "./why-of.ts";
import { whereReplies } from "./words.ts";

/** A question in a chat waits for so long. */
const OPEN_DAYS = 7;
/** What is written within this time after a bad rating answers "what was not right?"; longer texts are matters of their own. */
const WHERE = { minutes: 60, maxChars: 500 };

/**
 * Takes a message that answers our question whether it helped, or what was not right. Only such: everything else goes
 * its usual way.
 * @returns whether it was one; then it opens no ticket and nobody else answers it
 */
export async function takeRatingAnswer(folding: Folding, message: FoldedMessage): Promise<boolean> {
  const { event } = folding;
  if (event.kind !== "message" || event.verb !== "add" || message.ticketId !== null) return false;
  const said = saidBy(event);
  const locked = await openQuestion(folding, message.conversationId);
  if (!locked || (said.ratingId !== null && said.ratingId !== locked.rating.id)) {
    if (said.ratingId === null) return false;
    await answer(folding, message, `rating-late-${message.id}`, "rating_late", {}, null);
    return true;
  }
  if (locked.rating.ratedAt === null || said.score !== null) return takeScore(folding, message, locked, said);
  return takeReason(folding, message, locked, said);
}

interface SaidRating {
  /** Of the button that was pressed. */
  ratingId: number | null;
  /** On a button. */
  score: number | null;
  reason: string | null;
  reopen: boolean;
  text: string;
}

/** "Mở lại", "xin mở lại phản ánh ạ", "reopen my report": folded. */
const REOPEN_WORDS =
  /^(?:(?:toi muon |de nghi |xin |yeu cau )*mo lai(?: phan anh)?|(?:please )?re-?open(?: (?:it|my report|the report|report))?)[ .!a]*$/;

function saidBy(event: Folding["event"]): SaidRating {
  const text = event.text ?? "";
  const payload = typeof event.facts?.quickReply === "string" ? event.facts.quickReply : text;
  const [, verb, id, value] = /^(rate|why|reopen):(\d{1,15})(?::(\w{1,20}))?$/.exec(payload.trim()) ?? [];
  const reopenWords = REOPEN_WORDS.test(foldText(text).trim());
  return {
    ratingId: id ? Number(id) : null,
    score: verb === "rate" ? Number(value) : null,
    reason: verb === "why" && isRatingReason(value) ? value : null,
    reopen: verb === "reopen" || reopenWords,
    text,
  };
}

/** The latest question of a conversation that still is about how its ticket stands. */
async function openQuestion({ ctx, tx }: Folding, conversationId: number): Promise<LockedRating | undefined> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select id from ratings where conversation_id = ${conversationId}
      and asked_at > ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${OPEN_DAYS}) order by asked_at desc, id desc limit 1`);
  const locked = row && (await lockRating(tx, Number(row.id)));
  return locked && isCurrent(locked) ? locked : undefined;
}

async function takeScore(folding: Folding, message: FoldedMessage, locked: LockedRating, said: SaidRating) {
  const { ctx, tx } = folding;
  const score = readScore(said.score === null ? said.text : String(said.score));
  if (score === null || folding.event.attachments.length > 0) return false;
  const { id } = locked.rating;
  if (!isEditable(locked.rating, ctx.now())) {
    await answer(folding, message, `rating-late-${message.id}`, "rating_late", {}, locked);
    return true;
  }
  await keepRating(ctx, tx, locked, { score });
  const key = `rating-${id}-heard-${message.id}`;
  if (isBad(score)) await answer(folding, message, key, "rating_sorry", { score: `${score}` }, locked);
  else await answer(folding, message, key, "rating_thanks", {}, locked);
  return true;
}

async function takeReason(folding: Folding, message: FoldedMessage, locked: LockedRating, said: SaidRating) {
  const { ctx, tx, event } = folding;
  const { rating, ticket } = locked;
  if (rating.score === null || !isBad(rating.score)) return false;
  const key = `rating-${rating.id}-why-${message.id}`;
  if (said.reopen) {
    await reopenByCitizen(ctx, tx, ticket.reference, whyOf(rating));
    await answer(folding, message, key, "rating_reopened", { reference: ticket.reference }, locked);
    return true;
  }
  if (said.reason === null && !isComment(folding, locked, said.text)) return false;
  if (!isEditable(rating, ctx.now())) {
    await answer(folding, message, `rating-late-${message.id}`, "rating_late", {}, locked);
    return true;
  }
  const told = isRatingReason(said.reason) ? { reason: said.reason } : { comment: event.text ?? "" };
  await keepRating(ctx, tx, locked, { score: scoreOf(rating.score), ...told });
  await answer(folding, message, key, "rating_heard", {}, locked);
  return true;
}

const scoreOf = (score: number) => (score === 1 ? 1 : 2); // bad ones only come here

/** Pictures and places belong to a matter; so does what comes long after. */
function isComment({ ctx, event }: Folding, { rating }: LockedRating, text: string): boolean {
  // Danger is a matter of its own, whatever was asked: it goes the way of every message.
  if (emergencyIn(text) !== null) return false;
  const fresh = rating.ratedAt !== null && ctx.now().getTime() - rating.ratedAt.getTime() < WHERE.minutes * 60_000;
  const plain = event.attachments.length === 0 && event.geo === undefined;
  return fresh && plain && rating.comment === null && text.trim() !== "" && text.length <= WHERE.maxChars;
}

type Answer = "rating_late" | "rating_sorry" | "rating_thanks" | "rating_heard" | "rating_reopened";

/** In the citizen's language; who was not content is offered the reasons and reopening. */
async function answer(
  { ctx, tx }: Folding,
  { conversationId }: FoldedMessage,
  key: string,
  id: Answer,
  values: Values,
  locked: LockedRating | null,
): Promise<void> {
  const language = await languageWith(tx, conversationId);
  const quickReplies = locked && id === "rating_sorry" ? whereReplies(ctx, locked.rating.id, language) : [];
  const text = words(ctx, id, values, { language, way: null });
  const ticketId = locked?.ticket.id ?? null;
  await say(ctx, tx, { key, ticketId, conversationId, kind: "rating_answer", text, quickReplies });
}
