import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ViewId } from "#src/domain/views.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import { filtersOfView, hasFilters, isSameList, type ListQuery, listUrl, queryOfView } from "./list-query.ts";

interface ViewsProps {
  page: Page;
  query: ListQuery;
  views: readonly ViewCount[];
}

/** What must not be overlooked, whatever list is open. */
const LOUD: readonly string[] = ["critical", "overdue"] satisfies ViewId[];

/** The lists that somebody works from, each with how many wait in it: those of the role, their own, those of colleagues. */
export function ViewsNav({ page, query, views }: ViewsProps) {
  const words = page.t.list.views;
  const own = views.filter(({ saved }) => saved?.own);
  const shared = views.filter(({ saved }) => saved && !saved.own);
  const current = views.find((view) => isSameList(queryOfView(view.filters), query))?.id;
  return (
    <nav class="views" aria-label={words.title}>
      <Links page={page} views={views.filter(({ saved }) => !saved)} current={current} />
      {own.length > 0 ? <h2>{words.own}</h2> : null}
      <Links page={page} views={own} current={current} />
      {shared.length > 0 ? <h2>{words.shared}</h2> : null}
      <Links page={page} views={shared} current={current} />
      {own.length > 0 ? (
        <a class="views-manage" href="/console/views">
          <Icon name="settings" />
          {words.manage}
        </a>
      ) : null}
    </nav>
  );
}

function Links({ page, views, current }: Pick<ViewsProps, "page" | "views"> & { current: string | undefined }) {
  const words = page.t.list.views;
  if (views.length === 0) return null;
  return (
    <ul>
      {views.map((view) => (
        <li>
          <a
            class={LOUD.includes(view.id) && (view.n ?? 0) > 0 ? `view view-${view.id}` : "view"}
            href={listUrl(queryOfView(view.filters), {})}
            title={view.saved && !view.saved.own ? words.by(view.saved.by) : undefined}
            aria-current={view.id === current ? "page" : undefined}
          >
            <span>{viewName(page, view)}</span>
            {view.n === null ? null : <span class="count">{countText(page, view.n)}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

// Safe: a view without a name is one of the role's.
export const viewName = ({ t }: Page, { id, name }: Pick<ViewCount, "id" | "name">): string =>
  name ?? t.list.views.of[id as ViewId];

/** Counting stops at a thousand. */
const countText = ({ t }: Page, n: number): string => (n >= 1_000 ? t.list.views.more : String(n));

/** Keeps the filters that are set; there must be some, and none may be words. */
export function SaveView({ page, query, views }: ViewsProps) {
  const words = page.t.list.views;
  const known = views.some((view) => isSameList(queryOfView(view.filters), query));
  if (known || !hasFilters({ ...query, q: "" }) || page.actor?.kind !== "user") return null;
  return (
    <details class="save-view">
      <summary class="button button-quiet">
        <Icon name="star" />
        {words.save}
      </summary>
      <form method="post" action="/console/views">
        <p class="muted">{words.saveHint}</p>
        {Object.entries(filtersOfView(query)).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="back" value={listUrl({ ...query, q: "" }, {})} />
        <label for="view-name">{words.name}</label>
        <input
          id="view-name"
          name="name"
          required
          maxlength={60}
          placeholder={words.namePlaceholder}
          autocomplete="off"
        />
        <label class="check">
          <input type="checkbox" name="shared" value="yes" />
          {words.share}
        </label>
        <button class="button" type="submit">
          {words.saveButton}
        </button>
      </form>
    </details>
  );
}
