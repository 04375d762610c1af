import type { Role } from "./roles.ts";
import { OPEN_STATES } from "./state.ts";

/** The lists whose filters can be kept under a name. */
export const VIEW_LISTS = ["tickets", "mentions"] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

/** Filters of a list by name, each a plain string as in its address. */
export type ViewFilters = Readonly<Record<string, string>>;

const OPEN = OPEN_STATES.join(",");

/** The lists that every desk needs, in the order in which they are shown. Names: dashboards/i18n. */
export const VIEWS = {
  triage: { state: "needs_triage" },
  mine: { state: OPEN, assignee: "me" },
  critical: { state: OPEN, urgency: "critical" },
  overdue: { due: "overdue" },
  soon: { due: "soon" },
  unit: { state: "triaged,assigned,reopened" },
  in_progress: { state: "in_progress" },
  waiting: { state: "waiting_citizen" },
  reopened: { state: OPEN, mark: "reopened" },
  bad: { mark: "bad_rating" },
  open: { state: OPEN },
  all: {},
} as const satisfies Record<string, ViewFilters>;
export type ViewId = keyof typeof VIEWS;

const UNIT_VIEWS = [
  "unit",
  "mine",
  "in_progress",
  "overdue",
  "soon",
  "critical",
  "waiting",
  "reopened",
  "bad",
  "open",
  "all",
] as const;
const CITY_VIEWS = ["critical", "overdue", "soon", "reopened", "bad", "open", "all"] as const;

/** The first one is what a role sees when it comes to work. */
export const VIEWS_OF: Record<Role, readonly ViewId[]> = {
  operator: ["triage", "mine", "critical", "overdue", "soon", "unit", "waiting", "reopened", "bad", "open", "all"],
  officer: UNIT_VIEWS,
  unit_lead: UNIT_VIEWS,
  leader: CITY_VIEWS,
  auditor: ["open", "overdue", "reopened", "bad", "all"],
  admin: ["open", "overdue", "triage", "all"],
};
