import { DataTable } from "#dashboards/components/data-table.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { Load, UnitDesk } from "#src/services/unit-desk/load-unit-desk.ts";

/** Who has how much in hand; a press on a figure opens those tickets. */
export function UnitLoads({ page, desk }: { page: Page; desk: UnitDesk }) {
  const { t, lang } = page;
  const words = t.work.unit;
  const number = (value: number) => formatNumber(value, lang);
  const linked = ({ userId }: Load, value: number, more: string) =>
    value > 0 && userId ? <a href={`/console?tab=active&assignee=${userId}${more}`}>{number(value)}</a> : number(value);
  const most = Math.max(1, ...desk.people.map(({ open }) => open));
  return (
    <section class="panel">
      <h2>{words.people}</h2>
      <DataTable
        caption={words.people}
        captionHidden
        columns={[
          { key: "person", label: words.columns.person },
          { key: "open", label: words.columns.open, numeric: true },
          { key: "overdue", label: words.columns.overdue, numeric: true },
          { key: "today", label: words.columns.today, numeric: true },
          { key: "done", label: words.columns.done, numeric: true },
          { key: "limit", label: words.columns.limit, numeric: true },
        ]}
        rows={desk.people.map((one) => ({
          key: one.userId ?? "",
          cells: [
            <span class="load-name">
              {one.name}
              {one.awayToday ? <span class="badge">{words.away}</span> : null}
            </span>,
            <span class="load-open">
              {linked(one, one.open, "")}
              <svg class="load-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="load-rail" width="100" height="6" rx="3" />
                <rect class="load-fill" width={Math.round((one.open / most) * 100)} height="6" rx="3" />
              </svg>
            </span>,
            one.overdue > 0 ? <strong class="late">{linked(one, one.overdue, "&due=overdue")}</strong> : number(0),
            linked(one, one.dueToday, "&due=today"),
            number(one.resolved7),
            one.limit === null ? <span class="muted load-limit">{words.noLimit}</span> : number(one.limit),
          ],
        }))}
      />
    </section>
  );
}
