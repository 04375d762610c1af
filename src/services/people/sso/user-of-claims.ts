import { and, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ssoIdentities, units, users } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import type { Role } from "#src/domain/roles.ts";
import { record } from "../../audit/record.ts";
import { type Ctx, withActor } from "../../ctx.ts";
import type { SsoSettings } from "../../security/settings.ts";
import { changeUser } from "../change-user.ts";
import { hashPassword, makePassword } from "../password.ts";
import type { UserRow } from "../session.ts";
import { type Claims, roleOf, unitOf, verifiedEmail } from "./claims.ts";

/**
 * Who this is here: by the sign-on's own id for them, else by verified e-mail (and linked from then on), else a new
 * account where the city wants that. Role and unit follow the claims where a mapping says so.
 * @returns null: nobody who may sign in
 */
export async function userOfClaims(ctx: Ctx, settings: SsoSettings, claims: Claims): Promise<UserRow | null> {
  const who = { issuer: settings.issuer, subject: String(claims.sub ?? "") };
  const user =
    (await linkedUser(ctx, who)) ?? (await linkByEmail(ctx, who, claims)) ?? (await create(ctx, settings, who, claims));
  if (!user || user.disabledAt) return null;
  return follow(ctx, settings, user, claims);
}

interface Identity {
  issuer: string;
  subject: string;
}

async function linkedUser(ctx: Ctx, { issuer, subject }: Identity): Promise<UserRow | null> {
  const [linked] = await ctx.db
    .update(ssoIdentities)
    .set({ lastUsedAt: ctx.now() })
    .where(and(eq(ssoIdentities.issuer, issuer), eq(ssoIdentities.subject, subject)))
    .returning({ userId: ssoIdentities.userId });
  if (!linked) return null;
  const [user] = await ctx.db.select().from(users).where(eq(users.id, linked.userId));
  return user ?? null;
}

async function linkByEmail(ctx: Ctx, who: Identity, claims: Claims): Promise<UserRow | null> {
  const email = verifiedEmail(claims);
  if (!email || !who.subject) return null;
  return ctx.db.transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    if (!user || user.disabledAt) return null;
    // Somebody else at the sign-on has this address now: that is for an administrator to look at, not for us to guess.
    const known = await tx
      .select({ id: ssoIdentities.id })
      .from(ssoIdentities)
      .where(and(eq(ssoIdentities.userId, user.id), eq(ssoIdentities.issuer, who.issuer)));
    if (known.length > 0) return null;
    await link(ctx, tx, user.id, who);
    return user;
  });
}

async function create(ctx: Ctx, settings: SsoSettings, who: Identity, claims: Claims): Promise<UserRow | null> {
  const email = verifiedEmail(claims);
  const role = roleOf(settings, claims);
  if (!settings.createUsers || !email || !role || !who.subject) return null;
  const unitId = await knownUnit(ctx.db, unitOf(settings, claims));
  if (!unitId && needsUnit(role)) return null;
  const name = typeof claims.name === "string" && claims.name.trim() ? claims.name.trim().slice(0, 100) : email;
  // Nobody knows this password; an administrator can give them one.
  const passwordHash = await hashPassword(makePassword());
  return ctx.db.transaction(async (tx) => {
    const row = { email, name: name.normalize("NFC"), role, unitId, passwordHash, mustChangePassword: true };
    const [user] = await tx.insert(users).values(row).onConflictDoNothing().returning();
    if (!user) return null;
    await record(ctx, tx, {
      action: "user.create",
      subject: `user:${user.id}`,
      details: { role, unitId, issuer: who.issuer },
    });
    await link(ctx, tx, user.id, who);
    return user;
  });
}

/** What the city's directory says now holds now. The last administrator stays one: `changeUser` sees to that. */
async function follow(ctx: Ctx, settings: SsoSettings, user: UserRow, claims: Claims): Promise<UserRow> {
  const role = roleOf(settings, claims) ?? user.role;
  const unitId = (await knownUnit(ctx.db, unitOf(settings, claims))) ?? user.unitId;
  if ((role === user.role && unitId === user.unitId) || (!unitId && needsUnit(role))) return user;
  await changeUser(withActor(ctx, SYSTEM), user.id, { name: user.name, role, unitId });
  return { ...user, role, unitId };
}

async function link(ctx: Ctx, tx: Tx, userId: number, who: Identity): Promise<void> {
  await tx.insert(ssoIdentities).values({ ...who, userId, lastUsedAt: ctx.now() });
  await record(ctx, tx, { action: "user.link_sso", subject: `user:${userId}`, details: { issuer: who.issuer } });
}

async function knownUnit(tx: Tx, id: string | null): Promise<string | null> {
  if (!id) return null;
  const [unit] = await tx.select({ id: units.id }).from(units).where(eq(units.id, id));
  return unit?.id ?? null;
}

const needsUnit = (role: Role) => role === "officer" || role === "unit_lead";
