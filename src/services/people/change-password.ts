import { and, eq, ne } from "drizzle-orm";
import { sessions, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { checkNewPassword, hashPassword, passwordMatches } from "./password.ts";
import { digestOf } from "./token.ts";

/**
 * Replaces the actor's own password and ends their other sessions.
 * @param keepToken the session that stays signed in
 * @throws {AppError} UNAUTHENTICATED; INVALID with `details.field`
 */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; next: string },
  keepToken = "",
): Promise<void> {
  if (ctx.actor.userId === null) throw new AppError("UNAUTHENTICATED", "Vui lòng đăng nhập để tiếp tục.");
  const [user] = await ctx.db.select().from(users).where(eq(users.id, ctx.actor.userId));
  if (!user || !(await passwordMatches(user.passwordHash, input.current)))
    throw new AppError("INVALID", "Mật khẩu hiện tại chưa đúng.", { field: "current" });
  checkNewPassword(input.next, user.email);
  if (input.next === input.current)
    throw new AppError("INVALID", "Mật khẩu mới cần khác mật khẩu hiện tại.", { field: "next" });
  const passwordHash = await hashPassword(input.next);
  await ctx.db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash, mustChangePassword: false }).where(eq(users.id, user.id));
    await tx.delete(sessions).where(and(eq(sessions.userId, user.id), ne(sessions.digest, digestOf(keepToken))));
  });
}
