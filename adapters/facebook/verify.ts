import { createHmac } from "node:crypto";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { isDigest } from "../signature.ts";

/**
 * Whether Meta sent these bytes: `X-Hub-Signature-256: sha256=<hex>` is their HMAC-SHA-256 with the app secret. The
 * older SHA-1 header is ignored. Never throws.
 */
export function verifyFacebook(body: Uint8Array, headers: Headers, { secrets }: ChannelAccount): boolean {
  const header = headers.get("x-hub-signature-256") ?? "";
  if (!header.startsWith("sha256=")) return false;
  const given = header.slice("sha256=".length);
  return [secrets.appSecret, secrets.appSecretPrevious].some((secret) =>
    // An empty secret is none: anybody could sign with it.
    secret ? isDigest(given, createHmac("sha256", secret).update(body).digest("hex")) : false,
  );
}
