import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Said } from "#dashboards/components/said.tsx";
import type { Page } from "#dashboards/page.ts";
import type { BulkResult } from "#src/services/tickets/bulk.ts";
import { Back } from "./bulk-page.tsx";
import type { BulkWork } from "./bulk-routes.tsx";

/** One row for each ticket: done, or why not. What was not done comes first. */
export function BulkResultPage({ page, work, results }: { page: Page; work: BulkWork; results: BulkResult[] }) {
  const { t } = page;
  const words = t.console.bulk;
  const done = results.filter(({ ok }) => ok);
  const failed = results.filter(({ ok }) => !ok);
  const title = words.title(t.console.action[work.action].title, results.length);
  return (
    <LayoutStaff page={page} title={title}>
      <Back page={page} back={work.back} />
      <div class="list-head">
        <h1>{title}</h1>
      </div>
      <p class={failed.length === 0 ? "notice notice-good flash" : "notice flash"} role="status">
        <Icon name={failed.length === 0 ? "circle-check" : "info-circle"} />
        {words.result(done.length, results.length)}
      </p>
      <div class="table-wide">
        <table class="bulk-results">
          <thead>
            <tr>
              <th scope="col">{words.columns.ticket}</th>
              <th scope="col">{words.columns.result}</th>
              {failed.length > 0 ? <th scope="col">{words.columns.why}</th> : null}
            </tr>
          </thead>
          <tbody>
            {[...failed, ...done].map((result) => (
              <BulkRow page={page} result={result} why={failed.length > 0} />
            ))}
          </tbody>
        </table>
      </div>
    </LayoutStaff>
  );
}

interface RowProps {
  page: Page;
  result: BulkResult;
  /** With the column that says why not. */
  why: boolean;
  /** "3/40", while the rows still arrive. */
  count?: string;
}

export function BulkRow({ page, result: { reference, ok, error }, why, count }: RowProps) {
  const words = page.t.console.bulk;
  return (
    <tr class={ok ? "bulk-ok" : "bulk-failed"}>
      {count ? <td>{count}</td> : null}
      <th scope="row">
        <a class="reference" href={`/console/tickets/${reference}`}>
          {reference}
        </a>
      </th>
      <td>
        <span class="bulk-outcome">
          <Icon name={ok ? "check" : "x"} />
          {ok ? words.ok : words.failed}
        </span>
      </td>
      {why ? <td>{error ? <Said page={page} sentence={error.message} /> : null}</td> : null}
    </tr>
  );
}
