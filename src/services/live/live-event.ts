import type { Actor } from "#src/domain/actor.ts";
import { may, type Permission, reachOf } from "#src/domain/policy.ts";

/** What is told of a change: enough to look at it again, and nothing of whom it is about. */
export interface LiveEvent {
  /** Of the history; null for what is true only now (who is here). */
  id: number | null;
  reference: string;
  version: number;
  /** The action of the history ("triage", "resolve", …), or "presence"; of other things what happened ("critical"). */
  kind: string;
  /** What it is about, when it is no ticket: then `reference` is the id that its page has. */
  about?: "mention" | "incident" | "alert";
  /** Units that may hear of it: who holds it, who was told of it, who held it before. Not sent. */
  units: readonly string[];
}

const READ_OF = {
  ticket: "ticket.read",
  mention: "mention.read",
  incident: "incident.read",
  alert: "incident.read",
} as const satisfies Record<string, Permission>;

/** Asked for each event and listener: what somebody may not see, they do not hear of. */
export function mayHear(actor: Actor, event: LiveEvent): boolean {
  if (!may(actor, READ_OF[event.about ?? "ticket"])) return false;
  const reach = reachOf(actor);
  return reach === null || event.units.includes(reach.unitId);
}

/** As one server-sent event. */
export function eventText({ id, reference, version, kind, about }: LiveEvent): string {
  const data = JSON.stringify({ reference, version, kind });
  return `${id === null ? "" : `id: ${id}\n`}event: ${about ?? "ticket"}\ndata: ${data}\n\n`;
}
