import { bigint, boolean, date, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { ROLES } from "#src/domain/roles.ts";
import { units } from "./city.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";

export const users = pgTable("users", {
  id: identity(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  role: text("role", { enum: ROLES }).notNull(),
  unitId: text("unit_id").references(() => units.id),
  /** argon2id. */
  passwordHash: text("password_hash").notNull(),
  /** The password was made by the machine and must be replaced at the next sign-in. */
  mustChangePassword: boolean("must_change_password").notNull().default(true),
  disabledAt: instant("disabled_at"),
  /** How many open tickets the machine may give to them; null = any number. */
  openLimit: integer("open_limit"),
  /** For taking turns: whoever was given a ticket longest ago is next. */
  lastAssignedAt: instant("last_assigned_at"),
  createdAt: writtenAt(),
});

/** When somebody is away: the machine gives them nothing then. Local dates, both included. */
export const absences = pgTable(
  "absences",
  {
    id: identity(),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id),
    fromOn: date("from_on").notNull(),
    untilOn: date("until_on").notNull(),
    note: text("note").notNull().default(""),
    createdAt: writtenAt(),
  },
  (t) => [index("absences_user_idx").on(t.userId, t.untilOn)],
);

/** A signed-in browser. Only the digest of the cookie's token is kept. */
export const sessions = pgTable(
  "sessions",
  {
    digest: text("digest").primaryKey(),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: writtenAt(),
    seenAt: writtenAt("seen_at"),
    expiresAt: instant("expires_at").notNull(),
    /** How they are told apart on pages; the digest never leaves the services. */
    id: bigint("id", { mode: "number" }).notNull().unique().generatedAlwaysAsIdentity(),
    /** "password", "totp", "recovery", "passkey", "sso". */
    method: text("method").notNull().default("password"),
    /** "Chrome · Windows": enough to know one's own again, too little to know a person by. */
    device: text("device").notNull().default(""),
    /** First half of the address, "203.0.113.•": shown to its owner only. */
    network: text("network").notNull().default(""),
    /** When they last proved who they are: changes to the account want it recent. */
    provedAt: writtenAt("proved_at"),
  },
  (t) => [index("sessions_user_idx").on(t.userId)],
);

export const apiTokens = pgTable("api_tokens", {
  id: identity(),
  digest: text("digest").notNull().unique(),
  userId: reference("user_id")
    .notNull()
    .references(() => users.id),
  /** "tickets:read", "tickets:write", "kpi:read", "admin". */
  scopes: text("scopes").array().notNull(),
  /** What it is for, in the words of whoever made it. */
  name: text("name").notNull().default(""),
  createdAt: writtenAt(),
  /** To the minute: a write for each request would cost more than it tells. */
  lastUsedAt: instant("last_used_at"),
  expiresAt: instant("expires_at"),
  revokedAt: instant("revoked_at"),
});
