import { randomInt } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { recoveryCodes } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { factorsOf } from "./factors.ts";
import { ownId } from "./session.ts";

const HOW_MANY = 10;
/** No look-alikes: these are copied from paper. Ten of them are about 49 bits, and five tries are free. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes, each good once. Only their keyed digests stay, so they can be shown this one time only. */
export async function createCodes(ctx: Ctx, tx: Tx, userId: number): Promise<string[]> {
  const half = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  const codes = Array.from({ length: HOW_MANY }, () => `${half()}-${half()}`);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, digest: digestOf(ctx, userId, code) })));
  return codes;
}

/** New ones; the old ones are worth nothing from now on. @throws {AppError} CONFLICT without a second factor */
export async function renewCodes(ctx: Ctx): Promise<string[]> {
  const userId = ownId(ctx);
  return ctx.db.transaction(async (tx) => {
    if (!(await factorsOf(tx, userId)).hasSecond)
      throw new AppError("CONFLICT", "Hãy thiết lập ứng dụng xác thực hoặc khóa truy cập trước khi tạo mã dự phòng.");
    const codes = await createCodes(ctx, tx, userId);
    await record(ctx, tx, { action: "recovery.create", subject: `user:${userId}` });
    return codes;
  });
}

/** Of two requests with one code one wins. */
export async function takeRecoveryCode(ctx: Ctx, tx: Tx, userId: number, code: string): Promise<boolean> {
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: ctx.now() })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.digest, digestOf(ctx, userId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  return taken.length === 1;
}

/** As it is typed from paper: capitals, blanks and dashes do not matter. */
const digestOf = (ctx: Ctx, userId: number, code: string) =>
  ctx.box.sign("recovery-code", `${userId} ${code.toLowerCase().replace(/[^a-z0-9]/g, "")}`);
