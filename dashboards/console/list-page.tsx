import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Pager } from "#dashboards/components/pager.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { AccountProblem } from "#src/services/accounts/account-problems.ts";
import type { TicketCounts } from "#src/services/tickets/count.ts";
import { BacklogForm } from "./backlog-form.tsx";
import { bulkActionsOf } from "./bulk-actions.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { ChannelsBanner } from "./channels-banner.tsx";
import { ListFilters } from "./list-filters.tsx";
import { hasFilters, type ListQuery, listUrl, TAB_IDS, TABS, type Tab } from "./list-query.ts";
import { TicketRow } from "./ticket-row.tsx";
import { type Undoable, UndoFlash } from "./undo-flash.tsx";

export interface ListPageProps {
  page: Page;
  query: ListQuery;
  counts: TicketCounts;
  items: TicketView[];
  next: string | null;
  city: City;
  flash: string | undefined;
  undoable: Undoable | undefined;
  problems: readonly AccountProblem[];
}

export function ListPage(props: ListPageProps) {
  const { page, query, counts, items, next, city, flash, undoable } = props;
  const { t } = page;
  return (
    <LayoutStaff page={page} title={t.console.list.title}>
      <Flash text={undoable ? undefined : flash} />
      <UndoFlash page={page} undoable={undoable} />
      <ChannelsBanner page={page} problems={props.problems} />
      <div class="list-head">
        <h1>{t.console.list.title}</h1>
        <Alarms page={page} query={query} counts={counts} />
        <BacklogForm page={page} />
      </div>
      <Tabs page={page} query={query} counts={counts} />
      <ListFilters page={page} query={query} city={city} />
      {items.length > 0 ? (
        <>
          <Tickets page={page} query={query} items={items} />
          <Pager
            t={t}
            shown={items.length}
            firstUrl={query.cursor ? listUrl(query, {}) : null}
            nextUrl={next ? listUrl(query, { cursor: next }) : null}
          />
        </>
      ) : (
        <Nothing page={page} query={query} />
      )}
    </LayoutStaff>
  );
}

const countOf = (tab: Tab, { byState }: TicketCounts): number =>
  (tab === "all" ? Object.values(byState) : TABS[tab].map((state) => byState[state])).reduce((sum, n) => sum + n, 0);

function Tabs({ page, query, counts }: Pick<ListPageProps, "page" | "query" | "counts">) {
  return (
    <nav class="tabs" aria-label={page.t.console.list.title}>
      {TAB_IDS.map((tab) => (
        <a href={listUrl(query, { tab })} aria-current={tab === query.tab ? "page" : undefined}>
          {page.t.console.list.tabs[tab]}
          <span class="count">{countOf(tab, counts)}</span>
        </a>
      ))}
    </nav>
  );
}

/** What must not be overlooked, whatever tab is open. */
function Alarms({ page, counts }: Pick<ListPageProps, "page" | "query" | "counts">) {
  const { list } = page.t.console;
  const links = [
    { tone: "critical", n: counts.critical, label: list.critical, url: "/console?tab=all&urgency=critical" },
    { tone: "over", n: counts.overdue, label: list.due.overdue, url: "/console?due=overdue" },
    { tone: "soon", n: counts.dueToday, label: list.due.today, url: "/console?due=today" },
  ];
  return (
    <ul class="alarms">
      {links.map(({ tone, n, label, url }) => (
        <li>
          <a class={n > 0 ? `alarm alarm-${tone}` : "alarm"} href={url}>
            <strong>{n}</strong> {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A form around the rows only for those who can do something to several at once. */
function Tickets({ page, query, items }: Pick<ListPageProps, "page" | "query" | "items">) {
  if (bulkActionsOf(page.actor).length === 0) return <Table page={page} items={items} selectable={false} />;
  return (
    <form method="post" action="/console/tickets/bulk">
      <Table page={page} items={items} selectable />
      <BulkBar page={page} back={listUrl(query, { cursor: query.cursor })} />
    </form>
  );
}

function Table({ page, items, selectable }: Pick<ListPageProps, "page" | "items"> & { selectable: boolean }) {
  const { columns } = page.t.console.list;
  return (
    <table class="tickets">
      <thead>
        <tr>
          {selectable ? (
            <th scope="col">
              <span class="sr">{page.t.console.bulk.column}</span>
            </th>
          ) : null}
          <th scope="col">{columns.ticket}</th>
          <th scope="col">{columns.sector}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.due}</th>
          <th scope="col">{columns.age}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((ticket) => (
          <TicketRow page={page} ticket={ticket} selectable={selectable} />
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ page, query }: Pick<ListPageProps, "page" | "query">) {
  const { list } = page.t.console;
  const onlyDue = query.due === "overdue" && !hasFilters({ ...query, due: "" });
  if (onlyDue) {
    return (
      <EmptyState icon="circle-check" tone="good" title={list.emptyOverdue} text={list.emptyOverdueText}>
        <a href="/console?due=today">{list.due.today}</a>
      </EmptyState>
    );
  }
  if (hasFilters(query)) {
    return (
      <EmptyState icon="filter" title={list.emptyFilter} text={list.emptyFilterText}>
        <a href={`/console?tab=${query.tab}`}>{list.clear}</a>
      </EmptyState>
    );
  }
  if (query.tab === "needs_triage") {
    return <EmptyState icon="circle-check" tone="good" title={list.emptyTriage} text={list.emptyTriageText} />;
  }
  return <EmptyState icon="inbox" title={list.empty} text={list.emptyText} />;
}
