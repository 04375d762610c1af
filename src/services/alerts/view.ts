import type { Tx } from "#src/db/client.ts";
import type { AlertRule, AlertState } from "#src/domain/alerts/alert-states.ts";
import type { Ctx } from "../ctx.ts";
import type { AlertRow } from "./alert-row.ts";
import { originNames } from "./origin-names.ts";

/** An alert as pages see it. Instants are ISO 8601 UTC. */
export interface AlertView {
  id: string;
  rule: AlertRule;
  state: AlertState;
  level: string;
  /** A sector, or "all". */
  about: string;
  /** Of a silence: the account or source, as people call it. */
  origin: string | null;
  wards: { code: string; name: string }[];
  fromAt: string;
  raisedAt: string;
  minutes: number;
  /** People when it was raised, expected ones, and the most since. */
  observed: number;
  expected: number;
  people: number;
  /** log10 of the probability that chance brings as much. */
  logP: number;
  /** Chance alone brings a cell like this to so much once in so many years. */
  onceInYears: number;
  /** Of a fall of sentiment: shares of negative messages, 0..1. */
  shares: { before: number; now: number } | null;
  grew: { at: string; people: number }[];
  incident: string | null;
  /** Nothing of it is unusual any more. */
  over: boolean;
  judgedAt: string | null;
  judgedNote: string | null;
  version: number;
}

const WEEKS_A_YEAR = 52.18;

/** @returns a view of each row, in their order */
export async function alertViews(ctx: { db: Tx; city: Ctx["city"] }, rows: readonly AlertRow[]): Promise<AlertView[]> {
  const names = await originNames(
    ctx.db,
    rows.flatMap(({ origin }) => origin ?? []),
  );
  return rows.map((row) => viewOf(ctx.city, row, names));
}

function viewOf(city: Ctx["city"], row: AlertRow, names: ReadonlyMap<string, string>): AlertView {
  const { facts, origin } = row;
  const { before, now } = facts;
  return {
    id: String(row.id),
    ...{ rule: row.rule, state: row.state, level: row.level, about: row.about },
    origin: origin === null ? null : (names.get(origin) ?? origin),
    wards: row.wardCodes.map((code) => ({ code, name: city.ward(code)?.name ?? code })),
    fromAt: row.fromAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    minutes: facts.minutes ?? 0,
    ...{ observed: row.observed, expected: row.expected, people: row.people, logP: row.logP },
    onceInYears: 1 / Math.max(row.aWeek * WEEKS_A_YEAR, 1e-12),
    shares: before === undefined || now === undefined ? null : { before, now },
    grew: facts.grew ?? [],
    incident: row.incident,
    over: row.closedAt !== null,
    judgedAt: row.judgedAt?.toISOString() ?? null,
    judgedNote: row.judgedNote,
    version: row.version,
  };
}
