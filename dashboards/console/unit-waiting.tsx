import { Icon } from "#dashboards/components/icon.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { UnitDesk } from "#src/services/unit-desk/load-unit-desk.ts";

/** Tickets in nobody's name: given out in turns by one press, or one by one. */
export function UnitWaiting({ page, desk }: { page: Page; desk: UnitDesk }) {
  const words = page.t.work.unit;
  const { waiting, unit } = desk;
  return (
    <Panel icon="inbox" title={words.waitingTitle} id="waiting">
      {waiting.length === 0 ? <p class="muted">{words.waitingNone}</p> : null}
      {waiting.length > 0 ? (
        <form method="post" action="/console/tickets/bulk">
          <input type="hidden" name="action" value="assign" />
          <input type="hidden" name="filled" value="1" />
          <input type="hidden" name="unitId" value={unit.id} />
          <input type="hidden" name="person" value="round_robin" />
          <input type="hidden" name="back" value="/console" />
          <ul class="chosen">
            {waiting.map((reference) => (
              <li>
                <input type="hidden" name="reference" value={reference} />
                <a class="reference" href={`/console/tickets/${reference}`}>
                  {reference}
                </a>
              </li>
            ))}
          </ul>
          <p class="field-hint">{words.turnsHint}</p>
          <button class="button" type="submit" data-says={words.turns(waiting.length)}>
            <Icon name="users" />
            {words.turns(waiting.length)}
          </button>{" "}
          <a class="button button-plain" href="/console?tab=open">
            {words.see}
          </a>
        </form>
      ) : null}
    </Panel>
  );
}
