import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidentAnswerPeople, incidentAnswers, incidents } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { reportersOf } from "../progress/reporters.ts";
import { tellMember } from "./tell-member.ts";

type AnswerRow = typeof incidentAnswers.$inferSelect;

/**
 * Tells the people behind an incident one answer, a ticket a transaction: the row that says somebody was told and the row of the
 * outbox are one, so that it can be broken off anywhere and begun by two at once, and reaches each person once.
 * @param most so many tickets at most
 * @returns whether nobody is left
 */
export async function deliverAnswer(ctx: Ctx, answerId: number, most: number): Promise<boolean> {
  const [answer] = await ctx.db
    .select()
    .from(incidentAnswers)
    .where(and(eq(incidentAnswers.id, answerId), isNull(incidentAnswers.doneAt)));
  if (!answer) return true;
  const waiting = await ticketsLeft(ctx, answer, most + 1);
  for (const ticketId of waiting.slice(0, most))
    await ctx.db.transaction((tx) => tellTicket(ctx, tx, answer, ticketId));
  if (waiting.length > most) return false;
  await ctx.db.update(incidentAnswers).set({ doneAt: ctx.now() }).where(eq(incidentAnswers.id, answer.id));
  return true;
}

/** Members when it was said, and of these whose own conversation has not been told. */
async function ticketsLeft(ctx: Ctx, { id, incidentId, at }: AnswerRow, limit: number): Promise<number[]> {
  const rows = await ctx.db.execute<{ ticket_id: string }>(sql`
    select k.ticket_id from incident_members k join tickets t on t.id = k.ticket_id
    join conversations c on c.id = t.conversation_id join contacts p on p.id = c.contact_id
    where k.incident_id = ${incidentId} and k.removed_at is null and k.added_at <= ${at.toISOString()}::timestamptz
      and not exists (select from incident_answer_people a where a.answer_id = ${id}
        and (a.conversation_id = t.conversation_id or a.person_key = ${personOf}))
    order by k.ticket_id limit ${limit}`);
  return rows.map((row) => Number(row.ticket_id));
}

/** One person behind several conversations is told once. */
const personOf = sql`coalesce('person:' || p.person_id, 'phone:' || p.phone_index, 'contact:' || p.id)`;

async function tellTicket(ctx: Ctx, tx: Tx, answer: AnswerRow, ticketId: number): Promise<void> {
  const [incident] = await tx
    .select({ title: incidents.title })
    .from(incidents)
    .where(eq(incidents.id, answer.incidentId));
  for (const reporter of await reportersOf(tx, ticketId)) {
    const [person] = await tx.execute<{ key: string }>(sql`
      select ${personOf} as key from conversations c join contacts p on p.id = c.contact_id where c.id = ${reporter.conversationId}`);
    const [first] = await tx
      .insert(incidentAnswerPeople)
      .values({
        ...{ answerId: answer.id, conversationId: reporter.conversationId, ticketId, outcome: "unreachable" },
        personKey: person?.key ?? `conversation:${reporter.conversationId}`,
        at: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ conversationId: incidentAnswerPeople.conversationId });
    if (!first) continue; // told already, here or elsewhere
    const outcome = await tellMember(ctx, tx, {
      key: `incident-answer-${answer.id}-${reporter.conversationId}`,
      ...{ ticketId, reporter, byUserId: answer.byUserId, template: "incident_answer" },
      values: () => ({ incident: incident?.title ?? "", answer: answer.text }),
    });
    const own = and(
      eq(incidentAnswerPeople.answerId, answer.id),
      eq(incidentAnswerPeople.conversationId, reporter.conversationId),
    );
    await tx.update(incidentAnswerPeople).set({ outcome }).where(own);
  }
}
