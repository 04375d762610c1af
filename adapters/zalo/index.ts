import type { ChannelAdapter } from "#src/ports/channel.ts";
import { parseZalo } from "./parse.ts";
import { verifyZalo } from "./verify.ts";

/**
 * Zalo Official Account. Settings: `appId`, `oaId`, optional `macIdSource: "oa"`. Secrets: `webhookSecret` (the "OA
 * Secret Key" of the Webhook page, not the app secret), optional `webhookSecretPrevious` while it is being replaced.
 */
export const zalo: ChannelAdapter = { channel: "zalo", verify: verifyZalo, parse: parseZalo };
