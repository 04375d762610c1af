import { Icon } from "#dashboards/components/icon.tsx";
import { alertTitle, alertWhere } from "#dashboards/console/alert-words.ts";
import { formatNumber } from "#dashboards/format/number.ts";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import type { AlertScene } from "#src/services/alerts/load-scene.ts";

/** What is unusual and nobody has judged yet: kind of matter, place, how many people. Never what somebody wrote. */
export function WallAlerts({ page, scene: { open } }: { page: Page; scene: AlertScene }) {
  const { t, lang, now } = page;
  const { columns } = t.alerts;
  if (open.length === 0)
    return (
      <p class="wall-none">
        <Icon name="circle-check" /> {t.alerts.wall.none}
      </p>
    );
  return (
    <table class="wall-table">
      <thead>
        <tr>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.where}</th>
          <th scope="col">{t.alerts.facts.most}</th>
          <th scope="col">{columns.raised}</th>
        </tr>
      </thead>
      <tbody>
        {open.map((alert) => (
          <tr>
            <th scope="row">{alertTitle(page, alert)}</th>
            <td>{alertWhere(page, alert)}</td>
            <td>{alert.rule === "spike" ? formatNumber(alert.people, lang) : "–"}</td>
            <td>{formatAge(new Date(alert.raisedAt), now, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
