import type { Attachment, NormalizedEvent } from "#src/ports/channel.ts";

/** Pure data, as it will be stored; what a provider put twice into one delivery is one event. */
export function deliveredEvents(events: NormalizedEvent[]): NormalizedEvent[] {
  const byKey = new Map<string, NormalizedEvent>();
  for (const event of events) if (!byKey.has(event.eventKey)) byKey.set(event.eventKey, event);
  // Safe: plain objects of strings, numbers, booleans and lists; this only drops fields that are undefined.
  return [...byKey.values()].map((event) => JSON.parse(JSON.stringify(event)) as NormalizedEvent);
}

/** Whether a message says anything: words, a place, a picture. A sticker alone is a nod. */
export function saysSomething(said: { text?: string; geo?: unknown; attachments: Attachment[] }): boolean {
  return said.text !== undefined || said.geo !== undefined || said.attachments.some(({ type }) => type !== "sticker");
}

const HOUR_MS = 3_600_000;

/** ISO 8601 UTC, `hours` after another. */
export function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();
}
