import { and, eq, isNull, sql } from "drizzle-orm";
import { apiTokens, sessions, users } from "#src/db/schema/index.ts";
import type { Actor, Scope } from "#src/domain/actor.ts";
import type { Ctx } from "../ctx.ts";
import { digestOf } from "./token.ts";

/** A session that nobody uses ends by itself. */
const IDLE_MINUTES = 60;

export type SignedIn = Actor & { mustChangePassword: boolean };

/** The person behind a session cookie; null when it is unknown, over, idle too long, or the user was disabled. */
export async function findActorBySession(ctx: Ctx, token: string): Promise<SignedIn | null> {
  const digest = digestOf(token);
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
        sql`${sessions.seenAt} > now() - make_interval(mins => ${IDLE_MINUTES})`,
      ),
    )
    .returning({ user: users });
  return row ? { ...actorOf(row.user, "user", null), mustChangePassword: row.user.mustChangePassword } : null;
}

/** The person behind an API token, held to the scopes of the token. */
export async function findActorByToken(ctx: Ctx, token: string): Promise<Actor | null> {
  const [row] = await ctx.db
    .select({ user: users, scopes: apiTokens.scopes })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.digest, digestOf(token)), isNull(apiTokens.revokedAt), isNull(users.disabledAt)));
  // Safe: written by addToken, which takes known scopes only.
  return row ? actorOf(row.user, "token", row.scopes as Scope[]) : null;
}

const actorOf = (user: typeof users.$inferSelect, kind: "user" | "token", scopes: Scope[] | null): Actor => ({
  kind,
  userId: user.id,
  name: user.name,
  role: user.role,
  unitId: user.unitId,
  scopes,
});
