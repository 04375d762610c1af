import { DataTable } from "#dashboards/components/data-table.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { KpiAnswer } from "#src/kpi/kpi.ts";
import { findKpi, type KpiId } from "#src/kpi/registry.ts";
import { deltaOf, shortText } from "./figure-text.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";

interface FiguresProps {
  page: Page;
  query: LeaderQuery;
  caption: string;
  ids: readonly KpiId[];
  now: Partial<Record<KpiId, KpiAnswer>>;
  before: Partial<Record<KpiId, KpiAnswer>>;
}

/** Figures in lines: value, target, the period before, change in words. */
export function BriefFigures({ page, query, caption, ids, now, before }: FiguresProps) {
  const words = page.t.brief.columns;
  const keys = ["name", "value", "n", "target", "before", "change"] as const;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={keys.map((key) => ({ key, label: words[key], numeric: key !== "name" && key !== "change" }))}
      rows={ids.map((id) => ({
        key: id,
        href: leaderHref(`/leader/figures/${id}`, query),
        cells: cellsOf(page, id, now[id], before[id]),
      }))}
    />
  );
}

function cellsOf(page: Page, id: KpiId, now: KpiAnswer | undefined, before: KpiAnswer | undefined) {
  const { t, lang } = page;
  const kpi = findKpi(id);
  const value = now?.total.value ?? null;
  const delta = deltaOf(page, kpi, value, before?.total.value ?? null);
  const say = (one: number | null | undefined) => shortText(page, kpi.unit, one ?? null);
  return [
    kpi.unit === "minutes_working" ? `${kpi.label[lang]} (${t.leader.workingTime})` : kpi.label[lang],
    <strong>{say(value) ?? t.ui.noData}</strong>,
    kpi.unit === "count" ? "" : formatNumber(now?.total.n ?? 0, lang),
    say(now?.total.target) ?? "",
    say(before?.total.value) ?? "–",
    delta ? (
      <span class={`brief-${delta.tone}`}>
        {delta.text}
        {delta.tone === "same" ? "" : ` (${t.brief.tone[delta.tone]})`}
      </span>
    ) : (
      "–"
    ),
  ];
}
