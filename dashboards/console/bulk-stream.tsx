import type { Context } from "hono";
import { raw } from "hono/html";
import { stream } from "hono/streaming";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { BulkResult } from "#src/services/tickets/bulk.ts";
import { Back } from "./bulk-page.tsx";
import { BulkRow } from "./bulk-result-page.tsx";
import type { BulkWork } from "./bulk-routes.tsx";

interface StreamProps {
  page: Page;
  work: BulkWork;
  /** Those that are done already. */
  results: BulkResult[];
  /** Goes on with the rest. */
  rest: AsyncIterator<BulkResult>;
}

const ROWS = "<!--rows-->";
const END = "<!--end-->";

/**
 * For work that takes longer than a second: the page arrives row by row as the tickets are done, without script; bulk.ts
 * adds a bar and a button to stop. Whoever leaves or stops the page stops the work: what was not reached stays as it is.
 */
export function bulkStream(c: Context<HttpEnv>, props: StreamProps): Response {
  const { page, work, results, rest } = props;
  const words = page.t.console.bulk;
  c.header("content-type", "text/html; charset=utf-8");
  // A proxy that gathers the page first would show no progress.
  c.header("x-accel-buffering", "no");
  return stream(c, async (out) => {
    let stopped = false;
    out.onAbort(() => {
      stopped = true;
    });
    const [head = "", table = "", foot = ""] = String(<Frame page={page} work={work} />).split(
      new RegExp(`${ROWS}|${END}`),
    );
    const total = work.references.length;
    let done = results.filter(({ ok }) => ok).length;
    await out.write(head + results.map((result, at) => rowOf(page, result, at, total)).join(""));
    for (let at = results.length; !stopped; at++) {
      const next = await rest.next();
      if (next.done) break;
      if (next.value.ok) done++;
      await out.write(rowOf(page, next.value, at, total));
    }
    if (stopped) return void (await rest.return?.(undefined));
    const said = (
      <p class={done === total ? "notice notice-good flash" : "notice flash"} role="status" data-bulk-end>
        <Icon name={done === total ? "circle-check" : "info-circle"} />
        {words.result(done, total)}
      </p>
    );
    await out.write(`${table}${said}${foot}`);
  });
}

const rowOf = (page: Page, result: BulkResult, at: number, total: number): string =>
  String(<BulkRow page={page} result={result} why count={`${at + 1}/${total}`} />);

function Frame({ page, work }: { page: Page; work: BulkWork }) {
  const words = page.t.console.bulk;
  const title = words.title(page.t.console.action[work.action].title, work.references.length);
  return (
    <LayoutStaff page={page} title={title} script="bulk.js">
      <Back page={page} back={work.back} />
      <div class="list-head">
        <h1>{title}</h1>
      </div>
      <div class="bulk-progress" data-bulk={work.references.length} data-words={page.t.work.bulk.progress} hidden>
        <div class="progress">
          <span class="progress-label" data-bulk-text />
          <progress aria-label={title} value={0} max={work.references.length} />
        </div>
        <button class="button button-quiet" type="button" data-bulk-stop data-stopped={page.t.work.bulk.stopped}>
          {page.t.work.bulk.stop}
        </button>
      </div>
      <p class="muted">{page.t.work.bulk.leave}</p>
      <div class="table-wide">
        <table class="bulk-results">
          <thead>
            <tr>
              <th scope="col">{page.t.work.bulk.number}</th>
              <th scope="col">{words.columns.ticket}</th>
              <th scope="col">{words.columns.result}</th>
              <th scope="col">{words.columns.why}</th>
            </tr>
          </thead>
          <tbody>{raw(ROWS)}</tbody>
        </table>
      </div>
      {raw(END)}
    </LayoutStaff>
  );
}
