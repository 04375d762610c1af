import { createTransport } from "nodemailer";
import type { Sender, Sending } from "#src/ports/sender.ts";
import { TOTAL_MS } from "../../provider/agent.ts";
import { failed } from "../../provider/failed.ts";
import { emailFailure } from "./failure.ts";
import { watchGiven } from "./watch-given.ts";

export interface MailGateway {
  /** smtp://user:password@host:port or smtps://… */
  url: string;
  /** "UBND Phường Sài Gòn <phananh@example.vn>" */
  from: string;
}

/** One address and nothing else: no list, no name, no second header. */
const ADDRESS = /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/;
const TIMEOUTS = { connectionTimeout: 3_000, greetingTimeout: 5_000, socketTimeout: 10_000, dnsTimeout: 3_000 };

/** E-mail by SMTP. One connection for each message: they are few, and a connection that waits is one that breaks. */
export function emailSender({ url, from }: MailGateway): Sender {
  const walls = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ ...TIMEOUTS, ...walls, url }, { from, ...walls });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
  const given = watchGiven(transport);
  return {
    ways: ["email"],
    async send(sending, _account, _accessToken, signal) {
      if (!ADDRESS.test(sending.to)) return failed("recipient", "not_address", "Địa chỉ thư điện tử không hợp lệ.");
      // The same for each try: a mail server that has it already shows it once.
      const messageId = `<out-${sending.outboxId}@${domain}>`;
      try {
        const letter = await letterOf(sending);
        // On abort nodemailer closes the connection: what had not been given then is not delivered after all.
        const limit = AbortSignal.any([signal, AbortSignal.timeout(TOTAL_MS)]);
        await transport.sendMail({ messageId, ...letter, signal: limit });
        return { ok: true, externalId: messageId };
      } catch (error) {
        return emailFailure(error, given.has(messageId));
      } finally {
        given.delete(messageId);
      }
    },
  };
}

async function letterOf({ to, bubble, byPerson }: Sending) {
  const attachments = bubble.files.map(async ({ name, mime, read }) => ({
    filename: name,
    contentType: mime,
    content: Buffer.from(await read()),
  }));
  return {
    to,
    subject: bubble.subject ?? "",
    text: bubble.text,
    attachments: await Promise.all(attachments),
    // RFC 3834: keeps other machines from answering this one.
    headers: byPerson ? {} : { "Auto-Submitted": "auto-generated" },
  };
}
