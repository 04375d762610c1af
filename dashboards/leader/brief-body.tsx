import { DataTable } from "#dashboards/components/data-table.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { KpiRow } from "#src/kpi/kpi.ts";
import { findKpi } from "#src/kpi/registry.ts";
import { BriefDetailsPart } from "./brief-details.tsx";
import { BriefFigures } from "./brief-figures.tsx";
import { DirectiveTable } from "./directives-page.tsx";
import { deltaOf, scoreText, shortText } from "./figure-text.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";
import { HAPPENED, STANDING } from "./load-board.ts";
import type { Brief } from "./load-brief.ts";

export interface BriefProps {
  page: Page;
  query: LeaderQuery;
  brief: Brief;
}

const MAIN = [...HAPPENED, ...STANDING] as const;

/** What a leader reads in a minute: the figures, what got worse, who needs attention, what is critical, what was ordered. */
export function BriefBody({ page, query, brief }: BriefProps) {
  const words = page.t.brief;
  const { board, full } = brief;
  return (
    <article class={full ? "brief brief-full" : "brief"}>
      {board.score === null ? null : (
        <p class="brief-score">
          <strong>{words.scoreLine(scoreText(page, board.score))}</strong>
        </p>
      )}
      <section>
        <h2>{words.figures}</h2>
        <BriefFigures
          page={page}
          query={query}
          caption={words.figures}
          ids={MAIN}
          now={board.now}
          before={board.before}
        />
      </section>
      <Worse page={page} brief={brief} />
      <div class="brief-two">
        <Attention page={page} query={query} by="ward" rows={brief.attention.ward} />
        <Attention page={page} query={query} by="unit" rows={brief.attention.unit} />
      </div>
      <Critical page={page} query={query} brief={brief} />
      {brief.directives ? (
        <section>
          <h2>{words.directives}</h2>
          {brief.directives.length === 0 ? (
            <p class="muted">{words.noneDirectives}</p>
          ) : (
            <DirectiveTable page={page} base="/leader/directives" items={brief.directives} caption={words.directives} />
          )}
        </section>
      ) : null}
      {full ? <BriefDetailsPart page={page} query={query} details={full} /> : null}
    </article>
  );
}

function Worse({ page, brief: { board } }: Pick<BriefProps, "page" | "brief">) {
  const { t, lang } = page;
  const words = t.brief;
  const worse = MAIN.flatMap((id) => {
    const kpi = findKpi(id);
    const { value } = board.now[id].total;
    const delta = deltaOf(page, kpi, value, board.before[id].total.value);
    if (delta?.tone !== "worse") return [];
    return [words.worseLine(kpi.label[lang], shortText(page, kpi.unit, value) ?? "", delta.text)];
  });
  return (
    <section>
      <h2>{words.worse}</h2>
      {worse.length === 0 ? (
        <p class="muted">{words.noneWorse}</p>
      ) : (
        <ul class="brief-list">
          {worse.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface AttentionProps extends Pick<BriefProps, "page" | "query"> {
  by: "ward" | "unit";
  rows: readonly KpiRow[];
}

function Attention({ page: { t, lang }, query, by, rows }: AttentionProps) {
  const words = t.brief;
  return (
    <section>
      <h2>{words.attention[by]}</h2>
      <p class="muted small">{words.attentionText}</p>
      {rows.length === 0 ? <p class="muted">{t.leader.noRows}</p> : null}
      <ol class="brief-list">
        {rows.map(({ key, name, value, n }) => (
          <li>
            <a href={leaderHref("/leader/figures/on_time_resolution", query, { by, key })}>{name}</a>{" "}
            <strong>{formatPercent(value, lang, 1)}</strong>{" "}
            <small class="muted">{t.leader.n(formatNumber(n, lang))}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** By reference alone: a brief goes from hand to hand, and holds nothing of a citizen. */
function Critical({ page: { t, lang }, query, brief: { critical } }: BriefProps) {
  const words = t.brief;
  const columns = t.leader.behind.columns;
  return (
    <section>
      <h2>{words.critical(formatNumber(critical.n, lang))}</h2>
      {critical.n === 0 ? (
        <p class="muted">{words.noneCritical}</p>
      ) : (
        <DataTable
          caption={words.critical(formatNumber(critical.n, lang))}
          captionHidden
          columns={(["reference", "sector", "ward", "unit", "opened", "due"] as const).map((key) => ({
            key,
            label: columns[key],
          }))}
          rows={critical.items.map((item) => ({
            key: item.reference,
            href: `/console/tickets/${item.reference}`,
            cells: [
              <span class="reference">{item.reference}</span>,
              item.sector ? sectorLabel(item.sector, lang) : t.leader.behind.unknown,
              item.ward?.name ?? t.leader.behind.unknown,
              item.unit?.name ?? t.leader.behind.unknown,
              formatDateTime(new Date(item.openedAt)),
              item.resolutionDueAt ? formatDateTime(new Date(item.resolutionDueAt)) : "–",
            ],
          }))}
        />
      )}
      {critical.next ? (
        <p class="no-print">
          <a href={leaderHref("/leader/figures/critical_open", query)}>{words.moreCritical}</a>
        </p>
      ) : null}
    </section>
  );
}
