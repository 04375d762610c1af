import { eq } from "drizzle-orm";
import { signInSteps, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { type Client, knownDeviceOf, makeKnownDevice } from "./device.ts";
import { factorsOf } from "./factors.ts";
import { hashPassword, passwordMatches } from "./password.ts";
import { type NewSession, startSession, type UserRow } from "./session.ts";
import { countTry, forgiveTries, returnTry, type TryOf } from "./throttle.ts";
import { digestOf, makeToken } from "./token.ts";

/** Checked when there is no such user, so that the time of the answer says nothing. */
const decoy = hashPassword("khong-co-tai-khoan-nay");
const STEP_MINUTES = 10;

/** Signed in, or the second factor is asked for: `step` goes into a cookie until it is given. */
export type SignInResult =
  | (NewSession & { step: null; knownDevice: string })
  | { step: string; expiresAt: Date; knownDevice: string };

/**
 * The password, the first of one or two factors.
 * @throws {AppError} UNAUTHENTICATED with one sentence for every cause; RATE_LIMITED with `details.retryAfterSec`
 */
export async function signIn(
  ctx: Ctx,
  { email: typed, password, ...client }: { email: string; password: string } & Client,
): Promise<SignInResult> {
  const email = typed.trim().toLowerCase();
  const device = knownDeviceOf(ctx, client.knownDevice, email);
  const own: TryOf = device ? { kind: "device", of: `${device} ${email}` } : { kind: "account", of: email };
  const office: TryOf = { kind: "address", of: client.ip };
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
  await countTry(ctx, office, own).catch((error) => lockedOut(ctx, user, error));
  const right = await passwordMatches(user?.passwordHash ?? (await decoy), password);
  if (!user || !right || user.disabledAt) {
    // An address that belongs to nobody is not written down: it may be a password in the wrong field.
    if (user) await record(ctx, ctx.db, { action: "sign_in.failed", subject: `user:${user.id}` });
    throw new AppError("UNAUTHENTICATED", "Email hoặc mật khẩu chưa đúng. Vui lòng kiểm tra lại.");
  }
  await forgiveTries(ctx, own);
  await returnTry(ctx, office);
  const knownDevice = makeKnownDevice(ctx, email);
  const { hasSecond } = await factorsOf(ctx.db, user.id);
  if (!hasSecond) {
    const session = await ctx.db.transaction((tx) => startSession(ctx, tx, user, { client, method: "password" }));
    return { ...session, step: null, knownDevice };
  }
  return { ...(await openStep(ctx, user.id)), knownDevice };
}

/** @returns what the browser keeps until the second factor is given */
export async function openStep(ctx: Ctx, userId: number): Promise<{ step: string; expiresAt: Date }> {
  const step = makeToken();
  const expiresAt = new Date(ctx.now().getTime() + STEP_MINUTES * 60_000);
  await ctx.db.insert(signInSteps).values({ digest: digestOf(step), userId, expiresAt });
  return { step, expiresAt };
}

/** Written down once at the moment the wait begins to bite, with the account where there is one. */
async function lockedOut(ctx: Ctx, user: UserRow | undefined, error: unknown): Promise<never> {
  if (user && error instanceof AppError && error.code === "RATE_LIMITED")
    await record(ctx, ctx.db, {
      action: "sign_in.locked",
      subject: `user:${user.id}`,
      details: { kind: error.details.kind, retryAfterSec: error.details.retryAfterSec },
    });
  throw error;
}
