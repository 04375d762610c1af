import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import { TURNS } from "#src/services/tickets/choose-assignee.ts";

/** For the leader of a unit: what nobody handles yet is shared out among its people. */
export function BacklogForm({ page }: { page: Page }) {
  const { t, actor } = page;
  if (!actor || !reachOf(actor) || !may(actor, "ticket.assign")) return null;
  const words = t.console.drain;
  return (
    <details class="backlog">
      <summary class="button button-quiet">
        <Icon name="route" />
        {words.title}
      </summary>
      <form method="post" action="/console/backlog">
        <p>{words.hint}</p>
        <label for="turns">{words.how}</label>
        <select id="turns" name="turns">
          {TURNS.map((turns) => (
            <option value={turns} selected={turns === "least_loaded"}>
              {t.console.fields.turns[turns]}
            </option>
          ))}
        </select>
        <button class="button" type="submit">
          {words.title}
        </button>
      </form>
    </details>
  );
}
