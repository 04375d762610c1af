import type { ChannelAccount } from "#src/ports/channel.ts";
import { isDigest, sha256Hex } from "../signature.ts";
import { fieldsOf } from "../untrusted-json.ts";

/**
 * Whether Zalo sent these bytes: `X-ZEvent-Signature: mac=<hex>` is the plain SHA-256, no HMAC, of app id, body, the
 * body's own timestamp and the OA secret key. Never throws.
 */
export function verifyZalo(body: Uint8Array, headers: Headers, account: ChannelAccount): boolean {
  const given = (headers.get("x-zevent-signature") ?? "").replace(/^mac=/i, "");
  const timestamp = timestampIn(body);
  if (given === "" || timestamp === undefined) return false;
  return macInputs(account).some(({ id, secret }) => isDigest(given, sha256Hex(id, body, timestamp, secret)));
}

/** Ids and secrets that may be in the sum. An empty one never is: then anybody could sign. */
function macInputs({ settings, secrets }: ChannelAccount): { id: string; secret: string }[] {
  // Some integrations report the OA id in place of the app id; only where an administrator has seen that and said so.
  const ids = settings.macIdSource === "oa" ? [settings.appId, settings.oaId] : [settings.appId];
  const keys = [secrets.webhookSecret, secrets.webhookSecretPrevious];
  return ids.flatMap((id) => keys.flatMap((secret) => (id && secret ? [{ id, secret }] : [])));
}

/** As written: Zalo signs the characters, so a number must not pass through floating point. */
function timestampIn(body: Uint8Array): string | undefined {
  try {
    const { timestamp } = fieldsOf(JSON.parse(new TextDecoder().decode(body), numberAsWritten));
    return typeof timestamp === "string" && timestamp !== "" ? timestamp : undefined;
  } catch {
    return undefined;
  }
}

function numberAsWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" ? context?.source : value;
}
