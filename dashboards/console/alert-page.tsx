import { DataTable } from "#dashboards/components/data-table.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { localDate } from "#src/domain/local-time.ts";
import type { AlertPage as Loaded } from "#src/services/alerts/load-alert.ts";
import type { AlertCell } from "#src/services/alerts/load-cells.ts";
import type { AlertView } from "#src/services/alerts/view.ts";
import { AlertChart } from "./alert-chart.tsx";
import { AlertFacts } from "./alert-facts.tsx";
import { AlertItems } from "./alert-items.tsx";
import { AlertJudge } from "./alert-judge.tsx";
import { alertTitle, usualText } from "./alert-words.ts";
import { mentionsUrl, readMentionQuery } from "./mention-query.ts";

interface AlertProps {
  page: Page;
  data: Loaded;
  /** A judgement that was refused, with what was typed. */
  errors?: { field: string; message: string }[];
  note?: string | undefined;
  flash?: string | undefined;
}

/** Why it was raised, what stands behind it, and whether it was right. */
export function AlertPageView({ page, data, errors = [], note, flash }: AlertProps) {
  const { t } = page;
  const { alert, cells, chart, items } = data;
  const title = alertTitle(page, alert);
  return (
    <LayoutStaff page={page} title={title}>
      <PageHead title={title} back={{ href: "/console/alerts", text: t.alerts.back }}>
        <span class={`badge alert-${alert.state}`}>{t.alerts.states[alert.state]}</span>
      </PageHead>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      {alert.over ? <p class="notice">{t.alerts.over}</p> : null}
      <div class="leader-two">
        <AlertFacts page={page} data={data} />
        <AlertJudge page={page} data={data} note={note} errors={errors} />
      </div>
      <div class={cells.length > 0 ? "leader-two" : undefined}>
        {chart ? <AlertChart page={page} alert={alert} chart={chart} /> : null}
        {cells.length > 0 ? <Cells page={page} cells={cells} /> : null}
      </div>
      {alert.rule !== "silence" ? (
        <Panel icon="messages" title={t.alerts.items.title}>
          <AlertItems page={page} items={items} />
        </Panel>
      ) : null}
      {alert.rule === "sentiment" ? (
        <p>
          <a href={angryPosts(alert)}>{t.alerts.angryPosts}</a>
        </p>
      ) : null}
    </LayoutStaff>
  );
}

/** The posts of its day and sector that are negative. */
function angryPosts({ about, fromAt, raisedAt }: AlertView): string {
  const sector = about === "all" ? "" : about;
  const days = { from: localDate(new Date(fromAt)), until: localDate(new Date(raisedAt)) };
  return mentionsUrl({ ...readMentionQuery({ tab: "all" }), sector, sentiment: "negative", ...days });
}

/** Ward by ward, in the window that raised it. */
function Cells({ page, cells }: { page: Page; cells: readonly AlertCell[] }) {
  const { t, lang } = page;
  const words = t.alerts.cells;
  return (
    <Panel icon="map-2" title={words.title}>
      <DataTable
        caption={words.title}
        captionHidden
        columns={(["ward", "people", "expected"] as const).map((key) => ({
          ...{ key, label: words.columns[key] },
          numeric: key !== "ward",
        }))}
        rows={cells.map(({ ward, people, expected }) => ({
          key: ward.code,
          cells: [ward.name, formatNumber(people, lang), expected === null ? "–" : usualText(page, expected)],
        }))}
      />
    </Panel>
  );
}
