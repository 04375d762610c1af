import { createHash, timingSafeEqual } from "node:crypto";
import type { Ctx } from "../ctx.ts";

/**
 * The submitter's secret for a reference: 128 bits, base64url. Made from the reference with a key that only we hold,
 * so that a request cut off half way can be answered with the same secret later, and no copy of it need be kept.
 */
export function trackSecret(ctx: Ctx, reference: string): string {
  const mac = Buffer.from(ctx.box.sign("track-secret", reference), "base64url");
  return mac.subarray(0, 16).toString("base64url");
}

/** SHA-256, hex: what a ticket keeps of the secret. */
export const trackDigestOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** In constant time. */
export function secretMatches(secret: string, digest: string): boolean {
  const given = Buffer.from(trackDigestOf(secret), "hex");
  const kept = Buffer.from(digest, "hex");
  return given.length === kept.length && timingSafeEqual(given, kept);
}
