import type { Sender, Sending } from "#src/ports/sender.ts";
import { type MailGateway, smtpPost } from "./post.ts";

/** E-mail as a way out of a conversation. */
export function emailSender(gateway: MailGateway): Sender {
  const post = smtpPost(gateway);
  return {
    ways: ["email"],
    send: (sending, _account, _accessToken, signal) =>
      post(`out-${sending.outboxId}`, sending.to, () => letterOf(sending), signal),
  };
}

async function letterOf({ bubble, byPerson }: Sending) {
  const attachments = bubble.files.map(async ({ name, mime, read }) => ({
    filename: name,
    contentType: mime,
    content: Buffer.from(await read()),
  }));
  return {
    subject: bubble.subject ?? "",
    text: bubble.text,
    attachments: await Promise.all(attachments),
    // RFC 3834: keeps other machines from answering this one.
    headers: byPerson ? {} : { "Auto-Submitted": "auto-generated" },
  };
}
