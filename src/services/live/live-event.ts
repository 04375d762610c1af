import type { Actor } from "#src/domain/actor.ts";
import { may, reachOf } from "#src/domain/policy.ts";

/** What is told of a change: enough to look at it again, and nothing of whom it is about. */
export interface LiveEvent {
  /** Of the history; null for what is true only now (who is here). */
  id: number | null;
  reference: string;
  version: number;
  /** The action of the history ("triage", "resolve", …), or "presence". */
  kind: string;
  /** Units that may hear of it: who holds it, who was told of it, who held it before. Not sent. */
  units: readonly string[];
}

/** Asked for each event and listener: what somebody may not see, they do not hear of. */
export function mayHear(actor: Actor, event: LiveEvent): boolean {
  if (!may(actor, "ticket.read")) return false;
  const reach = reachOf(actor);
  return reach === null || event.units.includes(reach.unitId);
}

/** As one server-sent event. */
export function eventText({ id, reference, version, kind }: LiveEvent): string {
  const data = JSON.stringify({ reference, version, kind });
  return `${id === null ? "" : `id: ${id}\n`}event: ticket\ndata: ${data}\n\n`;
}
