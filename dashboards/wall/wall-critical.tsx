import { Icon } from "#dashboards/components/icon.tsx";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { KpiTicket } from "#src/kpi/kpi.ts";

/** What is dangerous and open: reference, kind of matter, place, since when. Never what somebody wrote. */
export function WallCritical({ page, critical }: { page: Page; critical: readonly KpiTicket[] }) {
  const { t, lang, now } = page;
  const unknown = t.leader.behind.unknown;
  if (critical.length === 0)
    return (
      <p class="wall-none">
        <Icon name="circle-check" /> {t.wall.noCritical}
      </p>
    );
  return (
    <table class="wall-table">
      <thead>
        <tr>
          {(["reference", "sector", "ward", "unit", "opened"] as const).map((key) => (
            <th scope="col">{t.leader.behind.columns[key]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {critical.map(({ reference, sector, ward, unit, openedAt }) => (
          <tr>
            <th scope="row">{reference}</th>
            <td>{sector ? sectorLabel(sector, lang) : unknown}</td>
            <td>{ward?.name ?? unknown}</td>
            <td>{unit?.name ?? unknown}</td>
            <td>{formatAge(new Date(openedAt), now, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
