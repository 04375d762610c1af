import type { Tx } from "#src/db/client.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { JOIN } from "#src/domain/incidents/weights.ts";
import type { Ctx } from "../ctx.ts";
import { fitWith } from "./fit-with.ts";
import type { IncidentRow } from "./incident-row.ts";
import { addMembers } from "./members.ts";
import type { Fit } from "./near-incidents.ts";
import { nearPoints } from "./near-points.ts";
import type { ReadPoint } from "./read-points.ts";
import { writeStep } from "./write-step.ts";

/** With so many members it is better known what a proposal is about than when its first reports were passed over. */
const SIZES = [6, 12, 24, 48, 96, 192];

/** Takes in what was told around the latest report before and is in no incident, where it belongs to this proposal after all. */
export async function lookAgain(
  ctx: Ctx,
  tx: Tx,
  incident: IncidentRow,
  { own, standing }: { own: ReadPoint; standing: Fit["standing"] },
): Promise<void> {
  if (incident.state !== "proposed" || !SIZES.includes(incident.members)) return;
  const belonging = (await nearPoints(ctx, tx, own, { unplaced: true })).flatMap((point) => {
    const fit = fitWith(ctx, point, standing);
    const { ticketId, mentionId, postedAt } = point;
    return fit.score >= JOIN.confirmed ? [{ ticketId, mentionId, mentionPostedAt: postedAt, ...fit }] : [];
  });
  const added = await addMembers(tx, incident.id, belonging, SYSTEM.kind, ctx.now());
  if (added.length > 0) await writeStep(ctx, tx, incident, { step: "joined", facts: { members: added }, before: null });
}
