import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { formatDateTime } from "#src/domain/local-time.ts";
import { LeaderHead } from "./leader-head.tsx";
import { listeningExtras } from "./listening-query.ts";
import { PaperDocument } from "./paper-document.tsx";
import { ReportBody, type ReportProps } from "./report-body.tsx";
import { REPORT_KINDS, reportHref, thisReport } from "./report-query.ts";

interface PageProps extends ReportProps {
  cityName: string;
}

const titleOf = ({ page, query }: ReportProps): string => {
  const words = page.t.listening.report;
  return words.title(words.kinds[query.report], query.label[page.lang]);
};

/** A report on screen, with its way onto paper and into a sheet. */
export function ReportPage({ cityName, ...props }: PageProps) {
  const { page, query, report } = props;
  const words = page.t.listening.report;
  const title = titleOf(props);
  const hidden = { report: query.report, ...listeningExtras(query) };
  return (
    <LayoutStaff page={page} title={title}>
      <LeaderHead
        page={page}
        query={query}
        title={title}
        path="/leader/listening/report"
        filtered={[]}
        hidden={hidden}
        back={{ href: "/leader/listening", text: page.t.listening.trend.nav }}
      >
        <a class="button button-quiet" href="/leader/brief/mail?about=listening">
          {words.byMail}
        </a>
        <a class="button button-quiet" href={thisReport(query, "/leader/listening/report.xlsx")}>
          {words.xlsx}
        </a>
        <a class="button" href={thisReport(query, "/leader/listening/report.pdf")}>
          {words.pdf}
        </a>
      </LeaderHead>
      <Tabs
        label={words.nav}
        tabs={REPORT_KINDS.map((kind) => ({
          href: reportHref(query, kind),
          text: words.kinds[kind],
          current: kind === query.report,
        }))}
      />
      {query.report === "subject" ? <Subject {...props} /> : null}
      <p class="muted">{words.lead(cityName, formatDateTime(page.now))}</p>
      <ReportBody page={page} query={query} report={report} />
    </LayoutStaff>
  );
}

/** Of which topic the report on a subject is. */
function Subject({ page, query, report }: ReportProps) {
  const words = page.t.listening;
  return (
    <form class="attach-search" method="get" action="/leader/listening/report">
      <input type="hidden" name="report" value="subject" />
      <div class="filter">
        <label for="topic">{words.report.chooseSubject}</label>
        <select id="topic" name="topic">
          <option value="">{words.filters.anyTopic}</option>
          {report.topics.map(({ id, name }) => (
            <option value={id} selected={id === query.topic}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button class="button button-quiet" type="submit">
        {words.report.kinds.subject}
      </button>
    </form>
  );
}

/** The same on paper alone. */
export function ReportDocument({ cityName, publicUrl, ...props }: PageProps & { publicUrl: string }) {
  const { page } = props;
  return (
    <PaperDocument
      lang={page.lang}
      title={titleOf(props)}
      lead={page.t.listening.report.lead(cityName, formatDateTime(page.now))}
      publicUrl={publicUrl}
    >
      <ReportBody {...props} />
    </PaperDocument>
  );
}
