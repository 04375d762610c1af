import { DataTable } from "#dashboards/components/data-table.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { ReportedPost } from "#src/services/listening/posts-for-report.ts";
import type { Counts } from "#src/services/listening/trend-filter.ts";
import { ListeningCharts } from "./listening-charts.tsx";
import { ListeningReach } from "./listening-reach.tsx";
import { ListeningRows } from "./listening-rows.tsx";
import { ListeningWords } from "./listening-words.tsx";
import type { Report } from "./load-report.ts";
import { ReportDirectives } from "./report-directives.tsx";
import type { ReportQuery } from "./report-query.ts";
import { intervalText, toneShare } from "./tone-share.ts";

export interface ReportProps {
  page: Page;
  query: ReportQuery;
  report: Report;
}

const ROWS = 15;

/** What a leader reads of the talk of a time: how much, in which tone, about what, in which words, and what was ordered. */
export function ReportBody({ page, query, report }: ReportProps) {
  const words = page.t.listening.report;
  const { trend } = report;
  return (
    <article class="brief">
      <ListeningReach page={page} reach={report.reach} />
      {report.names.length > 0 ? <p class="brief-score">{words.subject(report.names.join(", "))}</p> : null}
      <section>
        <h2>{words.figures}</h2>
        <Figures page={page} report={report} />
      </section>
      <ListeningCharts page={page} query={query} trend={trend} />
      <section>
        <h2>{words.topicsHead}</h2>
        <ListeningRows page={page} query={query} by={report.by} rows={trend.rows.slice(0, ROWS)} />
      </section>
      <ListeningWords page={page} query={query} words={report.words} />
      <Posts page={page} posts={report.posts} />
      {report.directives ? (
        <ReportDirectives page={page} query={query} report={report} directives={report.directives} />
      ) : null}
    </article>
  );
}

const KEYS = ["name", "value", "before", "season"] as const;

function Figures({ page, report: { trend } }: { page: Page; report: Report }) {
  const { t, lang } = page;
  const words = t.listening.report;
  const count = (counts: Counts | null) => (counts ? formatNumber(counts.n, lang) : "–");
  const share = (counts: Counts | null) => {
    const one = counts && toneShare(counts, "negative");
    return one
      ? `${formatPercent(one.value, lang, 1)} (${intervalText(one, lang)}; n = ${formatNumber(one.n, lang)})`
      : "–";
  };
  const { total, before, season } = trend;
  return (
    <DataTable
      caption={words.figures}
      captionHidden
      columns={KEYS.map((key) => ({ key, label: words.columns[key], numeric: key !== "name" }))}
      rows={[
        { key: "n", cells: [t.listening.trend.tiles.n, <strong>{count(total)}</strong>, count(before), count(season)] },
        { key: "negative", cells: [words.share, <strong>{share(total)}</strong>, share(before), share(season)] },
      ]}
    />
  );
}

/** Words without their writers. */
function Posts({ page, posts }: { page: Page; posts: readonly ReportedPost[] }) {
  const { t, lang } = page;
  const words = t.listening.report;
  return (
    <section>
      <h2>{words.posts}</h2>
      <p class="muted small">{words.postsText}</p>
      {posts.length === 0 ? <p class="muted">{words.noPosts}</p> : null}
      <ol class="report-posts">
        {posts.map((post) => (
          <li>
            <p lang={lang === "vi" ? undefined : "vi"}>{post.removed ? t.listening.list.removed : post.text}</p>
            <p class="muted small">
              {[
                post.source.name,
                formatDateTime(new Date(post.postedAt)),
                post.sector ? sectorLabel(post.sector, lang) : t.listening.list.noSector,
                post.ward?.name ?? t.listening.one.noWard,
                ...(post.copies > 0 ? [t.listening.list.copies(post.copies + 1)] : []),
              ].join(" · ")}{" "}
              <a href={`/console/mentions/${post.id}`}>{t.listening.trend.seeOne}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
