import type { Page } from "#dashboards/page.ts";
import type { TrendReach } from "#src/services/listening/trend-filter.ts";

/** Whose figures these are, where they are not simply everybody's. */
export function ListeningReach({ page, reach }: { page: Page; reach: TrendReach }) {
  const words = page.t.listening.trend.reach;
  if (reach.of === "city") return null;
  return <p class="muted">{reach.of === "ward" ? words.ward(reach.name) : words.city}</p>;
}
