import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { CHANNEL_LABEL, CHANNELS } from "#src/domain/channels.ts";
import type { Accuracy, AccuracyOf } from "#src/services/understanding/accuracy.ts";
import type { UnderstandingReport } from "#src/services/understanding/report.ts";
import { AccuracyTable } from "./accuracy-table.tsx";
import { DriftPanel } from "./drift-panel.tsx";
import { dayMonthYear, percent, whole } from "./figures.ts";

const PERIODS = [4, 12, 26, 53];
const WARDS_SHOWN = 20;
/** How far promise and truth may lie apart before the page says so. */
const FITS_WITHIN = 0.05;

export function UnderstandingPage({ page, report }: { page: Page; report: UnderstandingReport }) {
  const words = page.t.understanding;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
        <Periods page={page} asked={report.weeksAsked} />
      </div>
      <p class="lead">{words.lead(dayMonthYear(report.since))}</p>
      {report.total.decided === 0 ? (
        <EmptyState icon="bulb" title={words.empty} text={words.emptyText}>
          <a href="/console?tab=needs_triage">{words.emptyAction}</a>
        </EmptyState>
      ) : (
        <Summary page={page} total={report.total} />
      )}
      {report.total.tickets > 0 ? (
        <>
          <DriftPanel page={page} drift={report.drift} />
          <Tables page={page} report={report} />
        </>
      ) : null}
      <Panel icon="info-circle" title={words.how}>
        <ul>
          {words.howLines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p>
          {words.exportHint} <code>npm run -s langnghe -- export corrections &gt; corrections.jsonl</code>
        </p>
      </Panel>
    </LayoutStaff>
  );
}

function Periods({ page, asked }: { page: Page; asked: number }) {
  const words = page.t.understanding;
  return (
    <nav class="tabs" aria-label={words.period}>
      {PERIODS.map((weeks) => (
        <a href={`/admin/understanding?weeks=${weeks}`} aria-current={weeks === asked ? "page" : undefined}>
          {words.weeks(weeks)}
        </a>
      ))}
    </nav>
  );
}

function Summary({ page, total }: { page: Page; total: Accuracy }) {
  const { lang } = page;
  const words = page.t.understanding;
  const share = (of: number | null) => (of === null ? words.few : percent(of, lang));
  return (
    <Panel icon="bulb" title={words.summary}>
      <dl class="facts">
        <Fact name={words.tickets}>{whole(total.tickets, lang)}</Fact>
        <Fact name={words.alone}>
          {share(total.alone)} <small class="muted">{words.aloneHint}</small>
        </Fact>
        <Fact name={words.decided}>
          {whole(total.decided, lang)}{" "}
          <small class="muted">{words.decidedOf(total.outright, total.decided - total.outright)}</small>
        </Fact>
        <Fact name={words.sector}>
          {share(total.sector)} <small class="muted">{words.outrightOnly(share(total.outrightSector))}</small>
        </Fact>
        <Fact name={words.urgency}>
          {share(total.urgency)} <small class="muted">{words.outrightOnly(share(total.outrightUrgency))}</small>
        </Fact>
        <Fact name={words.missed}>{words.missedOf(total.missedCriticals, total.criticals)}</Fact>
      </dl>
      {total.confidence !== null && total.both !== null ? (
        <p>
          {words.confidence}: {percent(total.confidence, lang)} / {percent(total.both, lang)}.{" "}
          {calibration(page, total.confidence - total.both)}
        </p>
      ) : null}
    </Panel>
  );
}

function calibration({ t }: Page, tooSureBy: number): string {
  if (Math.abs(tooSureBy) <= FITS_WITHIN) return t.understanding.confidenceFits;
  return tooSureBy > 0 ? t.understanding.confidenceHigh : t.understanding.confidenceLow;
}

function Tables({ page, report }: { page: Page; report: UnderstandingReport }) {
  const words = page.t.understanding;
  const named = ({ name }: AccuracyOf) => name || words.unknown;
  const channelName = ({ key }: AccuracyOf) => {
    const channel = CHANNELS.find((one) => one === key);
    return channel ? CHANNEL_LABEL[channel][page.lang] : key;
  };
  const styleName = ({ key }: AccuracyOf) => words.style[key] ?? words.unknown;
  const wards = report.wards.slice(0, WARDS_SHOWN);
  return (
    <>
      <AccuracyTable
        page={page}
        title={words.by.weeks}
        of={words.of.weeks}
        rows={report.weeks}
        nameOf={({ key }) => dayMonthYear(key)}
      />
      <AccuracyTable
        page={page}
        title={words.by.channels}
        of={words.of.channels}
        rows={report.channels}
        nameOf={channelName}
      />
      <AccuracyTable page={page} title={words.by.styles} of={words.of.styles} rows={report.styles} nameOf={styleName} />
      <AccuracyTable page={page} title={words.by.models} of={words.of.models} rows={report.models} nameOf={named} />
      <AccuracyTable page={page} title={words.by.wards} of={words.of.wards} rows={wards} nameOf={named} />
      {report.wards.length > wards.length ? (
        <p class="muted small">{words.wardsShown(wards.length, report.wards.length)}</p>
      ) : null}
    </>
  );
}
