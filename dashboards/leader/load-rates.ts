import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { loadPopulations, Population } from "#src/services/wards/populations.ts";
import type { LeaderQuery } from "./leader-query.ts";

/** How much was reported for every 10,000 people of a ward, in the period. */
export interface WardRate {
  code: string;
  name: string;
  value: number;
  received: number;
}

export interface Rates {
  rows: WardRate[];
  /** Who published the populations, and of when: "Niên giám 2025 (31/12/2025)". Empty: nobody has brought any in. */
  sources: string[];
}

type RateVerbs = Pick<LeaderVerbs, "measureMany"> & { loadPopulations: typeof loadPopulations };

/** Only wards whose population is known: the others are no 0. */
export async function loadRates(verbs: RateVerbs, ctx: Ctx, { from, until, filter }: LeaderQuery): Promise<Rates> {
  const populations = await verbs.loadPopulations(ctx);
  if (populations.size === 0) return { rows: [], sources: [] };
  const { received } = await verbs.measureMany(ctx, ["received"], { from, until, ...filter, by: "ward" });
  const counts = new Map(received.rows.map(({ key, value }) => [key, value ?? 0]));
  const rows = ctx.city.wards.flatMap(({ code, name }) => {
    const known = populations.get(code);
    if (!known) return [];
    const count = counts.get(code) ?? 0;
    return [{ code, name, received: count, value: ratePer10k(count, known.people) }];
  });
  return { rows, sources: sourcesOf([...populations.values()]) };
}

export const ratePer10k = (count: number, people: number): number => (count * 10_000) / people;

const sourcesOf = (all: readonly Population[]): string[] => [
  ...new Set(all.map(({ source, asOf }) => `${source} (${asOf.split("-").reverse().join("/")})`)),
];
