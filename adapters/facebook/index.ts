import type { ChannelAdapter } from "#src/ports/channel.ts";
import { parseFacebook } from "./parse.ts";
import { verifyFacebook } from "./verify.ts";

export { answerChallenge } from "./challenge.ts";

/**
 * A Facebook Page: Messenger, comments, visitor posts, mentions, recommendations. Settings: `pageId`, `appId`.
 * Secrets: `appSecret`, optional `appSecretPrevious` while it is being replaced, `verifyToken`.
 */
export const facebook: ChannelAdapter = { channel: "facebook", verify: verifyFacebook, parse: parseFacebook };
