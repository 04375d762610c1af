import { createHmac } from "node:crypto";

/**
 * The signature of the generic webhook: `v1=` and HMAC-SHA256, hex, of "<timestamp>.<body>".
 * @param timestamp Unix seconds, exactly as in the header X-PA-Timestamp
 */
export function signCall(secret: string, timestamp: string, body: Uint8Array): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;
}
