import { z } from "zod";
import type { Sending } from "#src/ports/sender.ts";

/** Where a way of Zalo's is spoken to, and with what. */
export interface ZaloRequest {
  host: "api" | "template";
  path: string;
  body: object;
  /** The id of what was sent. */
  shape: z.ZodType<string>;
}

const MessageId = z.object({ message_id: z.coerce.string().min(1) }).transform(({ message_id }): string => message_id);
const TemplateMessageId = z.object({ msg_id: z.coerce.string().min(1) }).transform(({ msg_id }): string => msg_id);

/** A consultation message, within seven days of the citizen's last act. */
export function consultation(sending: Sending, attachment: object | undefined): ZaloRequest {
  const { text, template } = sending.bubble;
  const message = {
    ...(text === "" ? {} : { text }),
    ...(template?.id === CONTACT_REQUEST ? { attachment: contactRequest(template.data) } : {}),
    ...(attachment === undefined ? {} : { attachment }),
  };
  return {
    host: "api",
    path: "/v3.0/oa/message/cs",
    body: { recipient: { user_id: sending.to }, message },
    shape: MessageId,
  };
}

/** Asks a citizen to share name and phone by Zalo's own card; the answer comes as `user_submit_info`. */
export const CONTACT_REQUEST = "request_user_info";

const contactRequest = ({ title = "", subtitle = "", image_url = "" }: Record<string, string>) => ({
  type: "template",
  payload: { template_type: CONTACT_REQUEST, elements: [{ title, subtitle, image_url }] },
});

/** To somebody who is not signed in to Zalo: the older path, and text only. */
export function anonymousReply({ to, conversationId = "", bubble }: Sending): ZaloRequest {
  return {
    host: "api",
    path: "/v2.0/oa/message",
    body: { recipient: { anonymous_id: to, conversation_id: conversationId }, message: { text: bubble.text } },
    shape: MessageId,
  };
}

/** A nod to a message, which costs no quota and opens no window. */
export function reaction(to: string, messageId: string, icon: string): ZaloRequest {
  const sender_action = { react_icon: icon, react_message_id: messageId };
  // Zalo's answer names the message at some accounts and is empty at others.
  const shape = z.unknown().transform((): string => messageId);
  return { host: "api", path: "/v2.0/oa/message", body: { recipient: { user_id: to }, sender_action }, shape };
}

/** A template that Zalo has approved, to a user id or to a phone number in E.164. */
export function templateMessage({ to, outboxId, bubble }: Sending): ZaloRequest {
  // Comes back with a rating: the reference of the ticket where the template asks about one.
  const { tracking_id = `out-${outboxId}`, ...template_data } = bubble.template?.data ?? {};
  const template = { template_id: bubble.template?.id ?? "", template_data };
  if (!to.startsWith("+")) {
    return {
      host: "api",
      path: "/v3.0/oa/message/template",
      body: { user_id: to, ...template },
      shape: MessageId,
    };
  }
  return {
    host: "template",
    path: "/message/template",
    body: { phone: to.slice(1), ...template, tracking_id: tracking_id.slice(0, 48) },
    shape: TemplateMessageId,
  };
}
