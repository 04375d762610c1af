import type { Tx } from "#src/db/client.ts";
import { afterQuietHours } from "#src/domain/dialogue/quiet-hours.ts";
import { UNDO_MS } from "#src/domain/transitions.ts";
import type { Ctx } from "../ctx.ts";
import { isUnwanted } from "../dialogue/known-ticket.ts";
import { subjectOf, words } from "../dialogue/words.ts";
import { say } from "../outbox/say.ts";
import { waysOf } from "../outbox/ways-of.ts";
import { noticeValues } from "../progress/notice-values.ts";
import { reportersOf } from "../progress/reporters.ts";
import { tellOfUnreached } from "./tell-of-unreached.ts";
import type { TicketRow } from "./view.ts";

/** Later than the action can be taken back. */
const SEND_AFTER_MS = UNDO_MS + 4_000;

export type Ending = "resolved" | "rejected";

/** Under which an ending is said, once a round. */
export const endingKey = ({ id, round }: Pick<TicketRow, "id" | "round">, kind: Ending): string =>
  `ticket-${id}-${kind}-${round}`;

/**
 * Tells whoever wrote how their ticket ended, in the words of whoever settled it, once it can no longer be taken back and
 * nobody is woken by it. Who cannot be reached any more, or wants no messages, finds the same on the tracking page: that
 * is no reason to leave a ticket open. Reporters of what was merged into it are told by tellCitizens.
 * @returns what the history tells of it
 */
export async function tellCitizen(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  kind: Ending,
  answer: string,
  files: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const { conversationId } = ticket;
  const reporter = (await reportersOf(tx, ticket.id)).find((one) => one.conversationId === conversationId);
  if (isUnwanted(ticket) || !reporter || reporter.optedOut) return {};
  const { language } = reporter;
  const values = noticeValues(ctx, { ...ticket, publicAnswer: answer }, null, language);
  const template = `notice_${kind}` as const;
  const ways = await waysOf(ctx, tx, conversationId, { byPerson: ctx.actor.userId !== null });
  const way = (ways.find(({ open }) => open) ?? ways.find(({ held }) => held))?.way ?? null;
  const subject = subjectOf(ctx, template, values, language);
  const said = await say(ctx, tx, {
    key: endingKey(ticket, kind),
    ...{ ticketId: ticket.id, conversationId, kind },
    byUserId: ctx.actor.userId,
    files,
    text: words(ctx, template, values, { language, way }),
    ...(subject && { subject }),
    sendAfter: afterQuietHours(new Date(ctx.now().getTime() + SEND_AFTER_MS)),
  });
  if (!("unreachable" in said)) return { outboxIds: said.queued.map(({ id }) => id) };
  // By the name of the action, as the notices to other reporters: once for both.
  await tellOfUnreached(tx, ticket, kind === "resolved" ? "resolve" : "reject", ctx.now());
  return { unreachable: true };
}
