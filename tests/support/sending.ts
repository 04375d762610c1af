import type { ChannelAccount } from "#src/ports/channel.ts";
import type { OutgoingFile, Sending } from "#src/ports/sender.ts";

export const never = new AbortController().signal;

/** The account that `sim-zalo` is started for. */
export const ZALO = {
  appId: "4102938475610293847",
  oaId: "2837465019283746501",
  appSecret: "zalo-app-secret-DEMO",
  webhookSecret: "zalo-oa-secret-DEMO-01",
};

/** The account that `sim-graph` is started for. */
export const PAGE = {
  pageId: "104857600012345",
  appId: "998877665544332",
  appSecret: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
};

export const zaloAccount: ChannelAccount = {
  id: "zalo-thu",
  channel: "zalo",
  state: "active",
  settings: { appId: ZALO.appId, oaId: ZALO.oaId },
  secrets: { appSecret: ZALO.appSecret, webhookSecret: ZALO.webhookSecret },
};

export const pageAccount: ChannelAccount = {
  id: "fb-thu",
  channel: "facebook",
  state: "active",
  settings: { pageId: PAGE.pageId, appId: PAGE.appId },
  secrets: { appSecret: PAGE.appSecret },
};

export const sending = (more: Partial<Omit<Sending, "bubble">> & { bubble?: Partial<Sending["bubble"]> }): Sending => ({
  outboxId: 7,
  way: "zalo",
  to: "7712345678901234567",
  byPerson: false,
  lateWindow: false,
  ...more,
  bubble: { text: "", files: [], quickReplies: [], ...more.bubble },
});

export const fileOf = (name: string, mime: string, bytes: Uint8Array): OutgoingFile => ({
  name,
  mime,
  read: async () => bytes,
});
