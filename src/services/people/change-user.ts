import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { apiTokens, passkeys, recoveryCodes, sessions, signInSteps, totpSecrets, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { ROLES } from "#src/domain/roles.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { checkUnit } from "./add-user.ts";
import { hashPassword, makePassword } from "./password.ts";
import type { UserRow } from "./session.ts";

export const UserChange = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  unitId: z.string().max(60).nullable(),
});

/**
 * Name, role, unit. A new role or unit ends the person's sessions: what they may do must not outlast what they were.
 * @throws {AppError} FORBIDDEN, NOT_FOUND; INVALID with `details.field`; CONFLICT for the last administrator
 */
export async function changeUser(ctx: Ctx, id: number, input: z.infer<typeof UserChange>): Promise<void> {
  allow(ctx.actor, "user.manage");
  await checkUnit(ctx, input.role, input.unitId);
  await ctx.db.transaction(async (tx) => {
    const before = await lockUser(tx, id);
    if (input.role !== "admin") await keepAnAdmin(tx, before);
    await tx.update(users).set(input).where(eq(users.id, id));
    const moved = before.role !== input.role || before.unitId !== input.unitId;
    if (moved) await endAllSessions(tx, id);
    const details = {
      ...(before.name !== input.name && { renamed: true }),
      ...(before.role !== input.role && { role: [before.role, input.role] }),
      ...(before.unitId !== input.unitId && { unitId: [before.unitId, input.unitId] }),
    };
    if (Object.keys(details).length > 0)
      await record(ctx, tx, { action: "user.change", subject: `user:${id}`, details });
  });
}

/** Cannot sign in any more; sessions and API tokens end at once. What they did stays under their name. */
export async function disableUser(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "user.manage");
  await ctx.db.transaction(async (tx) => {
    const before = await lockUser(tx, id);
    await keepAnAdmin(tx, before);
    if (before.disabledAt) return;
    await tx.update(users).set({ disabledAt: ctx.now() }).where(eq(users.id, id));
    await endAllSessions(tx, id);
    const revoked = await tx
      .update(apiTokens)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(apiTokens.userId, id), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id });
    await record(ctx, tx, { action: "user.disable", subject: `user:${id}`, details: { tokens: revoked.length } });
  });
}

export async function enableUser(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "user.manage");
  await ctx.db.transaction(async (tx) => {
    const before = await lockUser(tx, id);
    if (!before.disabledAt) return;
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, id));
    await record(ctx, tx, { action: "user.enable", subject: `user:${id}` });
  });
}

/** @returns a new one-time password, shown once */
export async function resetPassword(ctx: Ctx, id: number): Promise<string> {
  allow(ctx.actor, "user.manage");
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  await ctx.db.transaction(async (tx) => {
    await lockUser(tx, id);
    await tx.update(users).set({ passwordHash, mustChangePassword: true }).where(eq(users.id, id));
    await endAllSessions(tx, id);
    await record(ctx, tx, { action: "user.reset_password", subject: `user:${id}` });
  });
  return password;
}

/** For whoever has lost phone and codes: app, passkeys and recovery codes are removed, sessions end. */
export async function resetFactors(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "user.manage");
  await ctx.db.transaction(async (tx) => {
    await lockUser(tx, id);
    const totp = await tx.delete(totpSecrets).where(eq(totpSecrets.userId, id)).returning({ id: totpSecrets.userId });
    const keys = await tx.delete(passkeys).where(eq(passkeys.userId, id)).returning({ id: passkeys.id });
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, id));
    await endAllSessions(tx, id);
    const details = { totp: totp.length, passkeys: keys.length };
    await record(ctx, tx, { action: "user.reset_factors", subject: `user:${id}`, details });
  });
}

async function lockUser(tx: Tx, id: number): Promise<UserRow> {
  // One at a time over all administrators: two of them who remove each other at once must not both succeed.
  await tx.execute(sql`select pg_advisory_xact_lock(7150002)`);
  const [user] = await tx.select().from(users).where(eq(users.id, id)).for("update");
  if (!user) throw new AppError("NOT_FOUND", "Không tìm thấy người dùng này.");
  return user;
}

/** @throws {AppError} CONFLICT when `user` is the only administrator who can still sign in */
async function keepAnAdmin(tx: Tx, user: UserRow): Promise<void> {
  if (user.role !== "admin" || user.disabledAt) return;
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.disabledAt), sql`${users.id} <> ${user.id}`))
    .limit(1);
  if (others.length === 0)
    throw new AppError("CONFLICT", "Đây là quản trị viên cuối cùng. Hãy trao quyền quản trị cho một người khác trước.");
}

async function endAllSessions(tx: Tx, userId: number): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(signInSteps).where(eq(signInSteps.userId, userId));
}
