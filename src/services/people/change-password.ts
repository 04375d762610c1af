import { and, eq, ne } from "drizzle-orm";
import { sessions, signInSteps, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { checkNewPassword, hashPassword, passwordMatches } from "./password.ts";
import { ownId, rotateSession } from "./session.ts";
import { countTry, forgiveTries } from "./throttle.ts";
import { digestOf } from "./token.ts";

/**
 * Replaces the actor's own password and ends their other sessions.
 * @param keepToken the session that stays signed in, under a new token
 * @returns its new token, for the cookie; null when there is no such session
 * @throws {AppError} UNAUTHENTICATED; FORBIDDEN for a token; INVALID with `details.field`; RATE_LIMITED
 */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; next: string },
  keepToken = "",
): Promise<{ token: string; expiresAt: Date } | null> {
  const userId = ownId(ctx);
  const tries = { kind: "factor", of: String(userId) } as const;
  await countTry(ctx, tries);
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!user || !(await passwordMatches(user.passwordHash, input.current)))
    throw new AppError("INVALID", "Mật khẩu hiện tại chưa đúng.", { field: "current" });
  await forgiveTries(ctx, tries);
  checkNewPassword(input.next, user.email);
  if (input.next === input.current)
    throw new AppError("INVALID", "Mật khẩu mới cần khác mật khẩu hiện tại.", { field: "next" });
  const passwordHash = await hashPassword(input.next);
  return ctx.db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash, mustChangePassword: false }).where(eq(users.id, user.id));
    await tx.delete(sessions).where(and(eq(sessions.userId, user.id), ne(sessions.digest, digestOf(keepToken))));
    await tx.delete(signInSteps).where(eq(signInSteps.userId, user.id));
    const session = await rotateSession(tx, keepToken);
    await record(ctx, tx, { action: "password.change", subject: `user:${user.id}` });
    return session;
  });
}
