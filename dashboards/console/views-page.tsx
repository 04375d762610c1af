import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ViewList } from "#src/domain/views.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import { listUrl, queryOfView } from "./list-query.ts";
import { mentionsUrl } from "./mention-query.ts";
import { queryOfMentionView } from "./mention-views.tsx";

/** Somebody's own lists: their order, who sees them, and away with them. */
export function ViewsPage({ page, list, views }: { page: Page; list: ViewList; views: readonly ViewCount[] }) {
  const words = page.t.list.views;
  const own = views.filter(({ saved }) => saved?.own);
  return (
    <LayoutStaff page={page} title={words.manage}>
      <p>
        {list === "mentions" ? (
          <a href="/console/mentions">{page.t.listening.title}</a>
        ) : (
          <a href="/console">{words.back}</a>
        )}
      </p>
      <h1>{words.manage}</h1>
      {own.length === 0 ? <p>{words.none}</p> : null}
      <ol class="own-views">
        {own.map((view, at) => (
          <OwnView page={page} list={list} view={view} first={at === 0} last={at === own.length - 1} />
        ))}
      </ol>
    </LayoutStaff>
  );
}

interface OwnProps {
  page: Page;
  list: ViewList;
  view: ViewCount;
  first: boolean;
  last: boolean;
}

function OwnView({ page, list, view, first, last }: OwnProps) {
  const words = page.t.list.views;
  const name = view.name ?? "";
  const shared = view.saved?.shared ?? false;
  const href =
    list === "mentions" ? mentionsUrl(queryOfMentionView(view.filters)) : listUrl(queryOfView(view.filters), {});
  return (
    <li>
      <a href={href}>{name}</a>
      {shared ? <span class="muted">{words.isShared}</span> : null}
      <form method="post" action={`/console/views/${view.id}`}>
        <input type="hidden" name="list" value={list} />
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
