import type { ViewFilters, ViewList } from "#src/domain/views.ts";
import { readMentionFilter } from "../listening/mention-filter.ts";
import { readFilter } from "../tickets/ticket-filter.ts";

/** What a view may narrow by. Not by words: they may be somebody's name or number. */
const FILTERS = {
  tickets: ["state", "sector", "urgency", "ward", "unit", "due", "assignee", "mark"],
  mentions: ["state", "topic", "sector", "ward", "source", "urgency", "sentiment", "relevance", "sort"],
} as const satisfies Record<ViewList, readonly string[]>;

const CHECK = { tickets: readFilter, mentions: readMentionFilter } as const;

/** The filters of a list that a view keeps, in one order. @throws {AppError} INVALID */
export function viewFilters(list: ViewList, filters: Readonly<Record<string, string | undefined>>): ViewFilters {
  const kept = Object.fromEntries(FILTERS[list].flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));
  CHECK[list](kept);
  return kept;
}
