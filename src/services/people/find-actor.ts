import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { apiTokens, sessions, users } from "#src/db/schema/index.ts";
import type { Actor, Scope } from "#src/domain/actor.ts";
import type { Ctx } from "../ctx.ts";
import { loadSecurity } from "../security/settings.ts";
import { factorsOf } from "./factors.ts";
import { digestOf } from "./token.ts";

export type SignedIn = Actor & {
  mustChangePassword: boolean;
  /** The city wants a second factor of this role and they have none yet: only setting one up is allowed. */
  mustAddFactor: boolean;
};

/** The person behind a session cookie; null when it is unknown, over, idle too long, or the user was disabled. */
export async function findActorBySession(ctx: Ctx, token: string): Promise<SignedIn | null> {
  const digest = digestOf(token);
  const policy = await loadSecurity(ctx.db, "policy");
  const [row] = await ctx.db
    .update(sessions)
    .set({ seenAt: sql`now()` })
    .from(users)
    .where(
      and(
        eq(sessions.digest, digest),
        eq(users.id, sessions.userId),
        isNull(users.disabledAt),
        sql`${sessions.expiresAt} > now()`,
        sql`${sessions.seenAt} > now() - make_interval(mins => ${policy.idleMinutes})`,
      ),
    )
    .returning({ user: users, method: sessions.method });
  if (!row) return null;
  const isSso = row.method === "sso";
  return {
    ...actorOf(row.user, "user", null),
    mustChangePassword: row.user.mustChangePassword && !isSso,
    mustAddFactor: policy.secondFactorRoles.includes(row.user.role) && !(await hasFactor(ctx, row.user.id, isSso)),
  };
}

/** The person behind an API token, held to the scopes of the token. */
export async function findActorByToken(ctx: Ctx, token: string): Promise<Actor | null> {
  const [row] = await ctx.db
    .select({ user: users, id: apiTokens.id, scopes: apiTokens.scopes, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        eq(apiTokens.digest, digestOf(token)),
        isNull(apiTokens.revokedAt),
        isNull(users.disabledAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql`now()`)),
      ),
    );
  if (!row) return null;
  await noteUse(ctx, row.id, row.lastUsedAt);
  // Safe: written by addToken, which takes known scopes only.
  return actorOf(row.user, "token", row.scopes as Scope[]);
}

/** By the city's own sign-on the second factor may be its business. */
async function hasFactor(ctx: Ctx, userId: number, isSso: boolean): Promise<boolean> {
  if ((await factorsOf(ctx.db, userId)).hasSecond) return true;
  return isSso && (await loadSecurity(ctx.db, "sso")).trustsSecondFactor;
}

async function noteUse(ctx: Ctx, id: number, lastUsedAt: Date | null): Promise<void> {
  if (lastUsedAt && lastUsedAt.getTime() > Date.now() - 60_000) return;
  const stale = or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, sql`now() - interval '1 minute'`));
  await ctx.db
    .update(apiTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiTokens.id, id), stale));
}

const actorOf = (user: typeof users.$inferSelect, kind: "user" | "token", scopes: Scope[] | null): Actor => ({
  kind,
  userId: user.id,
  name: user.name,
  role: user.role,
  unitId: user.unitId,
  scopes,
});
