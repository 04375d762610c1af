import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { growGroup } from "#src/domain/incidents/grow-group.ts";
import { peopleBehind } from "#src/domain/incidents/point.ts";
import type { PairScore } from "#src/domain/incidents/score-pair.ts";
import { JOIN } from "#src/domain/incidents/weights.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { comparePoints } from "./compare-points.ts";
import { lockIncidents } from "./incident-row.ts";
import { joinSpread } from "./join-spread.ts";
import { joinNeighbours, joinUp } from "./join-up.ts";
import { keepPoint } from "./keep-point.ts";
import { lookAgain } from "./look-again.ts";
import { addMembers } from "./members.ts";
import { nearIncidents } from "./near-incidents.ts";
import { nearPoints } from "./near-points.ts";
import { propose } from "./propose.ts";
import { type ReadPoint, readPoints } from "./read-points.ts";
import { tellJoined } from "./tell-joined.ts";
import { writeStep } from "./write-step.ts";

/** So many people have to say the same before it is worth a look: two neighbours are not yet an event. */
export const PEOPLE_FOR_PROPOSAL = 3;

/** Any number will do, if nobody else in this database takes it. */
const LOCK = 7_150_117;

export type Grouped = "gone" | "unfit" | "member" | "joined" | "proposed" | "alone";

/**
 * Compares one ticket or mention with what others tell: it joins the open incident that it fits best; with at least three people
 * who say the same it goes with them into a proposal of wards nearby, or a new one is proposed. One at a time, so that two of a storm do not each propose it; few milliseconds each.
 * Safe to run again.
 */
export function groupPoint(given: Ctx, pointId: number): Promise<Grouped> {
  const ctx = withActor(given, SYSTEM);
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const [own] = await readPoints(ctx, tx, sql`p.id = ${pointId} and p.pending`);
    if (!own) return "gone";
    await keepPoint(tx, own);
    if (own.incidentId !== null) return "member";
    if (!own.fit) return "unfit";
    const joined = await join(ctx, tx, own);
    return joined ?? (await proposeWith(ctx, tx, own));
  });
}

async function join(ctx: Ctx, tx: Tx, own: ReadPoint): Promise<"joined" | null> {
  const fits = await nearIncidents(ctx, tx, own);
  for (const { incidentId, score, reasons } of fits) {
    await lockIncidents(tx, [incidentId]);
    const [incident] = await tx.select().from(incidents).where(eq(incidents.id, incidentId));
    // Refused or closed while we looked.
    if (!incident || (incident.state !== "proposed" && incident.state !== "confirmed") || incident.closingSince)
      continue;
    // Its members are answered and closed with it: what is less sure is shown as likely, and a person decides.
    if (incident.state === "confirmed" && score < JOIN.confirmed) continue;
    const who = { ticketId: own.ticketId, mentionId: own.mentionId, mentionPostedAt: own.postedAt, score, reasons };
    const [memberId] = await addMembers(tx, incidentId, [who], SYSTEM.kind, ctx.now());
    if (memberId === undefined) return null;
    const after = await writeStep(ctx, tx, incident, { step: "joined", facts: { memberId, score }, before: null });
    await tellJoined(ctx, tx, after, { memberId, ticketId: own.ticketId });
    const grown = await lookAgain(ctx, tx, after, incident.members);
    await joinUp(ctx, tx, fits);
    if (grown || after.wardCodes.length > incident.wardCodes.length) await joinNeighbours(ctx, tx, incidentId);
    return "joined";
  }
  return null;
}

async function proposeWith(ctx: Ctx, tx: Tx, own: ReadPoint): Promise<"joined" | "proposed" | "alone"> {
  const others = await nearPoints(ctx, tx, own);
  // The same person again is no second voice, whatever else speaks for it.
  if (peopleBehind([own, ...others].map(({ point }) => point)) < PEOPLE_FOR_PROPOSAL) return "alone";
  const all = [own, ...others];
  const scoreOf = (a: number, b: number): PairScore => comparePoints(ctx, all[a + 1] ?? own, all[b + 1] ?? own);
  const grown = growGroup(others.length, scoreOf);
  const points = [own, ...grown.flatMap(({ at }) => others[at] ?? [])];
  if (peopleBehind(points.map(({ point }) => point)) < PEOPLE_FOR_PROPOSAL) return "alone";
  const [best] = grown;
  const first = { score: best?.score ?? 0, reasons: best?.reasons ?? [] };
  const fits = [first, ...grown].map(({ score, reasons }) => ({ score, reasons }));
  if (await joinSpread(ctx, tx, points, fits)) return "joined";
  const proposed = await propose(ctx, tx, { points, fits, why: first.reasons, before: null });
  return proposed ? "proposed" : "alone";
}
