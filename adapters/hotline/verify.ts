import type { ChannelAccount } from "#src/ports/channel.ts";
import { isSecret } from "../signature.ts";
import { signCall } from "./sign.ts";

const MAX_SKEW_SEC = 300;

/**
 * Whether the sender holds one of the account's secrets: a signature over the bytes or, for exchanges that can only
 * add fixed headers, the secret itself. With the latter, whoever can read one delivery can forge the next: https only.
 */
export function verifyCall(body: Uint8Array, headers: Headers, account: ChannelAccount, now: Date): boolean {
  // Two while a secret is being replaced, so that no delivery is lost between the two ends.
  const { secret, secretPrevious } = account.secrets;
  const secrets = [secret, secretPrevious].filter((one) => one !== undefined && one !== "");
  if (isSigned(body, headers, secrets, now)) return true;
  return (account.settings.provider || "generic") !== "generic" && bearsSecret(headers, secrets);
}

function isSigned(body: Uint8Array, headers: Headers, secrets: (string | undefined)[], now: Date): boolean {
  const timestamp = headers.get("x-pa-timestamp") ?? "";
  const signatures = (headers.get("x-pa-signature") ?? "").split(",").map((one) => one.trim());
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > MAX_SKEW_SEC) return false;
  const expected = secrets.map((secret) => signCall(secret ?? "", timestamp, body));
  return expected.some((right) => signatures.some((given) => isSecret(given.toLowerCase(), right)));
}

function bearsSecret(headers: Headers, secrets: (string | undefined)[]): boolean {
  const given = [headers.get("x-pa-secret"), ...fromAuthorization(headers.get("authorization") ?? "")];
  return secrets.some((secret) => given.some((one) => one && secret && isSecret(one, secret)));
}

function fromAuthorization(header: string): string[] {
  const [scheme = "", value = ""] = header.trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === "bearer") return [value];
  if (scheme.toLowerCase() !== "basic") return [];
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.includes(":") ? [pair.slice(pair.indexOf(":") + 1)] : [];
}
