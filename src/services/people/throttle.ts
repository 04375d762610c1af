import { inArray, lt, sql } from "drizzle-orm";
import { signInTries } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * Tries that cost nothing, then a wait that doubles with each further one. An address may stand for a whole office, so
 * it is allowed more. After a day without a try all is forgotten.
 */
const LIMITS = {
  account: { free: 5, firstMs: 30_000, mostMs: 15 * 60_000 },
  device: { free: 5, firstMs: 30_000, mostMs: 15 * 60_000 },
  address: { free: 30, firstMs: 30_000, mostMs: 60 * 60_000 },
  factor: { free: 5, firstMs: 60_000, mostMs: 60 * 60_000 },
} as const;
export type TryKind = keyof typeof LIMITS;
const FORGET_MS = 24 * 3_600_000;

export interface TryOf {
  kind: TryKind;
  /** E-mail, device id or address: kept as a keyed digest only. */
  of: string;
}

/**
 * Counts a try *before* it is looked at, in one statement: a hundred tries at once are a hundred, in however many
 * processes. The one that reaches the limit sets the wait for the next.
 * @throws {AppError} RATE_LIMITED with `details.retryAfterSec` and `details.kind`
 */
export async function countTry(ctx: Ctx, ...tries: TryOf[]): Promise<void> {
  for (const one of tries) {
    const waitMs = await takeOne(ctx, one);
    if (waitMs > 0)
      throw new AppError("RATE_LIMITED", `Đăng nhập sai quá nhiều lần. Vui lòng thử lại sau ${spanOf(waitMs)}.`, {
        retryAfterSec: Math.ceil(waitMs / 1000),
        kind: one.kind,
      });
  }
}

async function takeOne(ctx: Ctx, { kind, of }: TryOf): Promise<number> {
  const { free, firstMs, mostMs } = LIMITS[kind];
  const now = ctx.now();
  const key = keyOf(ctx, { kind, of });
  const tries = sql`case when ${signInTries.at} < ${new Date(now.getTime() - FORGET_MS).toISOString()}::timestamptz
    then 1 else ${signInTries.tries} + 1 end`;
  // The exponent is held down so that the power stays a number.
  const wait = sql`least(${mostMs}, ${firstMs} * power(2, least(${tries} - ${free}, 20))) * interval '1 millisecond'`;
  const nowSql = sql`${now.toISOString()}::timestamptz`;
  const [taken] = await ctx.db
    .insert(signInTries)
    .values({ key, tries: 1, at: now })
    .onConflictDoUpdate({
      target: signInTries.key,
      set: { tries, at: now, lockedUntil: sql`case when ${tries} >= ${free} then ${nowSql} + ${wait} end` },
      setWhere: sql`${signInTries.lockedUntil} is null or ${signInTries.lockedUntil} <= ${nowSql}`,
    })
    .returning({ tries: signInTries.tries });
  if (taken) return 0;
  const [row] = await ctx.db
    .select({ lockedUntil: signInTries.lockedUntil })
    .from(signInTries)
    .where(inArray(signInTries.key, [key]));
  return Math.max(1_000, (row?.lockedUntil?.getTime() ?? 0) - now.getTime());
}

/** After success. What an address did to other accounts is not forgiven by one success on its own. */
export async function forgiveTries(ctx: Ctx, ...tries: TryOf[]): Promise<void> {
  const keys = tries.map((one) => keyOf(ctx, one));
  if (keys.length > 0) await ctx.db.delete(signInTries).where(inArray(signInTries.key, keys));
}

/** Gives one try back: a success of a colleague must not use up the tries of their office. */
export async function returnTry(ctx: Ctx, one: TryOf): Promise<void> {
  await ctx.db
    .update(signInTries)
    .set({ tries: sql`greatest(${signInTries.tries} - 1, 0)`, lockedUntil: null })
    .where(inArray(signInTries.key, [keyOf(ctx, one)]));
}

/** For the sweep. */
export async function forgetOldTries(ctx: Ctx): Promise<void> {
  await ctx.db.delete(signInTries).where(lt(signInTries.at, new Date(ctx.now().getTime() - FORGET_MS)));
}

const keyOf = (ctx: Ctx, { kind, of }: TryOf) => `${kind}:${ctx.box.sign("sign-in-tries", of)}`;

const spanOf = (ms: number) => (ms < 60_000 ? `${Math.ceil(ms / 1000)} giây` : `${Math.ceil(ms / 60_000)} phút`);
