import { createHmac } from "node:crypto";
import { AppError } from "#src/errors.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { CallAnswer, CallStep, Ivr } from "#src/ports/ivr.ts";
import { isSecret } from "../signature.ts";
import { fieldsOf, idOf, readJson, textOf } from "../untrusted-json.ts";
import { callEvent } from "./call-event.ts";

/**
 * Stringee's call control: its answer_url and the addresses of its actions are fetched without any signature, so a key made
 * from the account's secret stands in them (channels.md §3.1).
 */
export const stringeeIvr: Ivr = {
  key: (account) => keyOf(account.secrets.secret ?? "", account.id),
  verify: (key, account) =>
    [account.secrets.secret, account.secrets.secretPrevious].some(
      (secret) => secret !== undefined && secret !== "" && isSecret(key, keyOf(secret, account.id)),
    ),
  read,
  write,
  voicemail: ({ callId, from, to, recordingUrl }, account, at) =>
    callEvent(
      {
        provider: "stringee",
        ...{ callId, from, to },
        event: "recording",
        direction: "inbound",
        status: "voicemail",
        ivr: ["1"],
        ...(recordingUrl && { recording: recordingUrl }),
      },
      account,
      at,
    ),
};

const keyOf = (secret: string, accountId: string): string =>
  createHmac("sha256", secret).update(`ivr\n${accountId}`).digest("base64url");

/** The first answer is asked for by GET; keys and recordings come by POST, whose names vary between descriptions. */
function read(query: URLSearchParams, body: Uint8Array): CallStep {
  const posted = body.byteLength > 0 ? fieldsOf(bodyOf(body)) : {};
  const of = (...names: string[]): string => {
    for (const name of names) {
      const value = query.get(name) ?? idOf(posted[name]) ?? textOf(posted[name]) ?? numberOf(posted[name]);
      if (value !== undefined && value !== null && value !== "") return value;
    }
    return "";
  };
  const callId = of("call_id", "callId", "uuid");
  if (!/^[\x21-\x7e]{1,200}$/.test(callId)) throw new AppError("INVALID", "The step names no call.");
  return {
    callId,
    from: of("from"),
    to: of("to"),
    digits: of("dtmf", "digits", "input")
      .replace(/[^0-9*#]/g, "")
      .replace(/#$/, ""),
    recordingUrl: of("recording_url", "recordingUrl", "record_url", "url", "link", "file_url") || null,
  };
}

function bodyOf(body: Uint8Array): unknown {
  try {
    return readJson(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)));
  }
}

const numberOf = (value: unknown) => (typeof value === "number" ? String(value) : undefined);

/** Seconds that a caller has for a key, and for what they have to say. */
const KEY_SEC = 10;
const SPEECH_MS = 180_000;
const VOICE = "hn_male_xuantin_vdts_48k-hsmm";

function write({ say, next }: CallAnswer, account: ChannelAccount, urlOf: (step: string) => string): unknown {
  const talk = {
    action: "talk",
    text: say,
    voice: account.settings.voice || VOICE,
    // A caller who knows the menu need not hear it to its end; the last words are heard.
    bargeIn: next.kind === "digits",
    loop: 1,
  };
  if (next.kind === "end") return [talk];
  if (next.kind === "record")
    return [
      talk,
      {
        action: "recordMessage",
        eventUrl: urlOf(next.step),
        format: "wav",
        beepStart: true,
        timeout: SPEECH_MS,
        silenceTimeout: 5_000,
      },
      { ...talk, text: "Cảm ơn ông bà. Nội dung đã được tiếp nhận.", bargeIn: false },
    ];
  const input = {
    action: "input",
    eventUrl: urlOf(next.step),
    submitOnHash: next.most > 1 ? "true" : "false",
    timeout: String(KEY_SEC),
  };
  return [talk, input];
}
