import { Icon } from "#dashboards/components/icon.tsx";
import { alertTitle, alertWhere } from "#dashboards/console/alert-words.ts";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { AlertScene } from "#src/services/alerts/load-scene.ts";

/** How many are named. */
const NAMED = 3;

/** On top of the leader's page: what is unusual in the city just now. */
export function AlertStrip({ page, scene: { open, count } }: { page: Page; scene: AlertScene }) {
  const words = page.t.alerts;
  if (count === 0) return null;
  return (
    <section class="notice" aria-label={words.title}>
      <Icon name="antenna" />
      <div>
        <p class="notice-title">
          <a href="/console/alerts">{words.strip(formatNumber(count, page.lang))}</a>
        </p>
        <ul>
          {open.slice(0, NAMED).map((alert) => (
            <li>
              <a href={`/console/alerts/${alert.id}`}>{alertTitle(page, alert)}</a>
              {alert.rule === "silence" ? "" : ` · ${alertWhere(page, alert)}`}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
