import { DataTable } from "#dashboards/components/data-table.tsx";
import type { Page } from "#dashboards/page.ts";
import { KPI_IDS, KPIS } from "#src/kpi/registry.ts";
import { BriefFigures } from "./brief-figures.tsx";
import type { LeaderQuery } from "./leader-query.ts";
import type { BriefDetails } from "./load-brief.ts";
import { RankTable } from "./ranking-page.tsx";

interface DetailsProps {
  page: Page;
  query: LeaderQuery;
  details: BriefDetails;
}

/** What a brief in full has besides: every figure, every ranking, every definition. */
export function BriefDetailsPart({ page, query, details }: DetailsProps) {
  const { t, lang } = page;
  const words = t.brief;
  return (
    <>
      <section class="brief-new-page">
        <h2>{words.all}</h2>
        <BriefFigures page={page} query={query} caption={words.all} ids={KPI_IDS} {...details} />
      </section>
      {(["ward", "unit", "sector"] as const).map((by) => (
        <section class="brief-new-page">
          <h2>{words.rankings[by]}</h2>
          <RankTable
            page={page}
            query={query}
            by={by}
            caption={words.rankings[by]}
            rows={details.rankings[by].toSorted((one, other) => (other.onTime ?? -1) - (one.onTime ?? -1))}
          />
        </section>
      ))}
      <section class="brief-new-page">
        <h2>{words.definitions}</h2>
        <DataTable
          caption={words.definitions}
          captionHidden
          columns={(["name", "question", "formula"] as const).map((key) => ({
            key,
            label: words.definitionColumns[key],
          }))}
          rows={KPIS.map(({ id, label, question, formula }) => ({
            key: id,
            cells: [label[lang], question[lang], formula[lang]],
          }))}
        />
      </section>
    </>
  );
}
