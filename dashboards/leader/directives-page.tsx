import { DataTable } from "#dashboards/components/data-table.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import type { DirectiveCounts } from "#src/services/directives/count.ts";
import type { DirectiveList, DirectiveTab } from "#src/services/directives/list.ts";
import { DirectiveAbout, DirectiveDue, DirectiveState } from "./directive-words.tsx";

/** Where the pages stand: those of leaders, or those of a unit. */
export type DirectiveBase = "/leader/directives" | "/console/directives";

interface ListProps {
  page: Page;
  base: DirectiveBase;
  tab: DirectiveTab;
  list: DirectiveList;
  counts: DirectiveCounts;
  /** From 1. */
  at: number;
  flash?: string | undefined;
}

/** Every directive that is still reported, the overdue first; and those that are done. */
export function DirectivesPage({ page, base, tab, list, counts, at, flash }: ListProps) {
  const { t, lang, actor } = page;
  const words = t.directives;
  const ofUnit = base === "/console/directives";
  const title = ofUnit ? words.unitTitle : words.title;
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ tab, ...more })}`;
  const count = { pending: counts.open + counts.answered, answered: counts.answered, done: undefined };
  return (
    <LayoutStaff page={page} title={title}>
      <PageHead title={title} lead={ofUnit ? words.unitLead : words.lead}>
        {actor && may(actor, "directive.write") ? (
          <a class="button" href="/leader/directives/new">
            {words.new}
          </a>
        ) : null}
      </PageHead>
      <Flash text={flash} />
      <Tabs
        label={title}
        tabs={(["pending", "answered", "done"] as const).map((one) => ({
          href: `${base}?tab=${one}`,
          text: words.tabs[one],
          count: count[one] === undefined ? undefined : formatNumber(count[one], lang),
          current: one === tab,
        }))}
      />
      {list.items.length === 0 ? (
        <EmptyState icon="clipboard-text" title={words.none} text={ofUnit ? words.noneUnit : words.noneText} />
      ) : (
        <DirectiveTable
          page={page}
          base={base}
          items={list.items}
          caption={words.tabs[tab === "open" ? "pending" : tab]}
        />
      )}
      <nav class="pager" aria-label={words.pages}>
        {at > 1 ? <a href={href({})}>{words.first}</a> : null}
        {list.next ? (
          <a class="button button-quiet" href={href({ page: String(list.next) })}>
            {words.next}
          </a>
        ) : null}
      </nav>
    </LayoutStaff>
  );
}

interface TableProps extends Pick<ListProps, "page" | "base"> {
  items: DirectiveList["items"];
  caption: string;
}

export function DirectiveTable({ page, base, items, caption }: TableProps) {
  const words = page.t.directives;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={(["number", "about", "unit", "due", "state", "by"] as const).map((key) => ({
        key,
        label: words.columns[key],
        hideOnPhone: key === "by",
      }))}
      rows={items.map((directive) => ({
        key: directive.id,
        href: `${base}/${directive.id}`,
        cells: [
          words.number(directive.id),
          <>
            <DirectiveAbout page={page} directive={directive} />
            <br />
            <small class="muted directive-short">{shortText(directive.text)}</small>
          </>,
          directive.unit.name,
          <DirectiveDue page={page} directive={directive} />,
          <DirectiveState page={page} directive={directive} />,
          directive.by,
        ],
      }))}
    />
  );
}

const SHORT = 120;
/** The first words; whole ones. */
const shortText = (text: string): string =>
  text.length <= SHORT ? text : `${text.slice(0, SHORT).replace(/\s+\S*$/, "")}…`;
