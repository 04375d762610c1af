import type { Sending } from "#src/ports/sender.ts";

/** Messenger's own limits of buttons under a message. */
const MAX_QUICK_REPLIES = 13;
const MAX_TITLE = 20;
const MAX_PAYLOAD = 1_000;

/** What comes back in the echo and says that it was ours, and which. */
export const metadataOf = (outboxId: number) => `out:${outboxId}`;

/** A message to somebody who has written to the Page. */
export function messengerMessage(sending: Sending, attachment: object | undefined): object {
  return { recipient: { id: sending.to }, ...windowOf(sending), message: messageOf(sending, attachment) };
}

/** The one private answer that Facebook allows to the writer of a comment or of a post on the Page. */
export function privateReply(sending: Sending, pageId: string): object {
  const isPost = sending.to.startsWith(`${pageId}_`);
  const recipient = isPost ? { post_id: sending.to } : { comment_id: sending.to };
  return { recipient, messaging_type: "RESPONSE", message: messageOf(sending, undefined) };
}

/**
 * The tag is for what a person wrote, after the standard window only: on anything else it is a breach of Meta's policy,
 * and the Page loses it for everybody. Out of the window without a person, Facebook refuses, and so it should.
 */
function windowOf({ byPerson, lateWindow }: Sending) {
  if (byPerson && lateWindow) return { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
  return { messaging_type: "RESPONSE" };
}

function messageOf({ outboxId, bubble }: Sending, attachment: object | undefined) {
  const quick_replies = bubble.quickReplies.slice(0, MAX_QUICK_REPLIES).map(({ title, payload }) => ({
    content_type: "text",
    title: cut(title, MAX_TITLE),
    payload: payload.slice(0, MAX_PAYLOAD),
  }));
  return {
    ...(attachment === undefined ? { text: bubble.text } : { attachment }),
    ...(quick_replies.length > 0 ? { quick_replies } : {}),
    metadata: metadataOf(outboxId),
  };
}

/** Facebook cuts titles itself, in the middle of a letter with its tone mark if need be. */
function cut(title: string, length: number): string {
  const letters = [...new Intl.Segmenter("vi", { granularity: "grapheme" }).segment(title.normalize("NFC"))];
  if (title.normalize("NFC").length <= length) return title.normalize("NFC");
  let kept = "";
  for (const { segment } of letters) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
