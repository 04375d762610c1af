import { eq } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { sessions, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { hashPassword, passwordMatches } from "./password.ts";
import { digestOf, makeToken } from "./token.ts";

const SESSION_HOURS = 12;
/** Per address and per account, so that neither one attacker nor one victim is served without limit. */
const byIp = new RateLimiterMemory({ points: 30, duration: 600 });
const byAccount = new RateLimiterMemory({ points: 10, duration: 600 });

/** Checked when there is no such user, so that the time of the answer says nothing. */
const decoy = hashPassword("khong-co-tai-khoan-nay");

/**
 * @throws {AppError} UNAUTHENTICATED with one sentence for every cause; RATE_LIMITED with `details.retryAfterSec`
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string; ip: string },
): Promise<{ token: string; expiresAt: Date; mustChangePassword: boolean }> {
  const email = input.email.trim().toLowerCase();
  await throttle(input.ip, email);
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
  const right = await passwordMatches(user?.passwordHash ?? (await decoy), input.password);
  if (!user || !right || user.disabledAt)
    throw new AppError("UNAUTHENTICATED", "Email hoặc mật khẩu chưa đúng. Vui lòng kiểm tra lại.");
  await byAccount.delete(email);
  const token = makeToken();
  const expiresAt = new Date(ctx.now().getTime() + SESSION_HOURS * 3_600_000);
  await ctx.db.insert(sessions).values({ digest: digestOf(token), userId: user.id, expiresAt });
  ctx.log.info({ userId: user.id }, "signed in");
  return { token, expiresAt, mustChangePassword: user.mustChangePassword };
}

async function throttle(ip: string, email: string): Promise<void> {
  try {
    await Promise.all([byIp.consume(ip), byAccount.consume(email)]);
  } catch (refused) {
    const waitMs =
      typeof refused === "object" && refused && "msBeforeNext" in refused ? Number(refused.msBeforeNext) : 0;
    throw new AppError("RATE_LIMITED", "Đăng nhập sai quá nhiều lần. Vui lòng thử lại sau ít phút.", {
      retryAfterSec: Math.ceil(waitMs / 1000),
    });
  }
}
