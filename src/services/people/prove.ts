import { and, eq, gt, sql } from "drizzle-orm";
import { sessions, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { passwordMatches } from "./password.ts";
import { ownId } from "./session.ts";
import { countTry, forgiveTries } from "./throttle.ts";
import { digestOf } from "./token.ts";
import { takeCode } from "./totp.ts";

/** How long a proof lasts before the account itself may no longer be changed. */
const MINUTES = 15;

/** Whether this session has proved lately who sits there. An unlocked desk must not be enough to take an account. */
export async function isProved(ctx: Ctx, token: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.digest, digestOf(token)),
        eq(sessions.userId, ownId(ctx)),
        gt(sessions.provedAt, sql`now() - make_interval(mins => ${MINUTES})`),
      ),
    );
  return row !== undefined;
}

/** Password, or a code of the app. @throws {AppError} INVALID with `details.field`; RATE_LIMITED */
export async function proveAgain(ctx: Ctx, token: string, proof: string): Promise<void> {
  const userId = ownId(ctx);
  const tries = { kind: "factor", of: String(userId) } as const;
  await countTry(ctx, tries);
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  const right =
    (/^\s*(\d\s*){6}$/.test(proof) && (await takeCode(ctx, ctx.db, userId, proof, "confirmed"))) ||
    (user && (await passwordMatches(user.passwordHash, proof)));
  if (!right) {
    await record(ctx, ctx.db, { action: "sign_in.failed", subject: `user:${userId}`, details: { step: "again" } });
    throw new AppError("INVALID", "Mật khẩu hoặc mã chưa đúng.", { field: "proof" });
  }
  await forgiveTries(ctx, tries);
  await ctx.db
    .update(sessions)
    .set({ provedAt: sql`now()` })
    .where(eq(sessions.digest, digestOf(token)));
}
