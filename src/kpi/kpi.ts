import type { Measure } from "./measures.ts";

/** How figures may be divided. "day" is for lines over time: one row for each local day. */
export const KPI_BY = ["ward", "unit", "sector", "channel", "urgency", "day"] as const;
export type KpiBy = (typeof KPI_BY)[number];

/**
 * - percent: 0..100
 * - minutes_working: minutes of the calendar that the clock of the ticket runs on, as due times are counted
 * - minutes: round the clock
 * - score: 1..5
 */
export type KpiUnit = "count" | "percent" | "minutes_working" | "minutes" | "score";

/** How a figure is made of measures (measures.ts). Everything else about it is words. */
export type Compute =
  /** Things that happened in the period. */
  | { how: "flow"; of: Measure }
  /** 100 × part / whole of what happened in the period. */
  | { how: "share"; part: Measure; whole: Measure }
  /** sum / n of what happened in the period. */
  | { how: "mean"; sum: Measure; n: Measure }
  /** What stands at the end of the period: all that ever came in less all that ever went out. */
  | { how: "stock"; into: Measure; out: Measure }
  /** How much a stock has grown within the period; n is the stock at its end. */
  | { how: "change"; into: Measure; out: Measure }
  /** Still open at the end of the period and due within the rest of that local day. */
  | { how: "due_today" }
  /** The value below which a share `q` of the times lies, of clocks that were met within the period. */
  | { how: "quantile"; q: number; clock: "first_response" | "resolution"; working: boolean };

interface Words {
  vi: string;
  en: string;
}

export interface Kpi {
  /** Fixed for ever: addresses, exports and targets use it. */
  id: string;
  /** The question that the figure answers. */
  question: Words;
  /** Short, for tiles and column heads. */
  label: Words;
  unit: KpiUnit;
  /** Which way is good; "none" where neither is. */
  better: "up" | "down" | "none";
  formula: Words;
  /** Tables that it comes from. */
  source: string;
  /** How it may be divided. */
  by: readonly KpiBy[];
  compute: Compute;
}

/** Checked here once; a definition is data. */
export const defineKpi = <const K extends Kpi>(kpi: K): K => kpi;

/** A local date ("2026-11-25": its midnight in Hồ Chí Minh City) or an instant (ISO 8601, Date). */
export type When = Date | string;

/** Half-open [from, until). `until` is cut at now. Absent: the last thirty days until now. */
export interface KpiQuery {
  from?: When | undefined;
  until?: When | undefined;
  by?: KpiBy | undefined;
  ward?: string | undefined;
  sector?: string | undefined;
  unit?: string | undefined;
  channel?: string | undefined;
  urgency?: string | undefined;
}

/** A figure. No data is `value: null, n: 0`, never 0. */
export interface Figure {
  value: number | null;
  /** How many things stand behind it: as many as `kpiTickets` lists. */
  n: number;
  /** Wilson 95 % interval of a share, in percent; null for all else and without data. */
  interval: { low: number; high: number } | null;
}

export interface KpiRow extends Figure {
  /** Code of the ward, id of the unit, …, local date; "" where the ticket has none. */
  key: string;
  /** As shown: Vietnamese name, or the date. */
  name: string;
  target: number | null;
}

export interface KpiAnswer {
  id: string;
  unit: KpiUnit;
  /** ISO 8601, UTC: the period that was really measured. */
  from: string;
  until: string;
  by: KpiBy | null;
  /** Only keys for which there is something; a day without anything is there with its zeros. Empty without `by`. */
  rows: KpiRow[];
  total: Figure & { target: number | null };
  /** false: a percentile of so many that it was read from a histogram, at most 1 % off. */
  exact: boolean;
}

/** A round of a ticket behind a figure. A reopened ticket may be there twice, with different rounds. */
export interface KpiTicket {
  reference: string;
  round: number;
  /** As it was when this round ended, or as it is now. */
  ward: { code: string; name: string } | null;
  unit: { id: string; name: string } | null;
  sector: string | null;
  urgency: string | null;
  channel: string;
  openedAt: string;
  closedAt: string | null;
  closedHow: "resolved" | "rejected" | "duplicate" | null;
  firstResponseDueAt: string | null;
  firstRespondedAt: string | null;
  resolutionDueAt: string | null;
  resolvedAt: string | null;
  csat: number | null;
}
