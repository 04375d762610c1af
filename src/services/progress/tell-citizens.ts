import type { Tx } from "#src/db/client.ts";
import { type Notice, noticeOf, type Told } from "#src/domain/dialogue/notice-of.ts";
import { afterQuietHours } from "#src/domain/dialogue/quiet-hours.ts";
import type { TemplateId } from "#src/domain/dialogue/template-ids.ts";
import { UNDO_MS, UNDOABLE } from "#src/domain/transitions.ts";
import type { Ctx } from "../ctx.ts";
import { giveBackWhenDone, handToPerson } from "../dialogue/hand-over.ts";
import { findTicketRow, isUnwanted } from "../dialogue/known-ticket.ts";
import { subjectOf, type Values, words } from "../dialogue/words.ts";
import { say } from "../outbox/say.ts";
import { takeBack } from "../outbox/take-back.ts";
import { waysOf } from "../outbox/ways-of.ts";
import { endingKey } from "../tickets/tell-citizen.ts";
import { tellOfUnreached } from "../tickets/tell-of-unreached.ts";
import type { TicketRow } from "../tickets/view.ts";
import { noticeValues } from "./notice-values.ts";
import { type Reporter, reportersOf } from "./reporters.ts";
import { noticeKey, PROGRESS_KIND, takeBackUnsent } from "./take-back.ts";

/** Whoever pressed the wrong button has so long to take it back before anybody is told. */
const GRACE_MS = UNDO_MS + 4_000;

/** What has been done to a ticket, as far as its citizens hear of it. */
interface Done {
  action: string;
  /** The reason of an extension, the thing that is asked of the citizen. */
  note: string | null;
  /** Ids of stored uploads: pictures of the result. */
  files: readonly string[];
}

/**
 * Tells all reporters of a ticket what has become of it, once each, in the transaction of the change. Notes, people and
 * sectors inside a unit never show: only what noticeOf names, with reasons that the person was told citizens read.
 * @returns what the history tells of it: `unreachable` when one of them can be written to on no way
 */
export async function tellCitizens(
  ctx: Ctx,
  tx: Tx,
  before: TicketRow,
  after: TicketRow,
  { action, note, files }: Done,
): Promise<{ unreachable?: true }> {
  await mindDialogue(ctx, tx, after, action);
  if (action === "undo") await takeBackUnsent(tx, after.id);
  const notice = noticeOf(told(before), told(after), action);
  if (!notice) return {};
  await takeBackUnsent(tx, after.id);
  // Resolved in the night and reopened before anybody read of it.
  if (action === "reopen") await takeBack(tx, endingKey(before, "resolved"));
  const values = await valuesFor(ctx, tx, after, note);
  let missed = false;
  for (const reporter of await reportersOf(tx, after.id))
    if (!reporter.optedOut && !answeredAlready(ctx, after, action, reporter))
      missed = !(await tell(ctx, tx, { ticket: after, notice, reporter, values, action, files })) || missed;
  if (!missed) return {};
  if (WORTH_A_CALL.includes(notice.template)) await tellOfUnreached(tx, after, action, ctx.now());
  return { unreachable: true };
}

/** Somebody has to act, or waits for it. Who has it now, the tracking page tells as well. */
const WORTH_A_CALL: readonly TemplateId[] = [
  "notice_waiting",
  "notice_extended",
  "notice_resolved",
  "notice_rejected",
  "notice_reopened",
  "notice_reopened_undated",
];

/** The answer of whoever settles it is said by tellCitizen; who has it reopened themselves is answered where they do it. */
function answeredAlready(ctx: Ctx, ticket: TicketRow, action: string, { conversationId }: Reporter): boolean {
  if (conversationId !== ticket.conversationId) return false;
  return action === "resolve" || action === "reject" || (action === "reopen" && ctx.actor.kind === "citizen");
}

const told = (ticket: TicketRow): Told => ({
  state: ticket.state,
  unitId: ticket.unitId,
  unwanted: isUnwanted(ticket),
  dated: ticket.unitId !== null && (ticket.promisedAt ?? ticket.resolutionDueAt) !== null,
});

/** Who answers a citizen goes on answering them, until nothing is open there any more. */
async function mindDialogue(ctx: Ctx, tx: Tx, ticket: TicketRow, action: string): Promise<void> {
  if (action === "reply" && ctx.actor.userId !== null) await handToPerson(ctx, tx, ticket.conversationId);
  if (action === "resolve" || action === "reject" || action === "close")
    await giveBackWhenDone(tx, ticket.conversationId, ticket.id);
}

async function valuesFor(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  note: string | null,
): Promise<(language: "vi" | "en") => Values> {
  const survivor = ticket.duplicateOf === null ? undefined : await findTicketRow(tx, ticket.duplicateOf);
  return (language) => ({
    ...noticeValues(ctx, ticket, note, language),
    ...(survivor && { survivor: survivor.reference }),
  });
}

interface Telling extends Pick<Done, "action" | "files"> {
  ticket: TicketRow;
  notice: Notice;
  reporter: Reporter;
  values: (language: "vi" | "en") => Values;
}

/** @returns whether they will hear of it: by a message, or on the tracking page that is their only way */
async function tell(ctx: Ctx, tx: Tx, { ticket, notice, reporter, values, action, files }: Telling): Promise<boolean> {
  const { conversationId, reference, language } = reporter;
  const [way] = (await waysOf(ctx, tx, conversationId, { byPerson: false })).filter(({ open, held }) => open || held);
  if (!way) return reporter.channel === "webform";
  // Each reads the reference that they were given, on its own page.
  const filled = { ...values(language), reference, link: `${ctx.publicUrl}/t/${reference}` };
  const subject = subjectOf(ctx, notice.template, filled, language);
  const said = await say(ctx, tx, {
    key: noticeKey(ticket.id, ticket.version, conversationId),
    ticketId: ticket.id,
    conversationId,
    kind: PROGRESS_KIND,
    files,
    text: words(ctx, notice.template, filled, { language, way: way.way }),
    ...(subject && { subject }),
    sendAfter: sendAfter(ctx.now(), notice, action),
  });
  return !("unreachable" in said);
}

function sendAfter(now: Date, { urgent }: Notice, action: string): Date {
  const undoable = (UNDOABLE as readonly string[]).includes(action);
  const earliest = undoable ? new Date(now.getTime() + GRACE_MS) : now;
  return urgent ? earliest : afterQuietHours(earliest);
}
