import type { ChannelAccount } from "#src/ports/channel.ts";
import { isSecret } from "../signature.ts";

/**
 * Answers Meta's GET when the webhook address is entered in the app's console.
 * @returns the text to answer, as plain text and unchanged; null for 403
 */
export function answerChallenge(query: URLSearchParams, { secrets }: ChannelAccount): string | null {
  const { verifyToken } = secrets;
  if (!verifyToken || query.get("hub.mode") !== "subscribe") return null;
  return isSecret(query.get("hub.verify_token") ?? "", verifyToken) ? query.get("hub.challenge") : null;
}
