import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { CsatReport } from "#src/services/csat/csat-of.ts";
import type { RatingView } from "#src/services/csat/list-ratings.ts";
import { BadRating } from "./bad-rating.tsx";
import { RatingFigures } from "./rating-figures.tsx";

interface RatingsProps {
  page: Page;
  report: CsatReport;
  items: RatingView[];
  next: string | null;
  onlyOpen: boolean;
  flash?: string | undefined;
  /** A remark that was refused. */
  refused?: { id: string; text: string; message: string } | undefined;
}

/** How content citizens are, and what was done where they are not. */
export function RatingsPage({ page, report, items, next, onlyOpen, flash, refused }: RatingsProps) {
  const words = page.t.ratings.staff;
  const query = onlyOpen ? "show=open&" : "";
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
      </div>
      <Flash text={flash} />
      <ErrorSummary
        title={page.t.common.errorTitle}
        errors={refused ? [{ field: `done-${refused.id}`, message: refused.message }] : []}
      />
      <RatingFigures page={page} report={report} />
      <section class="panel">
        <h2>{words.badTitle}</h2>
        <p>
          <a href={onlyOpen ? "/console/ratings" : "/console/ratings?show=open"}>
            {onlyOpen ? words.all : words.onlyOpen}
          </a>
        </p>
        {items.length === 0 ? (
          <EmptyState icon="star" tone="good" title={words.none} text={words.noneText} />
        ) : (
          <ol class="bad-ratings">
            {items.map((rating) => (
              <BadRating
                page={page}
                rating={rating}
                action={`/console/ratings/${rating.id}`}
                text={refused?.id === rating.id ? refused.text : undefined}
              />
            ))}
          </ol>
        )}
        {next ? (
          <p>
            <a class="button button-quiet" href={`/console/ratings?${query}cursor=${next}`}>
              {words.next}
            </a>
          </p>
        ) : null}
      </section>
    </LayoutStaff>
  );
}
