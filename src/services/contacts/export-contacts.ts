import { asc, eq, inArray } from "drizzle-orm";
import {
  channelAccounts,
  consents,
  contacts,
  conversations,
  media,
  messages,
  ratings,
  tickets,
} from "#src/db/schema/index.ts";
import { STATE_LABEL } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { openRow } from "./masked-contact.ts";

/** Everything that we hold of some contacts, in the clear, as JSON: what a citizen gets who asks for it. */
export async function exportContacts(ctx: Ctx, contactIds: readonly number[]) {
  const ids = contactIds.length > 0 ? [...contactIds] : [-1];
  const threads = await ctx.db.select().from(conversations).where(inArray(conversations.contactId, ids));
  const threadIds = threads.length > 0 ? threads.map(({ id }) => id) : [-1];
  const [who, agreed, said, matters] = await Promise.all([
    ctx.db
      .select({ contact: contacts, channel: channelAccounts.channel })
      .from(contacts)
      .innerJoin(channelAccounts, eq(channelAccounts.id, contacts.accountId))
      .where(inArray(contacts.id, ids))
      .orderBy(asc(contacts.id)),
    ctx.db.select().from(consents).where(inArray(consents.contactId, ids)).orderBy(asc(consents.at)),
    ctx.db
      .select()
      .from(messages)
      .where(inArray(messages.conversationId, threadIds))
      .orderBy(asc(messages.occurredAt), asc(messages.id)),
    ctx.db.select().from(tickets).where(inArray(tickets.conversationId, threadIds)).orderBy(asc(tickets.id)),
  ]);
  return {
    exportedAt: ctx.now().toISOString(),
    contacts: who.map(({ contact, channel }) => {
      const { name, phone, email } = openRow(ctx, contact);
      return {
        channel,
        id: contact.authorKey,
        name,
        phone,
        email,
        language: contact.language,
        since: contact.createdAt,
      };
    }),
    consents: agreed.map(({ channel, how, version, at, withdrawnAt }) => ({ channel, how, version, at, withdrawnAt })),
    messages: said.map(({ direction, occurredAt, text, address, lat, lng, attachments }) => ({
      ...{ direction, at: occurredAt, text, address, lat, lng },
      attachments: attachments.map(({ type, name }) => ({ type, name })),
    })),
    files: await filesOf(
      ctx,
      said.map(({ id }) => id),
    ),
    tickets: matters.map((ticket) => ({
      ...{ reference: ticket.reference, state: STATE_LABEL[ticket.state].vi, text: ticket.text },
      ...{ sector: ticket.sector, ward: ticket.wardCode, address: ticket.address, createdAt: ticket.createdAt },
      ...{ resolvedAt: ticket.resolvedAt, answer: ticket.publicAnswer },
    })),
    ratings: await ratingsOf(
      ctx,
      matters.map(({ id }) => id),
    ),
  };
}

async function filesOf(ctx: Ctx, messageIds: readonly number[]) {
  if (messageIds.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(media)
    .where(inArray(media.messageId, [...messageIds]));
  return rows.filter(({ state }) => state === "kept").map(({ sha256, mime, bytes }) => ({ sha256, mime, bytes }));
}

async function ratingsOf(ctx: Ctx, ticketIds: readonly number[]) {
  if (ticketIds.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(ratings)
    .where(inArray(ratings.ticketId, [...ticketIds]));
  return rows
    .filter(({ score }) => score !== null)
    .map(({ score, reason, comment, ratedAt }) => ({ score, reason, comment, ratedAt }));
}
