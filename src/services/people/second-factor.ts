import { and, eq, gt, isNull } from "drizzle-orm";
import { signInSteps, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import type { Client } from "./device.ts";
import { factorsOf } from "./factors.ts";
import { takeRecoveryCode } from "./recovery-codes.ts";
import { type NewSession, startSession, type UserRow, userActor } from "./session.ts";
import { countTry, forgiveTries } from "./throttle.ts";
import { digestOf } from "./token.ts";
import { takeCode } from "./totp.ts";

/** What the second page offers. Null when the first step is too long ago. */
export async function loadStep(ctx: Ctx, step: string): Promise<{ totp: boolean; passkeys: boolean } | null> {
  const user = await userOfStep(ctx, step);
  if (!user) return null;
  const factors = await factorsOf(ctx.db, user.id);
  return { totp: factors.totp, passkeys: factors.passkeys > 0 };
}

/**
 * The second factor: six digits of the app, or a recovery code.
 * @throws {AppError} UNAUTHENTICATED when the first step is over; INVALID for a wrong or used code; RATE_LIMITED
 */
export async function giveSecondFactor(
  ctx: Ctx,
  { step, code, ...client }: { step: string; code: string } & Client,
): Promise<NewSession & { recoveryLeft: number | null }> {
  const user = await userOfStep(ctx, step);
  if (!user) throw new AppError("UNAUTHENTICATED", "Phiên đăng nhập đã hết hạn. Vui lòng đăng nhập lại.");
  // By person, not by step: a new step costs only the password, which whoever gets here has.
  const tries = { kind: "factor", of: String(user.id) } as const;
  await countTry(ctx, tries);
  const isTotp = /^\s*(\d\s*){6}$/.test(code);
  const session = await ctx.db.transaction(async (tx) => {
    const right = isTotp
      ? await takeCode(ctx, tx, user.id, code, "confirmed")
      : await takeRecoveryCode(ctx, tx, user.id, code);
    if (!right) return null;
    await tx.delete(signInSteps).where(eq(signInSteps.digest, digestOf(step)));
    const started = await startSession(ctx, tx, user, { client, method: isTotp ? "totp" : "recovery" });
    const { recovery } = await factorsOf(tx, user.id);
    if (!isTotp)
      await record(
        ctx,
        tx,
        { action: "recovery.use", subject: `user:${user.id}`, details: { left: recovery } },
        userActor(user),
      );
    return { ...started, recoveryLeft: isTotp ? null : recovery };
  });
  if (session) {
    await forgiveTries(ctx, tries);
    return session;
  }
  await record(ctx, ctx.db, { action: "sign_in.failed", subject: `user:${user.id}`, details: { step: "second" } });
  throw new AppError("INVALID", "Mã chưa đúng hoặc đã dùng rồi. Hãy chờ mã mới hiện ra rồi nhập lại.", {
    field: "code",
  });
}

/** Who is between the two steps. */
export async function userOfStep(ctx: Ctx, step: string): Promise<UserRow | null> {
  const [row] = await ctx.db
    .select({ user: users })
    .from(signInSteps)
    .innerJoin(users, eq(users.id, signInSteps.userId))
    .where(and(eq(signInSteps.digest, digestOf(step)), gt(signInSteps.expiresAt, ctx.now()), isNull(users.disabledAt)));
  return row?.user ?? null;
}
