import type { ViewFilters } from "#src/domain/views.ts";
import { readFilter } from "../tickets/ticket-filter.ts";

/** What a view may narrow by. Not by words: they may be somebody's name or number. */
const FILTERS = ["state", "sector", "urgency", "ward", "unit", "due", "assignee", "mark"] as const;

/** The filters of a list that a view keeps, in one order. @throws {AppError} INVALID */
export function viewFilters(filters: Readonly<Record<string, string | undefined>>): ViewFilters {
  const kept = Object.fromEntries(FILTERS.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));
  readFilter(kept);
  return kept;
}
