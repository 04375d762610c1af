import type { Actor } from "#src/domain/actor.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import { OPEN_STATES, type State } from "#src/domain/state.ts";
import type { ViewFilters } from "#src/domain/views.ts";
import type { TicketFilter } from "#src/services/tickets/ticket-filter.ts";

/** The groups of states that a list can show, in the order of the work; `all` has no states of its own. */
export const TABS = {
  needs_triage: ["needs_triage"],
  new: ["new"],
  open: ["triaged", "assigned", "reopened"],
  in_progress: ["in_progress"],
  waiting_citizen: ["waiting_citizen"],
  active: OPEN_STATES,
  done: ["resolved", "closed", "rejected", "duplicate"],
  all: [],
} as const satisfies Record<string, readonly State[]>;
export type Tab = keyof typeof TABS;
// Safe: the keys of a literal.
export const TAB_IDS = Object.keys(TABS) as Tab[];

export const FILTERS = ["q", "sector", "urgency", "ward", "unit", "due", "assignee", "mark"] as const;
type Filters = Record<(typeof FILTERS)[number], string>;

/** What the address of the list says; every value is a plain string, "" for none. */
export interface ListQuery extends Filters {
  tab: Tab;
  cursor: string;
}

/**
 * Who searches means everywhere; who opens the console means their own next work: triage at the desk, what waits for
 * the unit there; whoever only reads, all that is open.
 */
export function readListQuery(query: Record<string, string>, actor: Actor): ListQuery {
  const value = (name: string) => (query[name] ?? "").trim();
  const asked = TAB_IDS.find((tab) => tab === value("tab"));
  const filtered = FILTERS.some((name) => value(name) !== "");
  const filters = Object.fromEntries(FILTERS.map((name) => [name, value(name)])) as Filters; // every name has its value
  return { tab: asked ?? (filtered ? "all" : homeTab(actor)), ...filters, cursor: value("cursor") };
}

function homeTab(actor: Actor): Tab {
  if (reachOf(actor)) return "open";
  return may(actor, "ticket.classify") ? "needs_triage" : "active";
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
  return `/console?${listParams(query, change)}`;
}

export function listParams(query: ListQuery, change: Partial<ListQuery>): URLSearchParams {
  const wanted = { ...query, cursor: "", ...change };
  // Always in one order: two addresses of the same list are the same.
  const names = ["tab", ...FILTERS, "cursor"] as const;
  return new URLSearchParams(names.flatMap((name) => (wanted[name] === "" ? [] : [[name, wanted[name]]])));
}

export const hasFilters = (query: ListQuery): boolean => FILTERS.some((name) => query[name] !== "");

const BLANK = { q: "", sector: "", urgency: "", ward: "", unit: "", due: "", assignee: "", mark: "", cursor: "" };

/** The list that a view stands for. States that no group has are shown among all. */
export function queryOfView({ state = "", ...filters }: ViewFilters): ListQuery {
  const tab = TAB_IDS.find((id) => TABS[id].join(",") === state) ?? "all";
  return { ...BLANK, ...filters, tab };
}

/** What a view keeps of a list: everything but the words that were searched for. */
export function filtersOfView({ tab, q: _words, cursor: _page, ...filters }: ListQuery): Record<string, string> {
  const kept = Object.entries({ ...filters, state: TABS[tab].join(",") });
  return Object.fromEntries(kept.filter(([, value]) => value !== ""));
}

/** Two lists that show the same, whatever page they are at. */
export const isSameList = (one: ListQuery, other: ListQuery): boolean => listUrl(one, {}) === listUrl(other, {});
