import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { IncidentPage } from "#src/services/incidents/load-page.ts";

/** Others that look like the same event, each merged with one press; taken back by the step of the history. */
export function LikelyIncidents({ page, data }: { page: Page; data: IncidentPage }) {
  const { incident, likely, mayManage } = data;
  const words = page.t.incidents.likely;
  if (likely.length === 0) return null;
  return (
    <Panel icon="link" title={words.title} id="likely">
      <p class="muted">{words.text}</p>
      <ul class="plain">
        {likely.map(({ reference, title, from, into }) => (
          <li>
            <p>
              <a href={`/console/incidents/${reference}`}>{title}</a> <small class="muted">{reference}</small>
            </p>
            {mayManage ? (
              <form method="post" action={`/console/incidents/${from.reference}/merge`}>
                <input type="hidden" name="version" value={from.version} />
                <input type="hidden" name="into" value={into} />
                <button class="button button-quiet" type="submit">
                  {into === incident.reference ? words.merge(reference) : words.mergeInto(reference)}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
