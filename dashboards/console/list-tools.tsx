import type { Page } from "#dashboards/page.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import { DENSITIES, type Density } from "./density.ts";
import { type ListQuery, listUrl } from "./list-query.ts";
import { SaveView } from "./views-nav.tsx";

interface ToolsProps {
  page: Page;
  query: ListQuery;
  views: readonly ViewCount[];
  density: Density;
}

/** Between filters and rows: keep this list, whether it is live, how close the rows stand. */
export function ListTools({ page, query, views, density }: ToolsProps) {
  const { live } = page.t.list;
  const words = page.t.list.density;
  return (
    <div class="list-tools">
      <SaveView page={page} query={query} views={views} />
      <p class="live-state" data-live-state data-on={live.on} data-off={live.off} role="status" />
      <form class="density" method="post" action="/console/density">
        <input type="hidden" name="back" value={listUrl(query, { cursor: query.cursor })} />
        <fieldset>
          <legend class="sr">{words.label}</legend>
          {DENSITIES.map((one) => (
            <button type="submit" name="density" value={one} aria-pressed={one === density ? "true" : "false"}>
              {words[one]}
            </button>
          ))}
        </fieldset>
      </form>
    </div>
  );
}
