import { cleanText } from "#src/domain/text.ts";
import type { Attachment, ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { sha256Hex } from "../signature.ts";
import type { Call, CallEvent } from "./call.ts";
import { type Caller, readCaller } from "./caller.ts";

/** First 12 hex digits of SHA-256: 48 bits, only told apart within one call. */
const shortDigest = (text: string) => sha256Hex(text).slice(0, 12);

/** Events after which nothing more is awaited before a matter may be opened. */
const AFTER_THE_CALL: readonly CallEvent[] = ["ended", "recording", "note"];

/**
 * A call as an event of the channel. `objectId` = `<provider>:<call id>` names the call, of which several events speak.
 *
 * `eventKey` = `call:<provider>:<call id>:<event>[:leg-<digest>][:<digest>]`. The event is part of it because each state
 * of a call brings facts of its own, and a key is accepted once. The last digest is that of note, transcript and
 * recording where there are any: exchanges send the same record again, with the recording added, and that must
 * count, whereas a plain redelivery must not.
 */
export function callEvent(call: Call, account: ChannelAccount, receivedAt: Date): NormalizedEvent {
  const objectId = `${call.provider}:${call.callId}`;
  const caller = readCaller(call.from);
  const note = filled(call.note);
  const transcript = filled(call.transcript);
  const text = note ?? transcript;
  const recording = recordingOf(call, account);
  const inbound = call.direction === "inbound" && caller.kind !== "extension";
  return {
    channel: "hotline",
    kind: "call",
    eventKey: eventKey(call, objectId),
    objectId,
    verb: inbound ? "add" : "context",
    threadKey: threadKey(call, caller, objectId),
    author: author(caller, objectId),
    occurredAt: occurredAt(call, receivedAt),
    ...(text === undefined ? {} : { text }),
    attachments: recording ? [recording] : [],
    replyHint: { publicReply: false, privateReply: false },
    facts: facts(call, note, transcript, recording),
    opensTicket:
      inbound &&
      AFTER_THE_CALL.includes(call.event) &&
      (text !== undefined || call.status === "voicemail" || choseReportBranch(call, account)),
  };
}

function eventKey(call: Call, objectId: string): string {
  const content = [call.note, call.transcript, call.recording].map((part) => filled(part) ?? "");
  const leg = call.legId && call.legId !== call.callId ? `:leg-${shortDigest(call.legId)}` : "";
  const digest = content.some((part) => part !== "") ? `:${shortDigest(JSON.stringify(content))}` : "";
  return `call:${objectId}:${call.event}${leg}${digest}`;
}

/** Calls to and from one citizen make one thread. */
function threadKey(call: Call, caller: Caller, objectId: string): string {
  const citizen = call.direction === "outbound" ? readCaller(call.to) : caller;
  return citizen.kind === "subscriber" ? citizen.key : `call:${objectId}`;
}

function author(caller: Caller, objectId: string): NormalizedEvent["author"] {
  if (caller.kind === "hidden") return { key: `call:${objectId}`, anonymous: true };
  const phone = caller.kind === "subscriber" ? caller.phone : undefined;
  return { key: caller.key, ...(phone ? { phone } : {}), anonymous: false };
}

/**
 * Notes and recordings carry no time of their own. They take that of their arrival, so that the newest of two notes
 * about one call is the one that counts.
 */
function occurredAt(call: Call, receivedAt: Date): string {
  if (call.event === "note" || call.event === "recording") return receivedAt.toISOString();
  if (call.event === "started") return call.startedAt ?? receivedAt.toISOString();
  if (call.event === "answered") return call.answeredAt ?? call.startedAt ?? receivedAt.toISOString();
  return call.endedAt ?? call.answeredAt ?? call.startedAt ?? receivedAt.toISOString();
}

/** A file name is of use only when the account says where the exchange serves its recordings. */
function recordingOf(call: Call, account: ChannelAccount): Attachment | undefined {
  const recording = filled(call.recording);
  if (recording === undefined) return undefined;
  if (/^https?:\/\//i.test(recording)) return { type: "audio", url: recording };
  const name = recording.split("/").at(-1) || recording;
  const base = account.settings.recordingBaseUrl;
  if (!base) return { type: "audio", name };
  return { type: "audio", name, url: `${base.replace(/\/+$/, "")}/${encodeURIComponent(name)}` };
}

function choseReportBranch(call: Call, account: ChannelAccount): boolean {
  const branch = account.settings.ivrReportBranch;
  return branch !== undefined && branch !== "" && call.ivr[0] === branch;
}

function facts(call: Call, note?: string, transcript?: string, recording?: Attachment): Record<string, unknown> {
  const {
    event,
    direction,
    status,
    startedAt,
    answeredAt,
    endedAt,
    durationSec,
    talkSec,
    ivr,
    agentExt,
    agentName,
    to,
  } = call;
  const all = {
    event,
    provider: call.provider,
    callId: call.callId,
    direction,
    status,
    startedAt,
    answeredAt,
    endedAt,
    durationSec,
    talkSec,
    ivr: ivr.map(cleanText),
    agentExt: filled(agentExt),
    agentName: filled(agentName),
    note,
    transcript,
    recordingUrl: recording?.url,
    to: cleanText(to),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function filled(text: string | undefined): string | undefined {
  const clean = text === undefined ? "" : cleanText(text).trim();
  return clean === "" ? undefined : clean;
}
