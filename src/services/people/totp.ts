import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { Tx } from "#src/db/client.ts";
import { recoveryCodes, totpSecrets, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { factorsOf } from "./factors.ts";
import { createCodes } from "./recovery-codes.ts";
import { ownId } from "./session.ts";

/** RFC 6238 as every authenticator app speaks it. One step of drift either way: 30 seconds. */
const SHAPE = { issuer: "Lắng Nghe", algorithm: "SHA1", digits: 6, period: 30 } as const;
const WINDOW = 1;

const totpOf = (secret: string, label = "") => new TOTP({ ...SHAPE, label, secret: Secret.fromBase32(secret) });

/**
 * A secret that is not asked for yet. Begun again, the unconfirmed one is shown again: a second scan of an old tab
 * must not make the first one worthless.
 * @returns `uri` for the QR code, `secret` in groups for typing
 * @throws {AppError} CONFLICT when there is a confirmed one
 */
export async function beginTotp(ctx: Ctx): Promise<{ uri: string; secret: string }> {
  const userId = ownId(ctx);
  const [user] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  const made = new Secret({ size: 20 }).base32;
  await ctx.db
    .insert(totpSecrets)
    .values({ userId, secretSealed: ctx.box.seal(made) })
    .onConflictDoNothing();
  const [row] = await ctx.db.select().from(totpSecrets).where(eq(totpSecrets.userId, userId));
  if (!row || row.confirmedAt) throw new AppError("CONFLICT", "Ứng dụng xác thực đã được thiết lập.");
  const secret = ctx.box.open(row.secretSealed);
  return { uri: totpOf(secret, user?.email).toString(), secret: secret.replace(/.{4}/g, "$& ").trim() };
}

/**
 * The first right code puts it in force.
 * @returns ten recovery codes when the person has none left yet, else null
 * @throws {AppError} INVALID with `details.field` "code"
 */
export async function confirmTotp(ctx: Ctx, code: string): Promise<{ codes: string[] | null }> {
  const userId = ownId(ctx);
  return ctx.db.transaction(async (tx) => {
    if (!(await takeCode(ctx, tx, userId, code, "unconfirmed"))) throw wrongCode();
    const { recovery } = await factorsOf(tx, userId);
    const codes = recovery === 0 ? await createCodes(ctx, tx, userId) : null;
    await record(ctx, tx, { action: "totp.add", subject: `user:${userId}` });
    return { codes };
  });
}

/** @throws {AppError} CONFLICT when a rule of the city wants a second factor and this is the last */
export async function removeTotp(ctx: Ctx, mustHave: boolean): Promise<void> {
  const userId = ownId(ctx);
  await ctx.db.transaction(async (tx) => {
    await tx.delete(totpSecrets).where(eq(totpSecrets.userId, userId));
    const left = await factorsOf(tx, userId);
    if (mustHave && !left.hasSecond)
      throw new AppError("CONFLICT", "Vai trò của anh/chị cần xác thực hai lớp. Hãy thêm khóa truy cập trước khi gỡ.");
    if (!left.hasSecond) await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await record(ctx, tx, { action: "totp.remove", subject: `user:${userId}` });
  });
}

/**
 * Takes a code once. Its step is stored in the same update that compares it, so of two requests with one code one
 * wins, and a code that somebody saw over a shoulder is worth nothing.
 */
export async function takeCode(
  ctx: Ctx,
  tx: Tx,
  userId: number,
  code: string,
  state: "confirmed" | "unconfirmed",
): Promise<boolean> {
  const [row] = await tx.select().from(totpSecrets).where(eq(totpSecrets.userId, userId));
  if (!row || (row.confirmedAt !== null) !== (state === "confirmed")) return false;
  const timestamp = ctx.now().getTime();
  const delta = totpOf(ctx.box.open(row.secretSealed)).validate({
    token: code.replace(/\s/g, ""),
    timestamp,
    window: WINDOW,
  });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / SHAPE.period) + delta;
  const taken = await tx
    .update(totpSecrets)
    .set({ lastStep: step, ...(state === "unconfirmed" ? { confirmedAt: ctx.now() } : {}) })
    .where(
      and(
        eq(totpSecrets.userId, userId),
        lt(totpSecrets.lastStep, step),
        state === "confirmed" ? isNotNull(totpSecrets.confirmedAt) : sql`${totpSecrets.confirmedAt} is null`,
      ),
    )
    .returning({ userId: totpSecrets.userId });
  return taken.length === 1;
}

const wrongCode = () =>
  new AppError("INVALID", "Mã chưa đúng hoặc đã dùng rồi. Hãy chờ mã mới hiện ra rồi nhập lại.", { field: "code" });
