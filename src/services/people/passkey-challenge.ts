import { and, eq, gt, lt } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { passkeyChallenges } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

const MINUTES = 5;

export async function keepChallenge(
  ctx: Ctx,
  row: { challenge: string; purpose: "register" | "sign_in"; userId: number | null },
): Promise<void> {
  const now = ctx.now();
  await ctx.db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now));
  await ctx.db.insert(passkeyChallenges).values({ ...row, expiresAt: new Date(now.getTime() + MINUTES * 60_000) });
}

/**
 * Takes the challenge that the browser says it has signed, once.
 * @returns whose registration it was; null for a sign-in
 * @throws {AppError} INVALID when it is unknown, used or too old
 */
export async function takeChallenge(
  ctx: Ctx,
  tx: Tx,
  clientDataJSON: string,
  purpose: "register" | "sign_in",
): Promise<{ challenge: string; userId: number | null }> {
  const [row] = await tx
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challenge, challengeIn(clientDataJSON)),
        eq(passkeyChallenges.purpose, purpose),
        gt(passkeyChallenges.expiresAt, ctx.now()),
      ),
    )
    .returning();
  if (!row) throw new AppError("INVALID", "Yêu cầu đã hết hạn. Vui lòng thử lại.");
  return row;
}

/** Only says which row to look for; that it was really signed is verified afterwards. */
function challengeIn(clientDataJSON: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
    const challenge = typeof data === "object" && data && "challenge" in data ? data.challenge : "";
    return typeof challenge === "string" ? challenge : "";
  } catch {
    return "";
  }
}
