import type { NormalizedEvent } from "#src/ports/channel.ts";
import type { Provider } from "../call.ts";
import { sectorHint, urgencyHint } from "./hints.ts";
import { type NoteRow, noteKey } from "./note-row.ts";

/**
 * Notes as events of the hotline: each is a matter that a citizen told an operator.
 * @param provider of the account whose call ids the notes quote: note and call then share one `objectId`
 */
export function toEvents(rows: readonly NoteRow[], provider: Provider = "generic"): NormalizedEvent[] {
  return rows.map((row) => toEvent(row, provider));
}

function toEvent(row: NoteRow, provider: Provider): NormalizedEvent {
  const eventKey = noteKey(row);
  const { phone, name, address } = row;
  return {
    channel: "hotline",
    kind: "call",
    eventKey,
    objectId: row.callId === undefined ? eventKey : `${provider}:${row.callId}`,
    verb: "add",
    threadKey: phone ?? eventKey,
    // Without a number, nothing says that two callers of one name are one person.
    author: {
      key: phone ?? eventKey,
      ...(name ? { name } : {}),
      ...(phone ? { phone } : {}),
      anonymous: !phone && !name,
    },
    occurredAt: row.at,
    text: row.content,
    attachments: [],
    ...(address ? { address } : {}),
    replyHint: { publicReply: false, privateReply: false },
    facts: facts(row, provider),
    opensTicket: true,
  };
}

function facts(row: NoteRow, provider: Provider): Record<string, unknown> {
  const all = {
    event: "note",
    provider,
    callId: row.callId,
    direction: "inbound",
    // Somebody spoke with the caller, or there would be no note.
    status: "answered",
    startedAt: row.at,
    ivr: [],
    agentName: row.receiver,
    note: row.content,
    sectorText: row.sector,
    sectorHint: row.sector && sectorHint(row.sector),
    urgencyHint: row.urgency && urgencyHint(row.urgency),
    imported: true,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
