import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import { JOIN } from "#src/domain/incidents/weights.ts";
import type { Ctx } from "../ctx.ts";
import { fitWith } from "./fit-with.ts";
import { lockIncidents } from "./incident-row.ts";
import { moveMembers } from "./merge.ts";
import type { Fit } from "./near-incidents.ts";
import type { ReadPoint } from "./read-points.ts";
import { untouched } from "./untouched.ts";
import { writeStep } from "./write-step.ts";

/**
 * What surely belongs to two proposals shows that they are one: the younger goes into the elder. A person can take it back like any
 * other step; over what a person has decided a person decides.
 */
export async function joinUp(ctx: Ctx, tx: Tx, fits: readonly Fit[]): Promise<void> {
  const [first, ...others] = fits.filter(({ score }) => score >= JOIN.sure);
  const alike = first ? others.filter((other) => areOne(ctx, first.standing, other.standing)) : [];
  if (!first || alike.length === 0) return;
  const sure = [first, ...alike].map(({ incidentId }) => incidentId);
  await lockIncidents(tx, sure);
  const rows = await tx.execute<{ id: string }>(
    sql`select i.id from incidents i where i.id in ${sure} and ${untouched} order by i.id`,
  );
  const [elder, ...younger] = rows.map(({ id }) => Number(id));
  for (const id of younger) {
    const held = await tx
      .select()
      .from(incidents)
      .where(sql`${incidents.id} in ${[elder, id]}`);
    const [into, from] = [held.find((one) => one.id === elder), held.find((one) => one.id === id)];
    if (into && from) await writeStep(ctx, tx, from, await moveMembers(ctx, tx, from, into));
  }
}

/** Most of those who stand for the one belong to the other. */
function areOne(ctx: Ctx, some: readonly ReadPoint[], others: readonly ReadPoint[]): boolean {
  const belonging = others.filter((other) => fitWith(ctx, other, some).score >= JOIN.confirmed);
  return belonging.length * 2 > others.length;
}
