import { localWeek } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type AccuracyTables, measureAccuracy } from "./accuracy.ts";
import { type Drift, measureDrift } from "./drift.ts";

export interface UnderstandingReport extends AccuracyTables {
  /** The Monday from which on tickets are counted, "2026-09-07", and how many weeks that is, this one included. */
  since: string;
  weeksAsked: number;
  drift: Drift[];
}

export const DEFAULT_WEEKS = 12;
const MOST_WEEKS = 53;
const WEEK_MS = 7 * 86_400_000;

/**
 * How right the machine is in use, and whether what comes in has changed. Counts only, of no single person: made for those
 * who run the service, who see no citizen's words.
 * @param weeks how many, this one included, as it came in an address
 * @throws {AppError} FORBIDDEN; INVALID
 */
export async function reportUnderstanding(ctx: Ctx, weeks: string | undefined): Promise<UnderstandingReport> {
  allow(ctx.actor, "configure");
  const asked = readWeeks(weeks);
  const { monday, startsAt } = localWeek(new Date(ctx.now().getTime() - (asked - 1) * WEEK_MS));
  const [tables, drift] = await Promise.all([measureAccuracy(ctx, startsAt), measureDrift(ctx)]);
  return { since: monday, weeksAsked: asked, ...tables, drift };
}

function readWeeks(text: string | undefined): number {
  if (!text) return DEFAULT_WEEKS;
  const weeks = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (weeks >= 1 && weeks <= MOST_WEEKS) return weeks;
  throw new AppError("INVALID", `Số tuần (weeks) cần là số từ 1 đến ${MOST_WEEKS}.`, { field: "weeks" });
}
