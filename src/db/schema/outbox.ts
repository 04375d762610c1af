import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { FAILURES, WAYS } from "#src/domain/sending.ts";
import { channelAccounts } from "./channels.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { conversations, messages } from "./conversations.ts";
import { users } from "./people.ts";
import { tickets } from "./tickets.ts";

/**
 * What is to be said to citizens, a row for each bubble, written in the transaction of whatever makes it so. The queue is a
 * nudge. Rows of one conversation go out in the order of their ids.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: identity(),
    /** What makes saying it twice impossible: "ticket-12-received", "reply-<message id>-1". */
    key: text("key").notNull().unique(),
    ticketId: reference("ticket_id").references(() => tickets.id),
    conversationId: reference("conversation_id")
      .notNull()
      .references(() => conversations.id),
    accountId: text("account_id").references(() => channelAccounts.id),
    way: text("way", { enum: WAYS }).notNull(),
    /** Address sealed where it is personal (phone, e-mail), else as the provider knows it. */
    to: text("to").notNull(),
    /** "received", "ask_place", "danger", "progress", "resolved", "rating", "reply", … */
    kind: text("kind").notNull(),
    /** Null: the machine. */
    byUserId: reference("by_user_id").references(() => users.id),
    body: text("body").notNull().default(""),
    files: jsonb("files").$type<string[]>().notNull().default([]),
    quickReplies: jsonb("quick_replies").$type<{ title: string; payload: string }[]>().notNull().default([]),
    template: jsonb("template").$type<{ id: string; data: Record<string, string> }>(),
    subject: text("subject"),
    /** Id of the message that shows it in the conversation. */
    messageId: reference("message_id").references(() => messages.id),
    state: text("state", { enum: ["queued", "sending", "sent", "maybe_sent", "failed", "cancelled"] })
      .notNull()
      .default("queued"),
    /** Not before: quiet hours, retries. */
    sendAfter: instant("send_after").notNull().default(sql`now()`),
    attempts: integer("attempts").notNull().default(0),
    /** While a worker has it in hand; past this it died and nobody knows. */
    claimedUntil: instant("claimed_until"),
    failure: text("failure", { enum: FAILURES }),
    failureCode: text("failure_code"),
    failureReason: text("failure_reason"),
    externalId: text("external_id"),
    sentAt: instant("sent_at"),
    deliveredAt: instant("delivered_at"),
    seenAt: instant("seen_at"),
    createdAt: writtenAt(),
  },
  (t) => [
    // The sender's next one, and whether an earlier one of the same conversation still waits.
    index("outbox_due_idx").on(t.sendAfter).where(sql`${t.state} in ('queued', 'sending')`),
    index("outbox_conversation_open_idx").on(t.conversationId, t.id).where(sql`${t.state} in ('queued', 'sending')`),
    index("outbox_ticket_idx").on(t.ticketId, t.id),
    // What a person must look at, and its number on the dashboards.
    index("outbox_doubtful_idx").on(t.state, t.id).where(sql`${t.state} in ('maybe_sent', 'failed')`),
    // Echoes and receipts of what went to somebody.
    index("outbox_address_idx").on(t.accountId, t.to, t.id),
    // Who says what with which message, on the pages of a ticket.
    index("outbox_message_idx").on(t.messageId),
    uniqueIndex("outbox_external_idx").on(t.accountId, t.externalId).where(sql`${t.externalId} is not null`),
  ],
);

/** Tokens of an account, sealed. A refresh token is used once: the new pair is stored before it is used. */
export const accountTokens = pgTable("account_tokens", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => channelAccounts.id),
  accessSealed: text("access_sealed"),
  refreshSealed: text("refresh_sealed"),
  /** The pair before, for finding out what went wrong. */
  previousSealed: text("previous_sealed"),
  expiresAt: instant("expires_at"),
  renewedAt: instant("renewed_at"),
  /** Nothing can be sent until somebody signs in again; receiving goes on. */
  needsSignIn: boolean("needs_sign_in").notNull().default(false),
  problem: text("problem"),
  checkedAt: instant("checked_at"),
});

/** The question whether it helped, and its answer: one for each resolution. */
export const ratings = pgTable(
  "ratings",
  {
    id: identity(),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id),
    /** Of the ticket: one question for each resolution. */
    round: integer("round").notNull(),
    askedAt: instant("asked_at"),
    remindedAt: instant("reminded_at"),
    way: text("way"),
    /** Where it was asked in words: a "5" there is an answer. Null: only by link or keypad. */
    conversationId: reference("conversation_id").references(() => conversations.id),
    /** Why nobody was asked: "no_way", "opted_out", "blocked". Counted, never hidden. */
    notAsked: text("not_asked"),
    createdAt: writtenAt(),
    /** SHA-256 of the single-use token in a web link. */
    tokenDigest: text("token_digest").unique(),
    /** 1..5 */
    score: integer("score"),
    reason: text("reason"),
    comment: text("comment"),
    ratedAt: instant("rated_at"),
    /** Who handled it when it was asked. */
    unitId: text("unit_id"),
    userId: reference("user_id").references(() => users.id),
    /** After a bad one: what was done about it. */
    followUp: text("follow_up"),
    followedUpBy: reference("followed_up_by").references(() => users.id),
    followedUpAt: instant("followed_up_at"),
  },
  (t) => [
    uniqueIndex("ratings_ticket_round_idx").on(t.ticketId, t.round),
    index("ratings_rated_idx").on(t.ratedAt).where(sql`${t.ratedAt} is not null`),
    // Whether what a citizen writes may be an answer to a question of ours.
    index("ratings_conversation_idx").on(t.conversationId, t.askedAt).where(sql`${t.conversationId} is not null`),
    index("ratings_created_idx").on(t.createdAt),
    // Who may be reminded.
    index("ratings_open_idx").on(t.askedAt).where(sql`${t.ratedAt} is null and ${t.remindedAt} is null`),
  ],
);

/** Where the automatic part of a conversation stands; handed to a person, it is silent until they give it back. */
export const dialogues = pgTable("dialogues", {
  conversationId: reference("conversation_id")
    .primaryKey()
    .references(() => conversations.id),
  state: text("state").notNull().default("idle"),
  ticketId: reference("ticket_id").references(() => tickets.id),
  /** How often what was asked. */
  asked: jsonb("asked").$type<Record<string, number>>().notNull().default({}),
  introducedAt: instant("introduced_at"),
  /** A person has taken over. */
  handedToPersonAt: instant("handed_to_person_at"),
  optedOutAt: instant("opted_out_at"),
  touchedAt: writtenAt("touched_at"),
});

/** Files of messages, ours and theirs, kept by what they are. */
export const media = pgTable(
  "media",
  {
    id: identity(),
    messageId: reference("message_id")
      .notNull()
      .references(() => messages.id),
    /** Place among the attachments of the message. */
    position: integer("position").notNull(),
    /** Where it came from; may have expired. */
    sourceUrl: text("source_url").notNull(),
    state: text("state", { enum: ["wanted", "kept", "gone", "refused"] })
      .notNull()
      .default("wanted"),
    /** Vietnamese: why it was refused or is gone. */
    problem: text("problem"),
    /** Of the bytes as stored; also where they lie. */
    sha256: text("sha256"),
    mime: text("mime"),
    bytes: integer("bytes"),
    width: integer("width"),
    height: integer("height"),
    thumbSha256: text("thumb_sha256"),
    attempts: integer("attempts").notNull().default(0),
    tryAfter: instant("try_after").notNull().default(sql`now()`),
    createdAt: writtenAt(),
  },
  (t) => [
    uniqueIndex("media_message_position_idx").on(t.messageId, t.position),
    index("media_wanted_idx").on(t.tryAfter).where(sql`${t.state} = 'wanted'`),
    index("media_sha256_idx").on(t.sha256),
  ],
);
