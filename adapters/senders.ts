import type { Dispatcher } from "undici";
import type { Config } from "#src/config.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Mailer } from "#src/ports/mailer.ts";
import type { Sender, Senders } from "#src/ports/sender.ts";
import { facebookSender } from "./facebook/send.ts";
import { smtpMailer } from "./gateways/email/mailer.ts";
import { emailSender } from "./gateways/email/send.ts";
import { smsSender } from "./gateways/sms/send.ts";
import { providerAgent } from "./provider/agent.ts";
import { keepPrivate } from "./provider/keep-private.ts";
import { zaloSender } from "./zalo/send.ts";

type Settings = Pick<
  Config,
  | "zaloApiBase"
  | "zaloOauthBase"
  | "zaloTemplateBase"
  | "graphBase"
  | "smtpUrl"
  | "mailFrom"
  | "smsUrl"
  | "smsSecret"
  | "smsAscii"
>;

interface Options {
  now?(): Date;
  /** Makes the connections to one host. */
  agent?(): Dispatcher;
}

/** The registry of ways out. A gateway that is not configured is no way. */
export function senders(settings: Settings, { now = () => new Date(), agent = providerAgent }: Options = {}): Senders {
  const zalo = zaloSender({
    apiBase: settings.zaloApiBase,
    oauthBase: settings.zaloOauthBase,
    templateBase: settings.zaloTemplateBase,
    api: agent(),
    oauth: agent(),
    template: agent(),
    now,
  });
  const facebook = facebookSender({ base: settings.graphBase, graph: agent(), now });
  const { smtpUrl, mailFrom, smsUrl, smsSecret, smsAscii } = settings;
  const email = smtpUrl && mailFrom ? [emailSender({ url: smtpUrl, from: mailFrom })] : [];
  const sms = smsUrl && smsSecret ? [smsGateway(smsUrl, smsSecret)] : [];
  const byWay = new Map<Way, Sender>();
  for (const sender of [zalo, facebook, ...email, ...sms].map(keepPrivate)) {
    for (const way of sender.ways) byWay.set(way, sender);
  }
  return { get: (way) => byWay.get(way) };

  function smsGateway(url: string, secret: string): Sender {
    return smsSender({ url, secret, ascii: smsAscii, dispatcher: agent(), now });
  }
}

/** What carries e-mails that belong to no conversation; undefined where no mail server is configured. */
export const mailer = ({ smtpUrl, mailFrom }: Pick<Config, "smtpUrl" | "mailFrom">): Mailer | undefined =>
  smtpUrl && mailFrom ? smtpMailer({ url: smtpUrl, from: mailFrom }) : undefined;
