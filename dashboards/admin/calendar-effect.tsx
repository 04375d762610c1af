import { UrgencyBadge } from "#dashboards/components/badges.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { Effect, MovedTicket } from "#src/services/calendars/effect.ts";

/** Which tickets would be due at another time: numbers first, then the tickets themselves. */
export function CalendarEffect({ page, effect }: { page: Page; effect: Effect }) {
  const words = page.t.calendars;
  if (effect.moved === 0)
    return (
      <Panel icon="clock" title={words.effect}>
        <p>{words.effectNone(effect.running)}</p>
      </Panel>
    );
  return (
    <>
      <Panel icon="clock" title={words.effect}>
        <p>
          <strong>{words.effectSome(effect.moved, effect.running)}</strong>
        </p>
        <ul>
          {URGENCIES.filter((urgency) => effect.byUrgency[urgency] > 0).map((urgency) => (
            <li>
              {URGENCY_LABEL[urgency][page.lang]}: {effect.byUrgency[urgency]}
            </li>
          ))}
          <li>
            {effect.becomeOverdue > 0 ? (
              <strong class="bad">{words.becomeOverdue(effect.becomeOverdue)}</strong>
            ) : (
              words.becomeOverdue(0)
            )}
          </li>
          <li>{words.noLongerOverdue(effect.noLongerOverdue)}</li>
        </ul>
        {effect.tickets.length < effect.moved ? (
          <p class="muted small">{words.shown(effect.tickets.length, effect.moved)}</p>
        ) : null}
      </Panel>
      <Moved page={page} tickets={effect.tickets} />
    </>
  );
}

function Moved({ page, tickets }: { page: Page; tickets: MovedTicket[] }) {
  const words = page.t.calendars;
  return (
    <table class="figures">
      <thead>
        <tr>
          {[words.ticket, words.urgency, words.clock, words.oldDue, words.newDue].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tickets.map(({ reference, urgency, clock, dueAt, newDueAt, overdue, newOverdue }) => (
          <tr>
            <th scope="row">
              <a href={`/console/tickets/${reference}`}>{reference}</a>
            </th>
            <td data-of={words.urgency}>
              <UrgencyBadge urgency={urgency} lang={page.lang} />
            </td>
            <td data-of={words.clock}>{words.clocks[clock]}</td>
            <td data-of={words.oldDue}>{formatDateTime(dueAt)}</td>
            <td data-of={words.newDue}>
              {formatDateTime(newDueAt)}{" "}
              {newOverdue && !overdue ? <strong class="bad">{words.newlyOverdue}</strong> : null}
              {overdue && !newOverdue ? <span class="badge">{words.notOverdue}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
