import type { MentionState } from "#src/domain/listening/mention-states.ts";
import type { MentionFilter } from "#src/services/listening/mention-filter.ts";

/** The groups of states that the desk can show, in the order of the work; `all` has no states of its own. */
export const MENTION_TABS = {
  waiting: ["new"],
  watched: ["watched"],
  taken: ["promoted", "attached"],
  handed_over: ["handed_over"],
  dismissed: ["dismissed"],
  all: [],
} as const satisfies Record<string, readonly MentionState[]>;
export type MentionTab = keyof typeof MENTION_TABS;
// Safe: the keys of a literal.
export const MENTION_TAB_IDS = Object.keys(MENTION_TABS) as MentionTab[];

export const MENTION_FILTERS = [
  "q",
  "topic",
  "sector",
  "ward",
  "source",
  "urgency",
  "sentiment",
  "from",
  "until",
] as const;
type Filters = Record<(typeof MENTION_FILTERS)[number], string>;

/** What the address of the desk says; every value is a plain string, "" for none. */
export interface MentionQuery extends Filters {
  tab: MentionTab;
  sort: "newest" | "serious";
  /** "all": also what is likely nothing for the city; "desk": without that, whatever the tab. */
  relevance: "" | "desk" | "all";
  cursor: string;
}

const RELEVANCES = ["desk", "all"] as const;

/** Whatever is not understood falls back to what waits, the newest first. */
export function readMentionQuery(query: Readonly<Record<string, string>>): MentionQuery {
  const value = (name: string) => (query[name] ?? "").trim();
  const filters = Object.fromEntries(MENTION_FILTERS.map((name) => [name, value(name)])) as Filters; // every name has its value
  return {
    ...filters,
    tab: MENTION_TAB_IDS.find((tab) => tab === value("tab")) ?? "waiting",
    sort: value("sort") === "serious" ? "serious" : "newest",
    relevance: RELEVANCES.find((one) => one === value("relevance")) ?? "",
    cursor: value("cursor"),
  };
}

export const MENTION_PAGE = 40;

export function mentionFilter({ tab, relevance, ...rest }: MentionQuery): MentionFilter {
  // What a person has decided on is shown whatever the machine thought of it.
  const wanted = relevance || (tab === "waiting" ? "desk" : "all");
  return { ...rest, state: MENTION_TABS[tab].join(","), relevance: wanted, limit: MENTION_PAGE };
}

/** The words of an address with some changed. A change of anything begins at the first page again. */
export function mentionParams(query: MentionQuery, change: Partial<MentionQuery> = {}): URLSearchParams {
  const wanted = { ...query, cursor: "", ...change };
  const names = ["tab", "sort", "relevance", ...MENTION_FILTERS, "cursor"] as const;
  const plain = (name: string, value: string) => value === "" || (name === "sort" && value === "newest");
  return new URLSearchParams(names.flatMap((name) => (plain(name, wanted[name]) ? [] : [[name, wanted[name]]])));
}

export const mentionsUrl = (query: MentionQuery, change: Partial<MentionQuery> = {}): string =>
  `/console/mentions?${mentionParams(query, change)}`;

/** One mention, opened from this page of the list. */
export const mentionUrl = (query: MentionQuery, id: string): string =>
  `/console/mentions/${encodeURIComponent(id)}?${mentionParams(query, { cursor: query.cursor })}`;

export const hasMentionFilters = (query: MentionQuery): boolean =>
  query.relevance !== "" || MENTION_FILTERS.some((name) => query[name] !== "");

/** The list that a form or a cookie names, as a query; anything else is the desk as it opens. */
export const queryOfList = (list: unknown): MentionQuery =>
  readMentionQuery(Object.fromEntries(new URLSearchParams(typeof list === "string" ? list.slice(0, 2_000) : "")));
