import { localDate } from "#src/domain/local-time.ts";
import type { Belongings } from "./belongings.ts";

/** What a request carries. */
export interface Ask {
  /** Of the path: { reference: "PA-26-…" }. */
  params?: Record<string, string | number>;
  query?: Record<string, string>;
  /** As a browser posts it. */
  form?: Record<string, string | readonly string[]>;
  json?: unknown;
  headers?: Record<string, string>;
}

/** @param has things of the unit in question @param own things of the asker's own unit */
export type Asking = (has: Belongings, own: Belongings) => Ask | Promise<Ask>;

/** A route, who may use it and how it is asked. A route may have several lines. */
export interface Row {
  /** "POST /api/tickets/:reference/accept", as the app knows it. */
  route: string;
  /** Letters of `WHO`. Everybody else is refused. */
  who: string;
  ask: Asking;
  /** It is about one thing of a unit: the people of another unit are refused. */
  ofUnit: boolean;
  /** What it carries is a secret that lets anybody in: it may show what the secret opens. */
  secret: boolean;
}

const nothing: Asking = () => ({});
const row = (route: string, who: string, ask: Asking, kind: Partial<Row>): Row => ({
  ...{ route, who: who.replaceAll(" ", ""), ask, ofUnit: false, secret: false },
  ...kind,
});

/** A route that names nothing of a unit. */
export const open = (route: string, who: string, ask = nothing): Row => row(route, who, ask, {});
/** A route that names something of a unit. */
export const ofUnit = (route: string, who: string, ask: Asking): Row => row(route, who, ask, { ofUnit: true });
/** A route that is let in by what it carries. */
export const bySecret = (route: string, ask: Asking): Row => row(route, "n ofulda RWKA", ask, { secret: true });

/** Everybody, signed in or not; all who have signed in; all but tokens. */
export const ALL = "n ofulda RWKA";
export const SIGNED_IN = "ofulda RWKA";
export const PEOPLE = "ofulda";
/** See src/domain/policy.ts: written out here, for that is what is tested. */
export const READ_TICKETS = "ofulda R";
export const READ_TEXT = "ofuld R";
export const HANDLE = "ofu W";
export const DIRECT = "ou W";
export const FIGURES = "ofulda K";
export const CONFIGURE = "a A";

/** A local date so many days ahead, whenever the tests run: "2026-12-24". */
export const dayAhead = (days: number): string => localDate(new Date(Date.now() + days * 86_400_000));
