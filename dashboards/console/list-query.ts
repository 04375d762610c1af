import type { Actor } from "#src/domain/actor.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { State } from "#src/domain/state.ts";
import type { TicketFilter } from "#src/services/tickets/ticket-filter.ts";

/** The tabs of the list, in the order of the work; `all` has no states of its own. */
export const TABS = {
  needs_triage: ["needs_triage"],
  new: ["new"],
  open: ["triaged", "assigned", "reopened"],
  in_progress: ["in_progress"],
  waiting_citizen: ["waiting_citizen"],
  done: ["resolved", "closed", "rejected", "duplicate"],
  all: [],
} as const satisfies Record<string, readonly State[]>;
export type Tab = keyof typeof TABS;
// Safe: the keys of a literal.
export const TAB_IDS = Object.keys(TABS) as Tab[];

/** What the address of the list says; every value is a plain string, "" for none. */
export interface ListQuery {
  tab: Tab;
  q: string;
  sector: string;
  urgency: string;
  ward: string;
  unit: string;
  due: string;
  cursor: string;
}

export const FILTERS = ["q", "sector", "urgency", "ward", "unit", "due"] as const;

/**
 * Who searches means everywhere; who opens the console means their own next work: triage at the desk, what waits for
 * the unit elsewhere.
 */
export function readListQuery(query: Record<string, string>, actor: Actor): ListQuery {
  const value = (name: string) => (query[name] ?? "").trim();
  const asked = TAB_IDS.find((tab) => tab === value("tab"));
  const filtered = FILTERS.some((name) => value(name) !== "");
  const home: Tab = filtered ? "all" : reachOf(actor) ? "open" : "needs_triage";
  return {
    tab: asked ?? home,
    q: value("q"),
    sector: value("sector"),
    urgency: value("urgency"),
    ward: value("ward"),
    unit: value("unit"),
    due: value("due"),
    cursor: value("cursor"),
  };
}

export const PAGE_SIZE = 30;

export function toFilter({ tab, ...rest }: ListQuery): TicketFilter {
  return { ...rest, state: TABS[tab].join(","), limit: PAGE_SIZE };
}

/** A list of ours to come back to after work on several tickets. */
export const ownList = (url: unknown): string =>
  typeof url === "string" && /^\/console(\?[\w%&=.,+~*-]*)?$/.test(url) ? url : "/console";

/** The address of the list with some of its words changed. A change of anything begins at the first page again. */
export function listUrl(query: ListQuery, change: Partial<ListQuery>): string {
  const wanted = { ...query, cursor: "", ...change };
  const params = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ""));
  return `/console?${params}`;
}

export const hasFilters = (query: ListQuery): boolean => FILTERS.some((name) => query[name] !== "");
