import { createTransport, type SendMailOptions } from "nodemailer";
import type { SendResult } from "#src/ports/sender.ts";
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

/**
 * Posts letters by SMTP. One connection for each: they are few, and a connection that waits is one that breaks.
 * @returns posts one under the given name, which is the same for each try: a mailbox that has it already shows it once
 */
export function smtpPost({ url, from }: MailGateway) {
  const walls = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ ...TIMEOUTS, ...walls, url }, { from, ...walls });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
  const given = watchGiven(transport);
  return async (
    name: string,
    to: string,
    write: () => Promise<Omit<SendMailOptions, "to">>,
    signal: AbortSignal,
  ): Promise<SendResult> => {
    if (!ADDRESS.test(to)) return failed("recipient", "not_address", "Địa chỉ thư điện tử không hợp lệ.");
    const messageId = `<${name}@${domain}>`;
    try {
      const letter = await write();
      // On abort nodemailer closes the connection: what had not been given then is not delivered after all.
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TOTAL_MS)]);
      await transport.sendMail({ messageId, ...letter, to, signal: limit });
      return { ok: true, externalId: messageId };
    } catch (error) {
      return emailFailure(error, given.has(messageId));
    } finally {
      given.delete(messageId);
    }
  };
}
