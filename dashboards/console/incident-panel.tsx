import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { may } from "#src/domain/policy.ts";
import type { IncidentOfTicket } from "#src/services/incidents/incident-of-ticket.ts";
import { IncidentState, reasonWords } from "./incident-words.tsx";

interface PanelProps {
  page: Page;
  city: City;
  reference: string;
  incident: IncidentOfTicket;
}

/** The incident that a ticket belongs to, or those that it may belong to, each with a button that says so. */
export function IncidentPanel({ page, city, reference, incident: { own, likely } }: PanelProps) {
  const words = page.t.incidents.ticket;
  const mayManage = page.actor !== null && may(page.actor, "incident.manage");
  if (!own && !mayManage) return null;
  return (
    <Panel icon="alert-triangle" title={words.title} id="incident">
      {own ? (
        <p>
          {words.belongs} <a href={`/console/incidents/${own.reference}`}>{own.title}</a>{" "}
          <IncidentState page={page} incident={own} />
        </p>
      ) : null}
      {likely.map(({ incident, reasons }) => (
        <form method="post" action={`/console/incidents/${incident.reference}/add`} class="incident-likely">
          <p>
            {words.ask} <a href={`/console/incidents/${incident.reference}`}>{incident.title}</a>
          </p>
          <p class="muted small">{reasonWords(page, city, reasons).join(" · ")}</p>
          <input type="hidden" name="tickets" value={reference} />
          <button class="chip-button" type="submit" aria-label={`${words.yes}: ${incident.title}`}>
            {words.yes}
          </button>
        </form>
      ))}
      {own || likely.length > 0 ? null : (
        <form method="post" action="/console/incidents">
          <input type="hidden" name="tickets" value={reference} />
          <button class="chip-button" type="submit">
            {words.propose}
          </button>
        </form>
      )}
    </Panel>
  );
}
