import { sql } from "drizzle-orm";
import { SYSTEM } from "#src/domain/actor.ts";
import { growGroup } from "#src/domain/incidents/grow-group.ts";
import { peopleBehind } from "#src/domain/incidents/point.ts";
import type { PairScore } from "#src/domain/incidents/score-pair.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { comparePoints } from "./compare-points.ts";
import { findPoints } from "./find-members.ts";
import { PEOPLE_FOR_PROPOSAL } from "./group-point.ts";
import { propose } from "./propose.ts";
import type { ReadPoint } from "./read-points.ts";

export interface AlertProposal {
  /** Of the alert: the same raised again is the same incident. */
  sector: string;
  ticketReferences: readonly string[];
  mentionIds: readonly number[];
}

/**
 * An incident for what an alert has found: the open one that holds most of it already, else a new proposal of those in none who tell
 * of one thing.
 * @returns its reference; null when nothing is left that could be proposed: many matters at once are an alert and no incident
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
    const telling = tellingOfOne(ctx, free);
    if (telling.length === 0) return null;
    const made = await propose(ctx, tx, {
      points: telling,
      fits: telling.map(() => ({})),
      why: [],
      sector: alert.sector,
      before: null,
    });
    return made?.reference ?? null;
  });
}

/** From so many of them it is tried who tells of the same. */
const SEEDS = 20;

/**
 * The most people of them who tell of one thing. Where nobody agrees with two others all of one ward do: more than is usual there
 * at once mostly has one cause.
 */
function tellingOfOne(ctx: Ctx, points: readonly ReadPoint[]): readonly ReadPoint[] {
  const scores = new Map<string, PairScore>();
  const scoreOf = (a: ReadPoint, b: ReadPoint): PairScore => {
    const key = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
    const score = scores.get(key) ?? comparePoints(ctx, a, b);
    scores.set(key, score);
    return score;
  };
  const groups = points.slice(0, SEEDS).map((seed) => {
    const others = points.filter((one) => one !== seed);
    const grown = growGroup(others.length, (a, b) => scoreOf(others[a] ?? seed, others[b] ?? seed));
    return [seed, ...grown.flatMap(({ at }) => others[at] ?? [])];
  });
  const people = (group: readonly ReadPoint[]) => peopleBehind(group.map(({ point }) => point));
  const [most = []] = groups.toSorted((a, b) => people(b) - people(a));
  if (people(most) >= PEOPLE_FOR_PROPOSAL) return most;
  const wards = new Set(points.map(({ point }) => point.wardCode));
  return wards.size === 1 && !wards.has(null) ? points : [];
}
