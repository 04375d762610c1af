import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import { MOST_WARDS, spreadingMatterIn } from "#src/domain/incidents/spreading.ts";
import { JOIN } from "#src/domain/incidents/weights.ts";
import type { Ctx } from "../ctx.ts";
import { fitWith } from "./fit-with.ts";
import { lockIncidents } from "./incident-row.ts";
import { moveMembers } from "./merge.ts";
import type { Fit } from "./near-incidents.ts";
import type { ReadPoint } from "./read-points.ts";
import { spreadIncidents } from "./spread-incidents.ts";
import { untouched } from "./untouched.ts";
import { writeStep } from "./write-step.ts";

/**
 * What surely belongs to two proposals shows that they are one: the younger goes into the elder. A person can take it back like any
 * other step; over what a person has decided a person decides.
 */
export async function joinUp(ctx: Ctx, tx: Tx, fits: readonly Fit[]): Promise<void> {
  const [first, ...others] = fits.filter(({ score }) => score >= JOIN.sure);
  const alike = first ? others.filter((other) => areOne(ctx, first, other.standing)) : [];
  if (!first || alike.length === 0) return;
  await intoElder(
    ctx,
    tx,
    [first, ...alike].map(({ incidentId }) => incidentId),
  );
}

/** Two proposals of one rain, tide or outage that began apart have come to touch: they are one. */
export async function joinNeighbours(ctx: Ctx, tx: Tx, incidentId: number): Promise<void> {
  const [incident] = await tx.select().from(incidents).where(eq(incidents.id, incidentId));
  const matter = incident && spreadingMatterIn(incident.why);
  if (!matter || incident.state !== "proposed") return;
  const near = await spreadIncidents(ctx, tx, { matter, ...incident }, sql`i.id <> ${incident.id}`);
  if (near.length > 0) await intoElder(ctx, tx, [incident.id, ...near.map(({ id }) => id)]);
}

/** Of these the younger proposals go into the eldest, as long as it stays one that a unit can lead. */
async function intoElder(ctx: Ctx, tx: Tx, ids: readonly number[]): Promise<void> {
  await lockIncidents(tx, ids);
  const rows = await tx
    .select()
    .from(incidents)
    .where(sql`${incidents.id} in (select i.id from incidents i where i.id in ${ids} and ${untouched})`)
    .orderBy(incidents.id);
  let [elder, ...younger] = rows;
  for (const from of younger) {
    if (!elder) return;
    if (new Set([...elder.wardCodes, ...from.wardCodes]).size > MOST_WARDS) continue;
    await writeStep(ctx, tx, from, await moveMembers(ctx, tx, from, elder));
    [elder] = await tx.select().from(incidents).where(eq(incidents.id, elder.id));
  }
}

/** Most of those who stand for the one belong to the other. */
function areOne(ctx: Ctx, { standing, members }: Fit, others: readonly ReadPoint[]): boolean {
  const belonging = others.filter((other) => fitWith(ctx, other, standing, members).score >= JOIN.standing);
  return belonging.length * 2 > others.length;
}
