import { kpiSeries, measureMany } from "#src/kpi/measure.ts";
import { kpiTickets } from "#src/kpi/tickets-behind.ts";

/** What the pages of leaders, the wall and the public page ask of the figures. */
export const leaderVerbs = { measureMany, kpiSeries, kpiTickets };
export type LeaderVerbs = typeof leaderVerbs;
