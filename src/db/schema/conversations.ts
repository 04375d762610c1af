import { sql } from "drizzle-orm";
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Attachment } from "#src/ports/channel.ts";
import { channelAccounts } from "./channels.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { people } from "./contacts-people.ts";
import { tickets } from "./tickets.ts";

/** A citizen as one account knows them. Who they are is sealed; phones are found by a keyed digest. */
export const contacts = pgTable(
  "contacts",
  {
    id: identity(),
    accountId: text("account_id")
      .notNull()
      .references(() => channelAccounts.id),
    authorKey: text("author_key").notNull(),
    anonymous: boolean("anonymous").notNull().default(false),
    nameSealed: text("name_sealed"),
    phoneSealed: text("phone_sealed"),
    emailSealed: text("email_sealed"),
    phoneIndex: text("phone_index"),
    emailIndex: text("email_index"),
    /** The author's key as mentions keep it (listening/author-hash.ts): who wrote in public may be who writes to us. */
    authorHash: text("author_hash"),
    /** Who this is, where staff have said that several contacts are one person. */
    personId: reference("person_id").references(() => people.id),
    /** "vi" or "en", as chosen on the form or noted by staff; null: Vietnamese until we know better. */
    language: text("language"),
    /** Messages are kept, but open no ticket and get no automatic answer. */
    blockedAt: instant("blocked_at"),
    blockedReason: text("blocked_reason"),
    /** Nothing here says who it was any more. */
    erasedAt: instant("erased_at"),
    createdAt: writtenAt(),
  },
  (t) => [
    uniqueIndex("contacts_account_author_idx").on(t.accountId, t.authorKey),
    index("contacts_phone_idx").on(t.phoneIndex),
    index("contacts_email_idx").on(t.emailIndex),
    index("contacts_author_hash_idx").on(t.authorHash).where(sql`${t.authorHash} is not null`),
    index("contacts_person_idx").on(t.personId).where(sql`${t.personId} is not null`),
    // Contacts of an earlier version, whose e-mail has no digest yet.
    index("contacts_email_unindexed_idx").on(t.id).where(sql`${t.emailSealed} is not null and ${t.emailIndex} is null`),
  ],
);

/** The messages between one citizen and us on one thread of a channel. */
export const conversations = pgTable(
  "conversations",
  {
    id: identity(),
    accountId: text("account_id")
      .notNull()
      .references(() => channelAccounts.id),
    threadKey: text("thread_key").notNull(),
    contactId: reference("contact_id")
      .notNull()
      .references(() => contacts.id),
    /** Until when the channel lets us answer freely. */
    windowUntil: instant("window_until"),
    createdAt: writtenAt(),
  },
  (t) => [uniqueIndex("conversations_thread_contact_idx").on(t.accountId, t.threadKey, t.contactId)],
);

/** One text in or out. `context` = a post of the page itself that gives meaning to the comments under it. */
export const messages = pgTable(
  "messages",
  {
    id: identity(),
    conversationId: reference("conversation_id")
      .notNull()
      .references(() => conversations.id),
    ticketId: reference("ticket_id").references(() => tickets.id),
    accountId: text("account_id").notNull(),
    /** The provider's id of the message, comment or call. */
    objectId: text("object_id").notNull(),
    direction: text("direction", { enum: ["in", "out", "context"] }).notNull(),
    kind: text("kind").notNull(),
    text: text("text").notNull().default(""),
    attachments: jsonb("attachments").$type<Attachment[]>().notNull().default([]),
    /** Where the writer says the matter lies: a shared position, an address field, a ward picked from the list. */
    lat: doublePrecision("lat"),
    lng: doublePrecision("lng"),
    address: text("address"),
    wardCode: text("ward_code"),
    occurredAt: instant("occurred_at").notNull(),
    /** Last writer wins, by the provider's time: which edit the text comes from, which removal the flag comes from. */
    textOf: text("text_of").notNull(),
    hidden: boolean("hidden").notNull().default(false),
    hiddenOf: text("hidden_of").notNull().default(""),
    receivedAt: writtenAt("received_at"),
  },
  (t) => [
    uniqueIndex("messages_account_object_idx").on(t.accountId, t.objectId),
    index("messages_conversation_idx").on(t.conversationId, t.occurredAt),
    index("messages_ticket_idx").on(t.ticketId),
  ],
);

/** A phone call; its state only moves forward. */
export const calls = pgTable(
  "calls",
  {
    id: identity(),
    accountId: text("account_id")
      .notNull()
      .references(() => channelAccounts.id),
    callKey: text("call_key").notNull(),
    direction: text("direction").notNull(),
    status: text("status").notNull(),
    /** 0 started, 1 answered, 2 ended. */
    stage: integer("stage").notNull(),
    startedAt: instant("started_at"),
    answeredAt: instant("answered_at"),
    endedAt: instant("ended_at"),
    talkSec: integer("talk_sec"),
    ivr: jsonb("ivr").$type<string[]>().notNull().default([]),
    recordingUrl: text("recording_url"),
    ticketId: reference("ticket_id").references(() => tickets.id),
  },
  (t) => [uniqueIndex("calls_account_call_idx").on(t.accountId, t.callKey)],
);
