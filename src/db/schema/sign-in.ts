import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

const userId = () =>
  reference("user_id")
    .notNull()
    .references(() => users.id);

/** The secret that a person's authenticator app holds too. One for each person. */
export const totpSecrets = pgTable("totp_secrets", {
  userId: userId().primaryKey(),
  /** Sealed; base32 inside. */
  secretSealed: text("secret_sealed").notNull(),
  /** Null until the first code was right: not asked for before that. */
  confirmedAt: instant("confirmed_at"),
  /** The 30-second step of the last code that was taken: it and all before are used up. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: writtenAt(),
});

export const passkeys = pgTable(
  "passkeys",
  {
    id: identity(),
    userId: userId(),
    /** base64url, as the browser says it. */
    credentialId: text("credential_id").notNull().unique(),
    publicKey: bytes("public_key").notNull(),
    signCount: bigint("sign_count", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    name: text("name").notNull(),
    /** Kept in several devices by its maker's cloud. */
    backedUp: boolean("backed_up").notNull(),
    createdAt: writtenAt(),
    lastUsedAt: instant("last_used_at"),
  },
  // The account page and the sign-in list the keys of one person.
  (t) => [index("passkeys_user_idx").on(t.userId)],
);

/** What a browser was asked to sign: taken once, for a few minutes. */
export const passkeyChallenges = pgTable("passkey_challenges", {
  challenge: text("challenge").primaryKey(),
  purpose: text("purpose", { enum: ["register", "sign_in"] }).notNull(),
  /** Null when signing in: who it is, the passkey says. */
  userId: reference("user_id").references(() => users.id),
  expiresAt: instant("expires_at").notNull(),
});

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: userId(),
    /** HMAC under SECRET_KEY, with the person in it. */
    digest: text("digest").notNull(),
    usedAt: instant("used_at"),
    createdAt: writtenAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.digest] })],
);

/** The password was right and the second factor is still missing. Not a session: nothing can be seen with it. */
export const signInSteps = pgTable(
  "sign_in_steps",
  {
    digest: text("digest").primaryKey(),
    userId: userId(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("sign_in_steps_user_idx").on(t.userId)],
);

/** Tries without success, by account, device or address. Shared by all web processes, and survives a restart. */
export const signInTries = pgTable(
  "sign_in_tries",
  {
    /** Keyed digest: neither e-mail nor address can be read from it. */
    key: text("key").primaryKey(),
    tries: integer("tries").notNull(),
    at: instant("at").notNull(),
    lockedUntil: instant("locked_until"),
  },
  // The sweep forgets old ones.
  (t) => [index("sign_in_tries_at_idx").on(t.at)],
);

/** Who a person is at the city's own sign-on. */
export const ssoIdentities = pgTable(
  "sso_identities",
  {
    id: identity(),
    userId: userId(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    createdAt: writtenAt(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [
    uniqueIndex("sso_identities_subject_idx").on(t.issuer, t.subject),
    index("sso_identities_user_idx").on(t.userId),
  ],
);

/** What the city decides about signing in: "policy", "sso". Secrets inside are sealed. Changes are in the audit log. */
export const securitySettings = pgTable("security_settings", {
  part: text("part").primaryKey(),
  document: jsonb("document").$type<unknown>().notNull(),
  version: integer("version").notNull(),
  updatedAt: writtenAt("updated_at"),
});
