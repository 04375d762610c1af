import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const MAX_SKEW_SEC = 300;

/**
 * The signature of our own webhooks: `v1=` and HMAC-SHA256, hex, of "<timestamp>.<body>".
 * @param timestamp Unix seconds, exactly as in the header X-PA-Timestamp
 */
export function signBody(secret: string, timestamp: string, body: Uint8Array): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;
}

/** Whether X-PA-Timestamp and X-PA-Signature say that whoever holds the secret sent these bytes within five minutes. */
export function isSignedBody(secret: string, headers: Headers, body: Uint8Array, now: Date): boolean {
  const timestamp = headers.get("x-pa-timestamp") ?? "";
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > MAX_SKEW_SEC) return false;
  const given = (headers.get("x-pa-signature") ?? "").split(",").map((one) => one.trim().toLowerCase());
  const right = signBody(secret, timestamp, body);
  return given.some((one) => isSame(one, right));
}

/** Whether two texts are equal; how far they agree does not show in the time. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
