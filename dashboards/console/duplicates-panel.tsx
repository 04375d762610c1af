import { StateBadge } from "#dashboards/components/badges.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { Said } from "#dashboards/components/said.tsx";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { Duplicate } from "#src/services/similar/duplicate-tickets.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

interface DuplicatesProps {
  page: Page;
  data: TicketPage;
  duplicates: Duplicate[];
}

/** Other tickets that may tell of the same matter, why, and one button to make them one. */
export function DuplicatesPanel({ page, data, duplicates }: DuplicatesProps) {
  const words = page.t.console;
  if (duplicates.length === 0) return null;
  return (
    <Panel icon="copy" title={words.beside.duplicates} id="duplicates">
      <ol class="similar">
        {duplicates.map((other) => (
          <li>
            <span class="similar-top">
              <a href={`/console/tickets/${other.reference}`}>{other.reference}</a>
              <StateBadge state={other.state} lang={page.lang} />
            </span>
            <span class="muted small">
              {[other.ward?.name ?? words.list.noWard, ...metres(page, other)].join(" · ")} ·{" "}
              <time datetime={other.createdAt} title={formatDateTime(new Date(other.createdAt))}>
                {formatAge(new Date(other.createdAt), page.now, page.t)}
              </time>
            </span>
            <ul class="reasons">
              {other.reasons.map((reason) => (
                <li>
                  <Said page={page} sentence={reason} />
                </li>
              ))}
            </ul>
            <MergeButton page={page} data={data} other={other} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const metres = ({ t }: Page, { metres: n }: Duplicate): string[] => (n === null ? [] : [t.console.beside.metres(n)]);

/** Only into one that goes on: a ticket that has ended takes nothing in. */
function MergeButton({
  page,
  data: { ticket, actions },
  other,
}: Omit<DuplicatesProps, "duplicates"> & { other: Duplicate }) {
  const goesOn = other.state === "resolved" || (OPEN_STATES as readonly string[]).includes(other.state);
  if (!goesOn || !actions.includes("merge")) return null;
  const words = page.t.console.beside;
  return (
    <form method="post" action={`/console/tickets/${ticket.reference}/merge`}>
      <input type="hidden" name="version" value={ticket.version} />
      <input type="hidden" name="into" value={other.reference} />
      <button class="chip-button" type="submit" aria-label={`${words.mergeInto}: ${other.reference}`}>
        {words.mergeInto}
      </button>
    </form>
  );
}
