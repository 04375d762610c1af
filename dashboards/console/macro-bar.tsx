import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import type { Macro } from "#src/services/macros/macro.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import type { Through } from "./through-list.ts";

interface MacroBarProps {
  page: Page;
  data: TicketPage;
  macros: readonly Macro[];
  through: Through;
}

/** Steps that are often taken together, one press each. Only those whose first step the ticket allows now. */
export function MacroBar({ page, data, macros, through }: MacroBarProps) {
  const words = page.t.work.macros;
  const { actions, ticket } = data;
  const usable = macros.filter(({ steps }) => steps[0] && actions.includes(steps[0].action));
  const keeps = page.actor !== null && may(page.actor, "macro.manage");
  if (usable.length === 0 && !keeps) return null;
  return (
    <form class="macros" method="post" action={`/console/tickets/${ticket.reference}/macro`}>
      <input type="hidden" name="version" value={ticket.version} />
      {through.after ? <input type="hidden" name="next" value={through.after} /> : null}
      <span class="macros-title">
        <Icon name="bolt" />
        {words.title}
      </span>
      {usable.map(({ id, name, steps, advance }) => (
        <button
          class="chip-button"
          type="submit"
          name="macro"
          value={id}
          title={steps.map(({ action }) => page.t.console.action[action].title).join(" → ")}
          data-says={words.run(name)}
        >
          {name}
          {advance ? <Icon name="chevron-right" /> : null}
        </button>
      ))}
      {keeps ? (
        <a class="macros-keep" href="/console/macros">
          {macros.length > 0 ? words.manage : words.first}
        </a>
      ) : null}
    </form>
  );
}
