import { DataTable } from "#dashboards/components/data-table.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { AlertItem } from "#src/services/alerts/load-alert.ts";

const hrefOf = ({ kind, reference }: AlertItem): string =>
  kind === "ticket" ? `/console/tickets/${reference}` : `/console/mentions/${reference}`;

/** Each with the way to it. */
export function AlertItems({ page, items }: { page: Page; items: readonly AlertItem[] }) {
  const { t, lang } = page;
  const words = t.alerts.items;
  if (items.length === 0) return <p class="muted">{words.none}</p>;
  return (
    <DataTable
      caption={words.title}
      captionHidden
      columns={(["what", "where", "kind", "at"] as const).map((key) => ({ key, label: words.columns[key] }))}
      rows={items.map((item) => ({
        key: `${item.kind} ${item.reference}`,
        href: hrefOf(item),
        cells: [
          item.text ?? words.hidden,
          item.ward ?? "–",
          <>
            {item.kind === "ticket" ? `${words.ticket} ${item.reference}` : `${words.mention}, ${item.source ?? ""}`}
            <br />
            <small class="muted">{item.sector ? sectorLabel(item.sector, lang) : ""}</small>
          </>,
          <DateTime at={item.at} />,
        ],
      }))}
    />
  );
}
