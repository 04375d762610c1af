import { AppError } from "#src/errors.ts";
import type { ChannelAccount, ChannelAdapter, NormalizedEvent } from "#src/ports/channel.ts";
import { sha256Hex } from "../signature.ts";
import { readJson } from "../untrusted-json.ts";
import { PROVIDERS, type Provider } from "./call.ts";
import { callEvent } from "./call-event.ts";
import type { FieldMap } from "./field-map.ts";
import { genericCall } from "./generic.ts";
import { mapCall } from "./map-call.ts";
import { asterisk } from "./providers/asterisk.ts";
import { freeswitch } from "./providers/freeswitch.ts";
import { omicall } from "./providers/omicall.ts";
import { stringee } from "./providers/stringee.ts";
import { verifyCall } from "./verify.ts";

const MAPS: Record<Exclude<Provider, "generic">, FieldMap> = { stringee, omicall, freeswitch, asterisk };

/**
 * The hotline: one delivery is one state of one call.
 * @param now the clock against which signatures age
 */
export function hotline({ now = () => new Date() }: { now?: () => Date } = {}): ChannelAdapter {
  return {
    channel: "hotline",
    verify: (body, headers, account) => verifyCall(body, headers, account, now()),
    parse(body, account, receivedAt) {
      const provider = providerOf(account);
      const delivery = readObject(body);
      if (provider === "generic") return [callEvent(genericCall(delivery), account, receivedAt)];
      const call = mapCall(MAPS[provider], delivery);
      return [
        call === "unknown event" ? unknownEvent(provider, body, receivedAt) : callEvent(call, account, receivedAt),
      ];
    },
  };
}

function providerOf(account: ChannelAccount): Provider {
  const named = account.settings.provider || "generic";
  const provider = PROVIDERS.find((one) => one === named);
  if (!provider) throw new AppError("MISCONFIGURED", `unknown hotline provider: ${named}`, { accountId: account.id });
  return provider;
}

function readObject(body: Uint8Array): object {
  const json = readJson(body);
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return json;
  throw new AppError("INVALID", "The delivery is not a JSON object.");
}

function unknownEvent(provider: Provider, body: Uint8Array, receivedAt: Date): NormalizedEvent {
  const key = `call:${provider}:other:${sha256Hex(body).slice(0, 24)}`;
  return {
    channel: "hotline",
    kind: "system",
    eventKey: key,
    objectId: key,
    verb: "context",
    threadKey: key,
    author: { key, anonymous: true },
    occurredAt: receivedAt.toISOString(),
    attachments: [],
    replyHint: { publicReply: false, privateReply: false },
    opensTicket: false,
  };
}
