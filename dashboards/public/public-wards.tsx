import { DataTable } from "#dashboards/components/data-table.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import { type LeaderQuery, leaderHref } from "#dashboards/leader/leader-query.ts";
import type { Page } from "#dashboards/page.ts";
import type { PublicFigures } from "./load-public.ts";

interface WardsProps {
  page: Page;
  query: LeaderQuery;
  wards: PublicFigures["wards"];
}

/** Ward by ward, in the order of the alphabet: this is no ranking. */
export function PublicWards({ page, query, wards }: WardsProps) {
  const { t, lang } = page;
  const words = t.open;
  const { compare } = new Intl.Collator("vi");
  return (
    <DataTable
      caption={words.wards}
      columns={[
        { key: "name", label: words.ward },
        { key: "received", label: words.received, numeric: true },
        { key: "onTime", label: words.onTime, numeric: true },
      ]}
      rows={wards
        .toSorted((one, other) => compare(one.name, other.name))
        .map(({ key, name, count, onTime }) => ({
          key,
          href: leaderHref("/cong-khai", query, { ward: key }),
          cells: [
            name,
            count === null ? words.few : formatNumber(count, lang),
            formatPercent(onTime, lang) ?? t.ui.noData,
          ],
        }))}
      empty={words.none}
    />
  );
}
