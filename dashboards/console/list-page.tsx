import { AtOnceLine } from "#dashboards/components/at-once-line.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Pager } from "#dashboards/components/pager.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { AccountProblem } from "#src/services/accounts/account-problems.ts";
import type { DeskTicket } from "#src/services/desk/list-desk.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import { BacklogForm } from "./backlog-form.tsx";
import { bulkActionsOf } from "./bulk-actions.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { ChannelsBanner } from "./channels-banner.tsx";
import type { Density } from "./density.ts";
import { ListFilters } from "./list-filters.tsx";
import { hasFilters, isSameList, type ListQuery, listParams, listUrl, queryOfView } from "./list-query.ts";
import { ListTools } from "./list-tools.tsx";
import { RowActForm } from "./row-act.tsx";
import { TicketRow } from "./ticket-row.tsx";
import { type Undoable, UndoFlash } from "./undo-flash.tsx";
import { ViewsNav, viewName } from "./views-nav.tsx";

export interface ListPageProps {
  page: Page;
  query: ListQuery;
  /** What stands in the search box; a phone number is there and not in `query`. */
  typed: string;
  views: readonly ViewCount[];
  items: DeskTicket[];
  next: string | null;
  /** The words are so common that only newer tickets were ranked. */
  bounded: boolean;
  /** See `DeskPage`. */
  heard: number;
  /** What was looked for is a phone number, and is in no address. */
  byPhone: boolean;
  density: Density;
  city: City;
  flash: string | undefined;
  /** It says why nothing was done. */
  flashWrong: boolean;
  undoable: Undoable | undefined;
  problems: readonly AccountProblem[];
}

export function ListPage(props: ListPageProps) {
  const { page, query, views, items, city, flash, undoable } = props;
  const { t } = page;
  return (
    <LayoutStaff
      page={page}
      title={t.console.list.title}
      script={props.byPhone ? ["at-once.js"] : ["list.js", "at-once.js"]}
    >
      <div data-flash>
        <Flash text={undoable ? undefined : flash} wrong={props.flashWrong} />
        <UndoFlash page={page} undoable={undoable} />
      </div>
      <AtOnceLine page={page} />
      <ChannelsBanner page={page} problems={props.problems} />
      <div class="desk">
        <ViewsNav page={page} query={query} views={views} />
        <section class="desk-list">
          <div class="list-head">
            <h1>{titleOf(props)}</h1>
            <BacklogForm page={page} />
          </div>
          <ListFilters page={page} query={query} typed={props.typed} city={city} />
          <ListTools page={page} query={query} views={views} density={props.density} />
          {props.byPhone ? <Hint text={t.list.byPhone} /> : null}
          {props.bounded ? <Hint text={t.list.bounded} /> : null}
          <Live {...props} />
          {items.length > 0 ? null : <Nothing page={page} query={query} />}
        </section>
      </div>
    </LayoutStaff>
  );
}

function titleOf({ page, query, views, byPhone }: ListPageProps): string {
  if (query.q !== "" && !byPhone) return page.t.list.results(query.q);
  const view = views.find(({ filters }) => isSameList(queryOfView(filters), query));
  return view ? viewName(page, view) : page.t.console.list.title;
}

const Hint = ({ text }: { text: string }) => (
  <p class="list-hint">
    <Icon name="info-circle" />
    {text}
  </p>
);

/** The rows with all that their script needs to load more, keep them fresh and tell of new ones. Words are said by the server. */
function Live(props: ListPageProps) {
  const { page, query, items, next } = props;
  const words = page.t.list.live;
  return (
    <div
      class={`live density-${props.density}`}
      data-island="list"
      data-rows={`/console/rows?${listParams(query, { cursor: "" })}`}
      data-next={next ?? ""}
      data-heard={props.heard}
      data-search={query.q === "" ? undefined : "yes"}
      data-fresh={words.fresh(0)}
      data-fresh-one={words.fresh(1)}
      data-fresh-many={words.freshMany(0)}
      data-gone={words.gone}
      data-loading={words.loading}
      data-end={words.end}
      data-failed={words.failed}
    >
      <button class="fresh" type="button" data-fresh-button hidden />
      <RowActForm query={query} />
      {items.length > 0 ? (
        <>
          <Tickets page={page} query={query} items={items} />
          <Pager
            t={page.t}
            shown={items.length}
            firstUrl={query.cursor ? listUrl(query, {}) : null}
            nextUrl={next ? listUrl(query, { cursor: next }) : null}
          />
        </>
      ) : null}
    </div>
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
  const { nextRow, rowBefore, tick } = page.t.work.keys;
  return (
    <table
      class="tickets"
      data-list
      data-next-row={nextRow}
      data-row-before={rowBefore}
      data-tick-row={selectable ? tick : undefined}
    >
      <thead>
        <tr>
          {selectable ? (
            <th class="col-select" scope="col">
              <span class="sr">{page.t.console.bulk.column}</span>
            </th>
          ) : null}
          <th scope="col">{columns.ticket}</th>
          <th class="col-sector" scope="col">
            {columns.sector}
          </th>
          <th class="col-place" scope="col">
            {columns.place}
          </th>
          <th class="col-due" scope="col">
            {columns.due}
          </th>
          <th class="col-age" scope="col">
            {columns.age}
          </th>
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
