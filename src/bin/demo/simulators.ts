import { randomBytes } from "node:crypto";
import { type GraphSimulator, graphSimulator } from "#adapters/facebook/simulator.ts";
import { type PbxSimulator, pbxSimulator } from "#adapters/hotline/simulator.ts";
import { type PaperSimulator, paperSimulator } from "#adapters/newspaper/simulator.ts";
import { type Transcript, transcript } from "#adapters/simulation/transcript.ts";
import { type YoutubeSimulator, youtubeSimulator } from "#adapters/youtube/simulator.ts";
import { type ZaloSimulator, zaloSimulator } from "#adapters/zalo/simulator.ts";
import { ACCOUNTS, HOTLINE_SECRET, PAGE, PAGE_TOKENS, SMS_SECRET, ZALO, ZALO_TOKENS } from "./identities.ts";
import { type Mailbox, mailbox } from "./mailbox.ts";
import { type SmsPhone, smsPhone } from "./sms-phone.ts";
import { YOUTUBE_KEY } from "./town/sources.ts";

/** Every provider that the service talks with, in this process. */
export interface Simulators {
  zalo: ZaloSimulator;
  graph: GraphSimulator;
  pbx: PbxSimulator;
  sms: SmsPhone;
  mail: Mailbox;
  papers: PaperSimulator;
  youtube: YoutubeSimulator;
  /** What citizens did by telephone and web form, which no provider keeps: by id of the person. */
  own: Transcript;
  /** What the service must be started with to reach them. */
  env: Record<string, string>;
  /** Webhooks go to the service at this address from now on. */
  connect(serviceUrl: string): void;
  /** Tries again what the service has not taken. */
  redeliver(): Promise<void>;
  close(): Promise<void>;
}

/** @param now tests play on another day */
export async function startSimulators(now = () => new Date()): Promise<Simulators> {
  const [zalo, graph, pbx, sms, mail, papers, youtube] = await Promise.all([
    // Whoever plays at night wants to see templates arrive.
    zaloSimulator({ ...ZALO, ...ZALO_TOKENS, now, flags: { quietNights: false, receipts: "seen" } }),
    graphSimulator({ ...PAGE, accessToken: PAGE_TOKENS.accessToken, now, flags: { receipts: "read" } }),
    pbxSimulator({ provider: "generic", secret: HOTLINE_SECRET, now }),
    smsPhone(SMS_SECRET, now),
    mailbox(now),
    paperSimulator({ now }),
    youtubeSimulator({ key: YOUTUBE_KEY, now }),
  ]);
  const hooks = [zalo.hook, graph.hook, pbx.hook];
  return {
    ...{ zalo, graph, pbx, sms, mail, papers, youtube, own: transcript() },
    env: {
      ZALO_API_BASE: zalo.url,
      ZALO_OAUTH_BASE: zalo.url,
      ZALO_TEMPLATE_BASE: zalo.url,
      GRAPH_BASE: graph.url,
      RECORDING_ORIGINS: new URL(pbx.url).origin,
      LISTENING_ORIGINS: papers.url,
      YOUTUBE_API_BASE: youtube.apiBase,
      WEBSUB_HUB: youtube.hubUrl,
      SMS_URL: sms.url,
      SMS_SECRET,
      SMTP_URL: mail.url,
      MAIL_FROM: "Lắng Nghe (bản dùng thử) <lang-nghe@example.com>",
    },
    connect(serviceUrl) {
      zalo.hook.to(`${serviceUrl}/hooks/zalo/${ACCOUNTS.zalo}`);
      graph.hook.to(`${serviceUrl}/hooks/facebook/${ACCOUNTS.facebook}`);
      pbx.hook.to(`${serviceUrl}/hooks/call/${ACCOUNTS.hotline}`);
    },
    async redeliver() {
      await Promise.all(hooks.map((hook) => hook.redeliver()));
    },
    async close() {
      await Promise.all([zalo, graph, pbx, sms, mail, papers, youtube].map((one) => one.close()));
    },
  };
}

/** For the way from the web process to the simulators. */
export const newToken = (): string => randomBytes(24).toString("base64url");
