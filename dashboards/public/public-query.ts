import { type LeaderQuery, readLeaderQuery } from "#dashboards/leader/leader-query.ts";
import type { City } from "#src/city/city.ts";
import { localDate } from "#src/domain/local-time.ts";

const DAY_MS = 86_400_000;
const DAYS = 30;

/** Without an address: the last thirty whole days. Only a ward that there is narrows it. */
export function readPublicQuery(asked: Record<string, string>, now: Date, city: City): LeaderQuery {
  const ward: Record<string, string> = asked.ward && city.ward(asked.ward) ? { ward: asked.ward } : {};
  const { kind, from, until } = asked;
  const days = {
    kind: "range",
    from: localDate(new Date(now.getTime() - DAYS * DAY_MS)),
    until: localDate(now),
  };
  const given = kind ? { kind, ...(from && { from }), ...(until && { until }) } : days;
  return readLeaderQuery({ ...given, ...ward }, now, city.reporting.cutOff);
}
