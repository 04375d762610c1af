import type { Config } from "#src/config.ts";
import type { Way } from "#src/domain/sending.ts";

type Gateways = Pick<Config, "smtpUrl" | "mailFrom" | "smsUrl" | "smsSecret">;

/** Which gateways are configured, without loading their code: most processes only need to know. See adapters/senders.ts. */
export const hasGateway =
  ({ smtpUrl, mailFrom, smsUrl, smsSecret }: Gateways) =>
  (way: Way): boolean => {
    if (way === "email") return smtpUrl !== null && mailFrom !== null;
    return way === "sms" && smsUrl !== null && smsSecret !== null;
  };
