import { sql } from "drizzle-orm";
import { SYSTEM } from "#src/domain/actor.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { findPoints } from "./find-members.ts";
import { propose } from "./propose.ts";

export interface AlertProposal {
  /** Of the alert: the same raised again is the same incident. */
  sector: string;
  ticketReferences: readonly string[];
  mentionIds: readonly number[];
}

/**
 * An incident for what an alert has found: the open one that holds most of it already, else a new proposal of all that is in none.
 * @returns its reference; null when nothing is left that could be proposed
 */
export function proposeFromAlert(given: Ctx, alert: AlertProposal): Promise<string | null> {
  const ctx = withActor(given, SYSTEM);
  return ctx.db.transaction(async (tx) => {
    const wanted = { tickets: [...alert.ticketReferences], mentions: [...alert.mentionIds] };
    if (wanted.tickets.length + wanted.mentions.length === 0) return null;
    const points = await findPoints(ctx, tx, wanted);
    const inOne = points.flatMap(({ incidentId }) => incidentId ?? []);
    if (inOne.length * 2 >= points.length && inOne.length > 0) {
      const [known] = await tx.execute<{ reference: string }>(sql`
        select reference from incidents where id in ${inOne} and state in ('proposed', 'confirmed')
        order by members desc, id limit 1`);
      if (known) return known.reference;
    }
    const free = points.filter(({ incidentId, fit }) => incidentId === null && fit);
    if (free.length === 0) return null;
    const made = await propose(ctx, tx, {
      points: free,
      fits: free.map(() => ({})),
      why: [],
      sector: alert.sector,
      before: null,
    });
    return made?.reference ?? null;
  });
}
