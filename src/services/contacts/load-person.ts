import { desc, eq, inArray, or } from "drizzle-orm";
import {
  channelAccounts,
  consents,
  contactEvents,
  contacts,
  conversations,
  personMerges,
  tickets,
  users,
} from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { State } from "#src/domain/state.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type ContactView, contactView } from "./masked-contact.ts";

/** A citizen with every identity that staff have said is theirs. Instants are ISO 8601 UTC. */
export interface PersonPage {
  /** The contact that was asked for first. */
  contacts: ContactView[];
  consents: { contactId: number; how: "form" | "notice"; version: string; at: string; withdrawnAt: string | null }[];
  tickets: { reference: string; state: State; createdAt: string }[];
  merges: { id: number; contacts: number; reason: string; by: string; at: string; undoneAt: string | null }[];
  events: { action: string; note: string; by: string; at: string }[];
}

/** @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function loadPerson(ctx: Ctx, contactId: number): Promise<PersonPage> {
  allow(ctx.actor, "person.manage");
  const identities = await identitiesOf(ctx, contactId);
  const ids = identities.map(({ id }) => id);
  const personId = identities[0]?.personId ?? null;
  const [agreed, theirs, merges, events] = await Promise.all([
    ctx.db.select().from(consents).where(inArray(consents.contactId, ids)).orderBy(desc(consents.at)),
    ctx.db
      .select({ reference: tickets.reference, state: tickets.state, createdAt: tickets.createdAt })
      .from(tickets)
      .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
      .where(inArray(conversations.contactId, ids))
      .orderBy(desc(tickets.id))
      .limit(50),
    personId === null ? [] : mergesOf(ctx, personId),
    eventsOf(ctx, ids),
  ]);
  return {
    contacts: identities,
    consents: agreed.map(({ contactId: id, how, version, at, withdrawnAt }) => ({
      ...{ contactId: id, how, version },
      at: at.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    tickets: theirs.map((ticket) => ({ ...ticket, createdAt: ticket.createdAt.toISOString() })),
    merges,
    events,
  };
}

async function identitiesOf(ctx: Ctx, contactId: number): Promise<ContactView[]> {
  const [asked] = await ctx.db.select().from(contacts).where(eq(contacts.id, contactId));
  if (!asked) throw new AppError("NOT_FOUND", "Không tìm thấy liên hệ này.");
  const rows = await ctx.db
    .select({ contact: contacts, channel: channelAccounts.channel })
    .from(contacts)
    .innerJoin(channelAccounts, eq(channelAccounts.id, contacts.accountId))
    .where(or(eq(contacts.id, contactId), asked.personId ? eq(contacts.personId, asked.personId) : undefined))
    .orderBy(contacts.id);
  const views = rows.map(({ contact, channel }) => contactView(ctx, contact, channel));
  return views.sort((a, b) => Number(b.id === contactId) - Number(a.id === contactId));
}

async function mergesOf(ctx: Ctx, personId: number): Promise<PersonPage["merges"]> {
  const rows = await ctx.db
    .select({ merge: personMerges, by: users.name })
    .from(personMerges)
    .leftJoin(users, eq(users.id, personMerges.byUserId))
    .where(eq(personMerges.personId, personId))
    .orderBy(desc(personMerges.id));
  return rows.map(({ merge, by }) => ({
    ...{ id: merge.id, contacts: merge.moved.length, reason: merge.reason, by: by ?? "" },
    at: merge.at.toISOString(),
    undoneAt: merge.undoneAt?.toISOString() ?? null,
  }));
}

async function eventsOf(ctx: Ctx, ids: readonly number[]): Promise<PersonPage["events"]> {
  const rows = await ctx.db
    .select({ event: contactEvents, by: users.name })
    .from(contactEvents)
    .leftJoin(users, eq(users.id, contactEvents.byUserId))
    .where(inArray(contactEvents.contactId, [...ids]))
    .orderBy(desc(contactEvents.id))
    .limit(50);
  return rows.map(({ event, by }) => ({
    ...{ action: event.action, note: event.note, by: by ?? "" },
    at: event.at.toISOString(),
  }));
}
