import { StateBadge } from "#dashboards/components/badges.tsx";
import { ChannelMark } from "#dashboards/components/channel-mark.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import type { Related } from "#src/services/tickets/relations.ts";

/** Who else told of the same matter, and which tickets belong beside this one. */
export function RelationsPanel({ page, data }: { page: Page; data: TicketPage }) {
  const words = page.t.console.beside;
  const { merged, links } = data.relations;
  if (merged.length === 0 && links.length === 0) return null;
  const kinds = (["split_into", "split_from", "related"] as const).flatMap((kind) => {
    const ofKind = links.filter((link) => link.kind === kind);
    return ofKind.length > 0 ? [{ kind, ofKind }] : [];
  });
  return (
    <Panel icon="link" title={words.title} id="relations">
      {merged.length > 0 ? (
        <>
          <h3>{words.reporters(merged.length + 1)}</h3>
          <List page={page} tickets={merged} />
        </>
      ) : null}
      {kinds.map(({ kind, ofKind }) => (
        <>
          <h3>{words[kind]}</h3>
          <List page={page} tickets={ofKind} />
        </>
      ))}
    </Panel>
  );
}

const List = ({ page, tickets }: { page: Page; tickets: readonly Related[] }) => (
  <ul class="related">
    {tickets.map(({ reference, open, state, createdAt, channel, text }) => (
      <li>
        {open ? <a href={`/console/tickets/${reference}`}>{reference}</a> : <span class="reference">{reference}</span>}
        <StateBadge state={state} lang={page.lang} />
        <span class="muted small">
          <DateTime at={createdAt} />
        </span>
        <ChannelMark channel={channel} lang={page.lang} />
        {text ? <span class="related-text">{text}</span> : null}
      </li>
    ))}
  </ul>
);
