import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentionEvents, tickets } from "#src/db/schema/index.ts";
import { MENTION_STATES } from "#src/domain/listening/mention-states.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { writeChange } from "../tickets/change-ticket.ts";
import { detachFromIncident } from "./attach.ts";
import { type decidedColumns, record, type Transaction, viewed, write } from "./decide.ts";
import { findMention, holdMention } from "./find-mention.ts";
import type { MentionRow, MentionView } from "./view.ts";

const UNDONE = "undone";

/**
 * Takes the last decision on a mention back: it is again as it was before. A ticket that came of it is withdrawn, as long
 * as nobody has done anything with it; pressed again, the mention gets that same ticket.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when nothing was decided, or the ticket has been worked on
 */
export async function undoMention(ctx: Ctx, id: string): Promise<MentionView> {
  allow(ctx.actor, "mention.decide");
  const incident = await attachedIncident(ctx, id);
  if (incident) await detachFromIncident(ctx, incident.mentionId, incident.reference);
  return ctx.db.transaction(async (tx) => {
    const mention = await holdMention(ctx, tx, id);
    const last = await lastDecision(tx, mention.id);
    if (!last || mention.state === "new") throw nothingToUndo(mention);
    if (last.step === "promoted") await withdrawTicket(ctx, tx, mention, last.facts);
    const { decidedAt, ...before } = last.facts.from;
    await write(tx, mention, { ...before, decidedAt: decidedAt === null ? null : new Date(decidedAt) });
    await record(ctx, tx, mention, UNDONE, { undone: last.step });
    return viewed(ctx, tx, mention);
  });
}

/** The incident to which the last decision has put it. It goes first: taken out twice, nothing happens. */
async function attachedIncident(ctx: Ctx, id: string): Promise<{ mentionId: number; reference: string } | null> {
  const { mention } = await findMention(ctx, ctx.db, id);
  const mentionId = mention.sameAs ?? mention.id;
  const last = await lastDecision(ctx.db, mentionId);
  return last?.step === "attached" && last.facts.incident ? { mentionId, reference: last.facts.incident } : null;
}

interface Facts {
  from: ReturnType<typeof decidedColumns>;
  ticketId?: number;
  ticketVersion?: number;
  incident?: string;
}

/** The last thing decided, unless it was taken back already. */
async function lastDecision(tx: Tx, mentionId: number): Promise<{ step: string; facts: Facts } | undefined> {
  const [last] = await tx
    .select({ step: mentionEvents.step, facts: mentionEvents.facts })
    .from(mentionEvents)
    .where(and(eq(mentionEvents.mentionId, mentionId), inArray(mentionEvents.step, [...MENTION_STATES, UNDONE])))
    .orderBy(desc(mentionEvents.id))
    .limit(1);
  // Safe: written by decide, with the columns as they were.
  return last && last.step !== UNDONE ? { step: last.step, facts: last.facts as unknown as Facts } : undefined;
}

const nothingToUndo = ({ version }: MentionRow) =>
  new AppError("CONFLICT", "Không còn gì để hoàn tác trên bài này.", { version });

async function withdrawTicket(ctx: Ctx, tx: Transaction, mention: MentionRow, facts: Facts): Promise<void> {
  if (mention.ticketId === null) return;
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, mention.ticketId)).for("update");
  if (!ticket) return;
  if (ticket.version !== facts.ticketVersion)
    throw new AppError(
      "CONFLICT",
      `Phản ánh ${ticket.reference} đã có người xử lý nên không hoàn tác được. Vui lòng xử lý tiếp trên phản ánh.`,
      {
        reference: ticket.reference,
        version: mention.version,
      },
    );
  await writeChange(ctx, tx, ticket, "undo", {
    set: { state: "rejected", resolvedAt: null },
    note: "Hoàn tác việc chuyển bài đăng thành phản ánh.",
    told: { undone: "promote" },
  });
}
