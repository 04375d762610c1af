import { createHash, createHmac, randomInt, randomUUID } from "node:crypto";
import { signCall } from "#adapters/hotline/sign.ts";
import type { AccountChannel } from "#src/domain/channels.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";

/** A request as the provider would send it: path below the server's address, body, headers with a valid signature. */
export interface Delivery {
  path: string;
  body: string;
  headers: Record<string, string>;
}

/** One citizen writes one text on one channel, now. */
export const DELIVERY: Record<AccountChannel, (account: ChannelAccount, text: string, at: Date) => Delivery> = {
  zalo(account, text, at) {
    const { appId = "", oaId = "" } = account.settings;
    const timestamp = String(at.getTime());
    const body = JSON.stringify({
      app_id: appId,
      sender: { id: digits(19) },
      user_id_by_app: digits(19),
      recipient: { id: oaId },
      event_name: "user_send_text",
      message: { text, msg_id: randomUUID().replaceAll("-", "").slice(0, 20) },
      timestamp,
    });
    const mac = createHash("sha256")
      .update(appId + body + timestamp + (account.secrets.webhookSecret ?? ""))
      .digest("hex");
    return { path: `/hooks/zalo/${account.id}`, body, headers: { "X-ZEvent-Signature": `mac=${mac}` } };
  },
  facebook(account, text, at) {
    const page = account.settings.pageId ?? "";
    const message = { mid: `m_${randomUUID()}`, text };
    const item = { sender: { id: digits(16) }, recipient: { id: page }, timestamp: at.getTime(), message };
    const entry = { id: page, time: at.getTime() + 300, messaging: [item] };
    // Facebook sends everything outside ASCII as \uXXXX.
    const body = JSON.stringify({ object: "page", entry: [entry] }).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const mac = createHmac("sha256", account.secrets.appSecret ?? "")
      .update(body)
      .digest("hex");
    return { path: `/hooks/facebook/${account.id}`, body, headers: { "X-Hub-Signature-256": `sha256=${mac}` } };
  },
  hotline(account, text, at) {
    const talkSec = randomInt(20, 300);
    const before = (sec: number) => new Date(at.getTime() - sec * 1_000).toISOString();
    const body = JSON.stringify({
      event: "call.ended",
      call_id: `sim-${randomUUID()}`,
      direction: "inbound",
      // 09000… is not given out: nobody's number.
      from: `09000${digits(5)}`,
      to: "1022000000",
      started_at: before(talkSec + 9),
      answered_at: before(talkSec),
      ended_at: before(0),
      status: "answered",
      duration_sec: talkSec + 9,
      talk_sec: talkSec,
      ivr: ["1"],
      note: text,
    });
    const seconds = String(Math.floor(Date.now() / 1_000));
    const signature = signCall(account.secrets.secret ?? "", seconds, Buffer.from(body));
    return {
      path: `/hooks/call/${account.id}`,
      body,
      headers: { "X-PA-Timestamp": seconds, "X-PA-Signature": signature },
    };
  },
  webform(account, text, at) {
    const body = JSON.stringify({
      form: account.id,
      lang: "vi",
      content: text,
      contact: { anonymous: true },
      consent: { version: "2026-07", at: at.toISOString() },
      website: "",
      elapsed_ms: randomInt(8_000, 90_000),
    });
    return { path: "/api/public/submissions", body, headers: { "Idempotency-Key": randomUUID() } };
  },
};

const digits = (n: number): string =>
  String(randomInt(1, 10)) + Array.from({ length: n - 1 }, () => randomInt(10)).join("");
