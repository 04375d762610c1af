import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import type { KpiAnswer } from "#src/kpi/kpi.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { LeaderQuery } from "./leader-query.ts";

export type RankBy = "ward" | "unit" | "sector";

/** A place or unit in the table. Shares in percent; null = no data. */
export interface Ranked {
  key: string;
  name: string;
  n: number;
  onTime: number | null;
  low: number | null;
  high: number | null;
  /** What it would reach if each sector were as fast as in the whole city. */
  expected: number | null;
  /** The sectors with most of its tickets, the largest first: ids and shares in percent. */
  mix: { sector: string; share: number }[];
  received: number;
  overdue: number;
  satisfied: number | null;
}

/** How many a mix names. */
const MIX = 3;

/** On-time shares beside what the mix of sectors lets one expect: direct standardisation by sector (indirect rates). */
export async function loadRanking(verbs: LeaderVerbs, ctx: Ctx, query: LeaderQuery, by: RankBy): Promise<Ranked[]> {
  const { from, until, filter } = query;
  const period = { from, until, ...filter };
  const [answers, cells] = await Promise.all([
    verbs.measureMany(ctx, ["on_time_resolution", "received", "overdue", "satisfied_rate"], { ...period, by }),
    by === "sector" ? [] : cellsOf(verbs, ctx, period, by),
  ]);
  const find = (answer: KpiAnswer, key: string) => answer.rows.find((row) => row.key === key);
  return answers.on_time_resolution.rows
    .filter(({ key }) => key !== "")
    .map(({ key, name, value, n, interval }) => ({
      ...{ key, name, n, onTime: value, low: interval?.low ?? null, high: interval?.high ?? null },
      ...mixOf(cells, key),
      received: find(answers.received, key)?.value ?? 0,
      overdue: find(answers.overdue, key)?.value ?? 0,
      satisfied: find(answers.satisfied_rate, key)?.value ?? null,
    }));
}

interface Cell {
  sector: string;
  /** Of the whole city, percent. */
  cityRate: number;
  byKey: ReadonlyMap<string, number>;
}

/** How many of each sector each place settled: a question for each sector that occurs. */
async function cellsOf(
  verbs: LeaderVerbs,
  ctx: Ctx,
  period: Pick<LeaderQuery, "from" | "until"> & LeaderQuery["filter"],
  by: RankBy,
): Promise<Cell[]> {
  const city = await verbs.measureMany(ctx, ["on_time_resolution"], { ...period, by: "sector" });
  const known = city.on_time_resolution.rows.filter(({ key, value }) => key !== "" && value !== null);
  return Promise.all(
    known.map(async ({ key: sector, value }) => {
      const { on_time_resolution: answer } = await verbs.measureMany(ctx, ["on_time_resolution"], {
        ...period,
        sector,
        by,
      });
      return { sector, cityRate: value ?? 0, byKey: new Map(answer.rows.map((row) => [row.key, row.n])) };
    }),
  );
}

function mixOf(cells: readonly Cell[], key: string): Pick<Ranked, "expected" | "mix"> {
  const parts = cells
    .map(({ sector, cityRate, byKey }) => ({ sector, cityRate, n: byKey.get(key) ?? 0 }))
    .filter(({ n }) => n > 0);
  const total = parts.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return { expected: null, mix: [] };
  const expected = parts.reduce((sum, { cityRate, n }) => sum + cityRate * n, 0) / total;
  const mix = parts.toSorted((one, other) => other.n - one.n).slice(0, MIX);
  return { expected, mix: mix.map(({ sector, n }) => ({ sector, share: (100 * n) / total })) };
}
