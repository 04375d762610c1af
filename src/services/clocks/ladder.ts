import type { City } from "#src/city/city.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { Clock, Pause } from "./clock-row.ts";
import { instantOf } from "./count-clock.ts";

type Step = City["policies"]["escalation"][number];

/** One percentage of the escalation ladder, with what is told then. */
export interface Rung {
  percent: number;
  steps: readonly Step[];
}

/** What is told of a clock, in order. The due instant is always a rung: a breach is recorded though nobody is told. */
export function ladderOf(city: City, clock: Clock["clock"], urgency: Urgency | null): Rung[] {
  const steps = city.policies.escalation.filter(
    (step) => step.clock === clock && (!step.urgency || (urgency !== null && step.urgency.includes(urgency))),
  );
  const percents = [...new Set([100, ...steps.map(({ percent }) => percent)])].sort((a, b) => a - b);
  return percents.map((percent) => ({ percent, steps: steps.filter((step) => step.percent === percent) }));
}

export interface Situation {
  city: City;
  urgency: Urgency | null;
  pauses: readonly Pause[];
}

/** The next rung of a clock and its instant; undefined when all was told. */
export function nextRung({ city, urgency, pauses }: Situation, clock: Clock): (Rung & { at: Date }) | undefined {
  const rung = ladderOf(city, clock.clock, urgency).find(({ percent }) => percent > clock.alerted);
  return rung && { ...rung, at: instantOf(city, clock, pauses, rung.percent) };
}

/**
 * When the evaluator has to look at a clock; null while it waits for the citizen, has nothing more to tell, or was
 * stopped before. A clock that was met late is still looked at: its breach happened.
 */
export function nextAlertAt(situation: Situation, clock: Clock): Date | null {
  if (clock.stoppedAt && !clock.met) return null;
  const open = situation.pauses.find(({ untilAt }) => untilAt === null);
  if (open && open.fromAt < clock.dueAt && !clock.stoppedAt) return null;
  const at = nextRung(situation, clock)?.at ?? null;
  return at && clock.stoppedAt && at >= clock.stoppedAt ? null : at;
}
