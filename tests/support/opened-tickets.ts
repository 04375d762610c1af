import { randomBytes } from "node:crypto";
import { inArray } from "drizzle-orm";
import { channelAccounts, contacts, conversations, messages, tickets } from "#src/db/schema/index.ts";
import { makeReference } from "#src/domain/reference.ts";
import { foldText } from "#src/domain/text.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";

/** Tickets as the machine leaves them, one conversation with one message each, without going through a channel. */
export async function openedTickets(ctx: Ctx, many: number, change: Partial<TicketRow> = {}): Promise<TicketRow[]> {
  const numbers = Array.from({ length: many }, (_, at) => at);
  const tag = randomBytes(4).toString("hex");
  const [account] = await ctx.db.select({ id: channelAccounts.id }).from(channelAccounts).limit(1);
  const accountId = account?.id ?? "";
  const people = await ctx.db
    .insert(contacts)
    .values(numbers.map((n) => ({ accountId, authorKey: `${tag}-${n}` })))
    .returning({ id: contacts.id });
  const threads = await ctx.db
    .insert(conversations)
    .values(people.map(({ id }, n) => ({ accountId, threadKey: `${tag}-${n}`, contactId: id })))
    .returning({ id: conversations.id });
  const text = change.text ?? "Hẻm trước nhà tôi ngập quá đầu gối, phường Bàn Cờ";
  const rows = await ctx.db
    .insert(tickets)
    .values(
      threads.map(({ id }) => ({
        reference: makeReference(26, () => randomBytes(1)[0] ?? 0),
        state: "triaged" as const,
        sector: "drainage_flooding",
        urgency: "normal" as const,
        kind: "complaint" as const,
        wardCode: "27154",
        unitId: "27154-ubnd",
        channel: "webform" as const,
        accountId,
        conversationId: id,
        triagePending: false,
        textFolded: foldText(text),
        ...change,
        text,
      })),
    )
    .returning();
  await ctx.db.insert(messages).values(
    rows.map((row) => ({
      conversationId: row.conversationId,
      ticketId: row.id,
      accountId,
      objectId: `in-${row.reference}`,
      direction: "in" as const,
      kind: "message",
      text,
      occurredAt: row.createdAt,
      receivedAt: row.createdAt,
      textOf: row.createdAt.toISOString(),
    })),
  );
  return ctx.db
    .select()
    .from(tickets)
    .where(
      inArray(
        tickets.id,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(tickets.id);
}
