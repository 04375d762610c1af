import type { DayKind } from "./day-kind.ts";
import type { DayCount } from "./fit-levels.ts";
import type { Grid } from "./grid.ts";
import { bySector, type History } from "./history.ts";
import { firstHour, localDay } from "./local-hours.ts";
import { type AlertModel, factorsOf, type Spread } from "./model.ts";
import { CLUSTERED, priorOf, UNEVEN } from "./prior.ts";

/** Weights of what is assumed: in messages for clusters, in squared expected counts for spreads (pairs of messages). */
const WEIGHT = { clustered: 200, pairs: 30 };
/** Days with fewer say nothing of how a day is divided. */
const A_DAYS_COUNT = 5;
/** A spread never falls under this part of what is assumed, so that a quiet history makes nobody too sure. */
const FLOOR = 0.25;
/** A 15-minute window is as bursty as an hour; what clusters need longer than that to come together. */
const QUARTER = 0.7;

interface Fitted {
  days: readonly DayCount[][];
  error: readonly number[];
  share: readonly (readonly number[])[];
  factors: Pick<AlertModel, "shape" | "season" | "day">;
  level: readonly number[];
}

/**
 * How unsteady each sector is, and all together, by factorial moments: of a count with mean m and relative variance q,
 * E[n(n−1)] = m²(1 + q); clusters add a part of m. What is assumed is added as so many pairs of messages.
 */
export function fitSpreads(history: History, grid: Grid, fitted: Fitted, kindOn: (day: number) => DayKind): Spread[] {
  const { sectors } = grid;
  const together = fitted.days.reduce<DayCount[]>(
    (sum, days) =>
      days.map(({ day, n, expected }, i) => ({
        day,
        n: n + (sum[i]?.n ?? 0),
        expected: expected + (sum[i]?.expected ?? 0),
      })),
    [],
  );
  const rates = ratesOf(history, fitted, kindOn);
  const parts = [...bySector(history, sectors.length), history];
  return [...sectors, "all"].map((sector, row) => {
    const prior = priorOf(sector);
    const days = fitted.days[row] ?? together;
    const part = parts[row] ?? history;
    const within = withinDays(part, days, rates[row] ?? new Float64Array(), prior.bursty);
    return {
      day: ofDays(days, prior.unsteady) + (fitted.error[row] ?? 0),
      ...within,
      ...ofPlaces(part, grid, days, fitted.share[row] ?? []),
    };
  });
}

const ratio = (sum: number, of: number, prior: number): number =>
  Math.max(FLOOR * prior, (sum + WEIGHT.pairs * prior) / (of + WEIGHT.pairs));

function ofDays(days: readonly DayCount[], prior: number): number {
  let excess = 0;
  let squares = 0;
  for (const { n, expected } of days) {
    // One day of ten times as many is an event, not a habit.
    const kept = Math.min(n, 4 * expected + 10);
    excess += kept * (kept - 1) - expected * expected;
    squares += expected * expected;
  }
  return ratio(excess, squares, prior);
}

/** What the model expects in each hour from the first local midnight on, of each sector and of all. */
function ratesOf(
  { from, until }: History,
  { factors, level }: Fitted,
  kindOn: (day: number) => DayKind,
): Float64Array[] {
  const start = firstHour(localDay(from));
  const rates = factorsOf(factors, kindOn, start, until + 24).map((of, row) =>
    of.map((factor) => factor * (level[row] ?? 0)),
  );
  const all = new Float64Array(until + 24 - start);
  for (const of of rates) for (let i = 0; i < all.length; i++) all[i] = (all[i] ?? 0) + (of[i] ?? 0);
  return [...rates, all];
}

/** How hours, and spans of three, differ from their part of the day that came. */
function withinDays(
  history: History,
  days: readonly DayCount[],
  rates: Float64Array,
  prior: number,
): Pick<Spread, "within"> {
  const counts = hourly(history);
  const first = days[0]?.day ?? 0;
  const found = [1, 3].map((span) => {
    let [excess, squares] = [0, 0];
    for (const { day, n } of days) {
      if (n < A_DAYS_COUNT) continue;
      const start = (day - first) * 24;
      const whole = sumOf(rates, start, start + 24);
      for (let at = start; at < start + 24; at += span) {
        const seen = sumOf(counts, at, at + span);
        const expected = (sumOf(rates, at, at + span) / whole) * n;
        const square = (expected * expected * (n - 1)) / n;
        excess += seen * (seen - 1) - square;
        squares += square;
      }
    }
    return ratio(excess, squares, prior);
  });
  const [hour, three] = found;
  return { within: [hour ?? prior, hour ?? prior, three ?? prior, (three ?? prior) / 2, 0] };
}

function sumOf(values: Float64Array, from: number, until: number): number {
  let sum = 0;
  for (let i = from; i < until; i++) sum += values[i] ?? 0;
  return sum;
}

function hourly(history: History): Float64Array {
  const start = firstHour(localDay(history.from));
  const counts = new Float64Array(Math.max(0, history.until - start + 24));
  for (let i = 0; i < history.hours.length; i++) {
    const at = (history.hours[i] ?? 0) - start;
    counts[at] = (counts[at] ?? 0) + (history.people[i] ?? 0);
  }
  return counts;
}

/** How wards and areas differ from their part of the day that the city had, and how much comes in clusters. */
function ofPlaces(
  history: History,
  grid: Grid,
  days: readonly DayCount[],
  part: readonly number[],
): Pick<Spread, "area" | "ward" | "clustered"> {
  const wards = grid.wards.length;
  const parts = {
    ward: part.slice(0, wards),
    area: grid.around.map((of) => of.reduce((sum, w) => sum + (part[w] ?? 0), 0)),
  };
  const power = (of: readonly number[], by: number) => of.reduce((sum, p) => sum + p ** by, 0);
  const seen = pairsOfPlaces(history, grid, parts.ward);
  let people = 0;
  let pairs = 0;
  let cubes = 0;
  for (const { n } of days) {
    people += n;
    pairs += n * (n - 1);
    cubes += n * n * (n - 1);
  }
  const inWards = power(parts.ward, 1) * people;
  const squares = power(parts.ward, 2) * pairs;
  const clustered = Math.max(
    0,
    (seen.ward - (1 + UNEVEN) * squares + WEIGHT.clustered * CLUSTERED) / (inWards + WEIGHT.clustered),
  );
  const anHour = Math.min(
    clustered,
    Math.max(0, (seen.hour - squares / 12 + WEIGHT.clustered * CLUSTERED * 0.5) / (inWards + WEIGHT.clustered)),
  );
  const weighted = seen.weighted - power(parts.ward, 3) * cubes - clustered * power(parts.ward, 2) * people;
  const areaSquares = power(parts.area, 2) * pairs;
  return {
    ward: ratio(weighted, power(parts.ward, 3) * cubes, UNEVEN),
    area: ratio(seen.area - areaSquares - clustered * power(parts.area, 1) * people, areaSquares, UNEVEN),
    clustered: [QUARTER * anHour, anHour, (2 * anHour + clustered) / 3, (anHour + 2 * clustered) / 3, clustered],
  };
}

interface Pairs {
  /** Σ n(n−1) over wards and days, over areas and days, and over wards and hours. */
  ward: number;
  area: number;
  hour: number;
  /** The first, each weighed with what was to be expected of the ward on that day. */
  weighted: number;
}

function pairsOfPlaces(history: History, grid: Grid, part: readonly number[]): Pairs {
  const wards = grid.wards.length;
  const [anHour, aDay, around] = [new Float64Array(wards + 1), new Float64Array(wards + 1), new Float64Array(wards)];
  const sum: Pairs = { ward: 0, area: 0, hour: 0, weighted: 0 };
  let touched: number[] = [];
  const closeHour = () => {
    for (const ward of touched) {
      const n = anHour[ward] ?? 0;
      if (ward < wards) sum.hour += n * (n - 1);
      aDay[ward] = (aDay[ward] ?? 0) + n;
      for (const area of grid.areasOf[ward] ?? []) around[area] = (around[area] ?? 0) + n;
    }
    for (const ward of touched) anHour[ward] = 0;
    touched = [];
  };
  const closeDay = () => {
    const inCity = aDay.reduce((all, n) => all + n, 0);
    for (let ward = 0; ward < wards; ward++) {
      const [n, near] = [aDay[ward] ?? 0, around[ward] ?? 0];
      sum.ward += n * (n - 1);
      sum.weighted += n * (n - 1) * inCity * (part[ward] ?? 0);
      sum.area += near * (near - 1);
    }
    aDay.fill(0);
    around.fill(0);
  };
  let now = Number.NaN;
  for (let i = 0; i < history.hours.length; i++) {
    const hour = history.hours[i] ?? 0;
    if (hour !== now) {
      closeHour();
      if (localDay(hour) !== localDay(now)) closeDay();
      now = hour;
    }
    const ward = history.wards[i] ?? wards;
    if (anHour[ward] === 0) touched.push(ward);
    anHour[ward] = (anHour[ward] ?? 0) + (history.people[i] ?? 0);
  }
  closeHour();
  closeDay();
  return sum;
}
