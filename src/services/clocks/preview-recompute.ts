import type { City } from "#src/city/city.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import type { ClockRow } from "./clock-row.ts";
import { type ClockFilter, pageOfRunning, type RunningTicket } from "./page-of-running.ts";
import { recounted } from "./recounted.ts";

export interface MovedClock {
  reference: string;
  clock: ClockRow["clock"];
  unitId: string | null;
  dueAt: Date;
  newDueAt: Date;
}

export interface RecomputePreview {
  /** Running clocks looked at, and of them those that would be due at another instant. */
  clocks: number;
  moved: number;
  /** Of the moved: would be overdue at once, and would no longer be. */
  becomeOverdue: number;
  stopOverdue: number;
  /** At most fifty, those first that would move farthest. */
  examples: MovedClock[];
}

const EXAMPLES = 50;

/**
 * What `recomputeClocks` would do if the city were as `candidate`. Changes nothing.
 * @throws {AppError} FORBIDDEN
 */
export async function previewRecompute(
  ctx: Ctx,
  candidate: City,
  { filter = {} }: { filter?: ClockFilter } = {},
): Promise<RecomputePreview> {
  allow(ctx.actor, "configure");
  const preview: RecomputePreview = { clocks: 0, moved: 0, becomeOverdue: 0, stopOverdue: 0, examples: [] };
  const now = ctx.now();
  for (let afterId = 0; ; ) {
    const page = await pageOfRunning(ctx.db, afterId, filter);
    const last = page.at(-1);
    if (!last) return preview;
    const moved = page.flatMap((running) => movedIn(candidate, running));
    preview.clocks += page.reduce((sum, { clocks }) => sum + clocks.length, 0);
    preview.moved += moved.length;
    preview.becomeOverdue += moved.filter(({ dueAt, newDueAt }) => dueAt >= now && newDueAt < now).length;
    preview.stopOverdue += moved.filter(({ dueAt, newDueAt }) => dueAt < now && newDueAt >= now).length;
    preview.examples = [...preview.examples, ...moved].sort((a, b) => distance(b) - distance(a)).slice(0, EXAMPLES);
    afterId = last.ticket.id;
  }
}

const distance = ({ dueAt, newDueAt }: MovedClock) => Math.abs(newDueAt.getTime() - dueAt.getTime());

const movedIn = (candidate: City, { ticket, clocks, pauses }: RunningTicket): MovedClock[] =>
  clocks.flatMap((clock) => {
    const newDueAt = recounted(candidate, ticket, clock, pauses).dueAt;
    const { dueAt } = clock;
    if (newDueAt.getTime() === dueAt.getTime()) return [];
    return { reference: ticket.reference, clock: clock.clock, unitId: ticket.unitId, dueAt, newDueAt };
  });
