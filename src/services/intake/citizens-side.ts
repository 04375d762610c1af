import type { NormalizedEvent } from "#src/ports/channel.ts";

/** Whose conversation an event belongs to: an echo is our own words, and its conversation is the citizen's. */
export function citizenKey(event: NormalizedEvent): string {
  const citizen = event.kind === "echo" ? event.facts?.recipientId : undefined;
  return typeof citizen === "string" ? citizen : event.author.key;
}

/** The event with the citizen as its author. */
export function fromCitizensSide(event: NormalizedEvent): NormalizedEvent {
  const key = citizenKey(event);
  return key === event.author.key ? event : { ...event, author: { key, anonymous: false } };
}
