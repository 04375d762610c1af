import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import { listUrl, queryOfView } from "./list-query.ts";

/** Somebody's own lists: their order, who sees them, and away with them. */
export function ViewsPage({ page, views }: { page: Page; views: readonly ViewCount[] }) {
  const words = page.t.list.views;
  const own = views.filter(({ saved }) => saved?.own);
  return (
    <LayoutStaff page={page} title={words.manage}>
      <p>
        <a href="/console">{words.back}</a>
      </p>
      <h1>{words.manage}</h1>
      {own.length === 0 ? <p>{words.none}</p> : null}
      <ol class="own-views">
        {own.map((view, at) => (
          <OwnView page={page} view={view} first={at === 0} last={at === own.length - 1} />
        ))}
      </ol>
    </LayoutStaff>
  );
}

interface OwnProps {
  page: Page;
  view: ViewCount;
  first: boolean;
  last: boolean;
}

function OwnView({ page, view, first, last }: OwnProps) {
  const words = page.t.list.views;
  const name = view.name ?? "";
  const shared = view.saved?.shared ?? false;
  return (
    <li>
      <a href={listUrl(queryOfView(view.filters), {})}>{name}</a>
      {shared ? <span class="muted">{words.isShared}</span> : null}
      <form method="post" action={`/console/views/${view.id}`}>
        <Do act="up" text={words.up} about={words.upOf(name)} disabled={first} />
        <Do act="down" text={words.down} about={words.downOf(name)} disabled={last} />
        <Do act={shared ? "unshare" : "share"} text={shared ? words.shareStop : words.shareNow} />
        <Do act="delete" text={words.delete} about={words.deleteOf(name)} />
      </form>
    </li>
  );
}

const Do = ({ act, text, about, disabled }: { act: string; text: string; about?: string; disabled?: boolean }) => (
  <button class="button button-quiet" type="submit" name="do" value={act} aria-label={about} disabled={disabled}>
    {text}
  </button>
);
