import type { Dispatcher } from "undici";
import { z } from "zod";
import { smsSegments } from "#src/domain/sms-segments.ts";
import { withoutDiacritics } from "#src/domain/without-diacritics.ts";
import type { Sender, SendResult } from "#src/ports/sender.ts";
import { signCall } from "../../hotline/sign.ts";
import { callProvider } from "../../provider/call.ts";
import { failed } from "../../provider/failed.ts";
import { smsFailure } from "./failure.ts";

export interface SmsGateway {
  url: string;
  secret: string;
  /** The gateway takes no letters with marks: texts go out without. */
  ascii: boolean;
  dispatcher: Dispatcher;
  now(): Date;
}

/** More is a letter, not a text message, and is billed as such. */
const MAX_SEGMENTS = 8;

const Accepted = z.object({ id: z.coerce.string().min(1) });

/** Text messages through whatever gateway the city has, spoken to as docs/gateways.md says. */
export function smsSender(gateway: SmsGateway): Sender {
  return {
    ways: ["sms"],
    async send({ outboxId, to, bubble }, _account, _accessToken, signal) {
      const text = gateway.ascii ? withoutDiacritics(bubble.text) : bubble.text.normalize("NFC");
      if (!/^\+[1-9]\d{6,14}$/.test(to)) return failed("recipient", "not_e164", "Số điện thoại không hợp lệ.");
      if (bubble.files.length > 0) return failed("payload", "files", "Tin nhắn SMS chỉ có chữ.");
      const { segments } = smsSegments(text);
      if (text.trim() === "" || segments > MAX_SEGMENTS) {
        return failed("payload", "length", `Tin nhắn SMS dài từ 1 đến ${MAX_SEGMENTS} đoạn; tin này dài ${segments}.`);
      }
      return post(gateway, { id: `out-${outboxId}`, to, text }, signal);
    },
  };
}

async function post(
  { url, secret, dispatcher, now }: SmsGateway,
  message: { id: string; to: string; text: string },
  signal: AbortSignal,
): Promise<SendResult> {
  const body = JSON.stringify(message);
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const headers = {
    "content-type": "application/json",
    "x-pa-timestamp": timestamp,
    "x-pa-signature": signCall(secret, timestamp, Buffer.from(body)),
  };
  const answer = await callProvider(dispatcher, { method: "POST", url, headers, body }, signal);
  const accepted = Accepted.safeParse(answer.kind === "answered" && answer.status < 300 ? answer.json : undefined);
  return accepted.success ? { ok: true, externalId: accepted.data.id } : smsFailure(answer);
}
