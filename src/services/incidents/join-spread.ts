import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { MOST_WARDS, spreadingMatter } from "#src/domain/incidents/spreading.ts";
import type { Ctx } from "../ctx.ts";
import { lockIncidents } from "./incident-row.ts";
import { addMembers, type NewMember } from "./members.ts";
import type { ReadPoint } from "./read-points.ts";
import { spreadIncidents } from "./spread-incidents.ts";
import { untouched } from "./untouched.ts";
import { writeStep } from "./write-step.ts";

/**
 * Several who tell of rain, tide or an outage, and a proposal tells of the same nearby at the same hours: they are one event.
 * Only a proposal takes them in: over what a person has confirmed a person decides (the page offers to merge).
 * @param fits of each point, in their order
 * @returns whether they have joined one
 */
export async function joinSpread(
  ctx: Ctx,
  tx: Tx,
  points: readonly ReadPoint[],
  fits: readonly Pick<NewMember, "score" | "reasons">[],
): Promise<boolean> {
  const tell = points.map(({ point }) => point);
  const matter = spreadingMatter(tell);
  if (!matter) return false;
  const times = tell.map(({ atMs }) => atMs);
  const spread = {
    matter,
    wardCodes: [...new Set(tell.flatMap(({ wardCode }) => wardCode ?? []))],
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
  };
  const small = sql`${untouched} and jsonb_array_length(i.ward_codes) < ${MOST_WARDS}`;
  const [found] = await spreadIncidents(ctx, tx, spread, small);
  if (!found) return false;
  await lockIncidents(tx, [found.id]);
  const [incident] = await tx
    .select()
    .from(incidents)
    .where(and(eq(incidents.id, found.id), eq(incidents.state, "proposed")));
  if (!incident) return false; // decided while we looked
  const fresh = points.map(({ ticketId, mentionId, postedAt }, at) => ({
    ...{ ticketId, mentionId, mentionPostedAt: postedAt },
    ...fits[at],
  }));
  const added = await addMembers(tx, incident.id, fresh, SYSTEM.kind, ctx.now());
  if (added.length === 0) return false;
  await writeStep(ctx, tx, incident, { step: "joined", facts: { members: added }, before: null });
  return true;
}
