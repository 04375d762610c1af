import { createHash } from "node:crypto";
import type { Ctx } from "../ctx.ts";

/**
 * The secret in a link to the rating page: 192 bits, base64url, one for each resolution. Made with a key that only we
 * hold, so that a reminder can carry the same link and no copy of it need be kept.
 */
export function ratingToken(ctx: Pick<Ctx, "box">, ticketId: number, round: number): string {
  const mac = Buffer.from(ctx.box.sign("rating-link", `${ticketId}-${round}`), "base64url");
  return mac.subarray(0, 24).toString("base64url");
}

/** SHA-256, hex: all that is kept of it. */
export const ratingDigest = (token: string): string => createHash("sha256").update(token).digest("hex");

export const ratingLink = (ctx: Pick<Ctx, "box" | "publicUrl">, ticketId: number, round: number): string =>
  `${ctx.publicUrl}/danh-gia/${ratingToken(ctx, ticketId, round)}`;
