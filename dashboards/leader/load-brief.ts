import type { DirectiveVerbs } from "#dashboards/directive-verbs.ts";
import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import type { CutOff } from "#src/city/pack/reporting-file.ts";
import { localDate } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import type { KpiAnswer, KpiRow } from "#src/kpi/kpi.ts";
import { PERIOD_KINDS, periodBefore, periodOf } from "#src/kpi/period.ts";
import { KPI_IDS, type KpiId } from "#src/kpi/registry.ts";
import type { TicketsBehind } from "#src/kpi/tickets-behind.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { DirectiveView } from "#src/services/directives/directive-view.ts";
import { rankedRows } from "./board-ranking.tsx";
import { type LeaderQuery, readLeaderQuery } from "./leader-query.ts";
import { type Board, loadBoard } from "./load-board.ts";
import { loadRanking, type RankBy, type Ranked } from "./load-ranking.ts";

/** What writing a brief asks of the service. */
export type BriefVerbs = LeaderVerbs & Pick<DirectiveVerbs, "listDirectives">;

/** What a brief says. */
export interface Brief {
  board: Board;
  /** The least on time, from the least. */
  attention: { ward: KpiRow[]; unit: KpiRow[] };
  critical: TicketsBehind;
  /** Null: not for this reader. */
  directives: DirectiveView[] | null;
  /** Only in full. */
  full: BriefDetails | null;
}

export interface BriefDetails {
  now: Record<KpiId, KpiAnswer>;
  before: Record<KpiId, KpiAnswer>;
  rankings: Record<RankBy, Ranked[]>;
}

const ATTENTION = 5;
const CRITICAL = { short: 10, full: 200 };

/** A brief is about a time that is over: without a day in the address, the last whole day, week or month. */
export function readBriefQuery(asked: Record<string, string>, now: Date, cutOff: CutOff): LeaderQuery {
  if (asked.from) return readLeaderQuery(asked, now, cutOff);
  const kind = PERIOD_KINDS.find((one) => one === asked.kind) ?? "month";
  const last = periodBefore(periodOf(kind, now, cutOff));
  return readLeaderQuery({ ...asked, kind, from: localDate(last.from) }, now, cutOff);
}

export async function loadBrief(verbs: BriefVerbs, ctx: Ctx, query: LeaderQuery, inFull: boolean): Promise<Brief> {
  const { from, until, filter } = query;
  const period = { from, until, ...filter };
  const [board, critical, directives, full] = await Promise.all([
    loadBoard(verbs, ctx, query),
    verbs.kpiTickets(ctx, "critical_open", { ...period, limit: inFull ? CRITICAL.full : CRITICAL.short }),
    may(ctx.actor, "directive.read") ? verbs.listDirectives(ctx).then(({ items }) => items) : null,
    inFull ? loadDetails(verbs, ctx, query) : null,
  ]);
  const last = (answer: KpiAnswer) => rankedRows(answer).toReversed().slice(0, ATTENTION);
  return { board, attention: { ward: last(board.byWard), unit: last(board.byUnit) }, critical, directives, full };
}

async function loadDetails(verbs: BriefVerbs, ctx: Ctx, query: LeaderQuery): Promise<BriefDetails> {
  const { from, until, before, filter } = query;
  const [now, earlier, ward, unit, sector] = await Promise.all([
    verbs.measureMany(ctx, KPI_IDS, { from, until, ...filter }),
    verbs.measureMany(ctx, KPI_IDS, { ...before, ...filter }),
    loadRanking(verbs, ctx, query, "ward"),
    loadRanking(verbs, ctx, query, "unit"),
    loadRanking(verbs, ctx, query, "sector"),
  ]);
  return { now, before: earlier, rankings: { ward, unit, sector } };
}
