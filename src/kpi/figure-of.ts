import { localDate } from "#src/domain/local-time.ts";
import { wilson } from "#src/domain/wilson.ts";
import type { Compute, Figure, Kpi } from "./kpi.ts";
import type { Measure } from "./measures.ts";
import type { Quantile, Quantiles } from "./quantiles.ts";
import type { Question } from "./question.ts";
import type { Stock } from "./stocks.ts";
import type { SumsByKey } from "./sum-up.ts";

/** All that was read for one page, by key of the question. */
export interface Gathered {
  question: Question;
  sums: SumsByKey;
  stocks: Map<Measure, Map<string, number>>;
  quantiles: Map<Quantile, Quantiles>;
  dueToday: Map<string, number>;
}

const DAY_MS = 86_400_000;

/** Every key that there is something for; by day every day of the period. */
export function keysOf(kpi: Kpi, gathered: Gathered): string[] {
  const { question } = gathered;
  if (question.by === "day") return daysOf(question);
  if (kpi.compute.how === "quantile") return gathered.quantiles.get(kpi.compute)?.keys() ?? [];
  const stocks = [...gathered.stocks.values()].flatMap((stock) => [...stock.keys()]);
  return [...new Set([...gathered.sums.keys(), ...stocks, ...gathered.dueToday.keys()])].sort();
}

function daysOf({ from, until }: Question): string[] {
  const first = Date.parse(localDate(from));
  const last = Date.parse(localDate(new Date(until.getTime() - 1)));
  return Array.from({ length: (last - first) / DAY_MS + 1 }, (_, at) =>
    new Date(first + at * DAY_MS).toISOString().slice(0, 10),
  );
}

/** @param key null: the total */
export function figureOf({ compute }: Kpi, gathered: Gathered, key: string | null): Figure {
  const sum = (measure: Measure): number => summed(gathered.sums, measure, key);
  if (compute.how === "flow") return counted(sum(compute.of), sum(compute.of));
  if (compute.how === "share") return share(sum(compute.part), sum(compute.whole));
  if (compute.how === "mean")
    return plain(sum(compute.n) > 0 ? sum(compute.sum) / sum(compute.n) : null, sum(compute.n));
  if (compute.how === "stock") return counted(stock(gathered, compute, key), stock(gathered, compute, key));
  if (compute.how === "change") return counted(sum(compute.into) - sum(compute.out), stock(gathered, compute, key));
  if (compute.how === "quantile") {
    const { value, n } = gathered.quantiles.get(compute)?.of(key) ?? { value: null, n: 0 };
    return plain(value, n);
  }
  const due = total(gathered.dueToday, key);
  return counted(due, due);
}

const plain = (value: number | null, n: number): Figure => ({ value, n, interval: null });
/** Nothing to count is a count: 0. */
const counted = (value: number, n: number): Figure => plain(value, n);

function share(part: number, whole: number): Figure {
  const of = wilson(part, whole);
  if (!of) return plain(null, 0);
  return { value: of.value * 100, n: whole, interval: { low: of.low * 100, high: of.high * 100 } };
}

function summed(sums: SumsByKey, measure: Measure, key: string | null): number {
  if (key !== null) return sums.get(key)?.[measure] ?? 0;
  return [...sums.values()].reduce((all, row) => all + (row[measure] ?? 0), 0);
}

const total = (counts: ReadonlyMap<string, number>, key: string | null): number =>
  key === null ? [...counts.values()].reduce((sum, n) => sum + n, 0) : (counts.get(key) ?? 0);

/** At the end of the period; by day at the end of the day: that of the period less what came after. */
function stock(
  { question, sums, stocks }: Gathered,
  compute: Stock | Extract<Compute, { how: "change" }>,
  key: string | null,
) {
  const counts = stocks.get(compute.into) ?? new Map<string, number>();
  if (question.by !== "day" || key === null) return total(counts, key);
  let at = total(counts, null);
  for (const [day, row] of sums) if (day > key) at -= (row[compute.into] ?? 0) - (row[compute.out] ?? 0);
  return at;
}
