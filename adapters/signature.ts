import { createHash, timingSafeEqual } from "node:crypto";

export function sha256Hex(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/**
 * Whether a digest that came with a delivery is the one we computed; how far they agree does not show in the time.
 * @param given as it came: anything but exactly 64 hex digits, of any case, is no
 * @param expectedHex SHA-256 or HMAC-SHA-256, hex
 */
export function isDigest(given: string, expectedHex: string): boolean {
  if (!/^[0-9a-f]{64}$/i.test(given)) return false;
  return timingSafeEqual(Buffer.from(given, "hex"), Buffer.from(expectedHex, "hex"));
}

/** The same for a secret in the clear; digests are compared, so that its length does not show either. */
export function isSecret(given: string, secret: string): boolean {
  return isDigest(sha256Hex(given), sha256Hex(secret));
}
