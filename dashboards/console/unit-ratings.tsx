import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { RatingView } from "#src/services/csat/list-ratings.ts";
import { BadRating } from "./bad-rating.tsx";

interface RatingsProps {
  page: Page;
  /** Bad ones that nobody has answered for yet, newest first. */
  ratings: readonly RatingView[];
  /** How many there are in all. */
  all: number;
  /** A remark that was refused. */
  refused?: { id: string; text: string } | undefined;
}

/** Where citizens of the unit are unhappy and nobody has said yet what was done. */
export function UnitRatings({ page, ratings, all, refused }: RatingsProps) {
  const { t } = page;
  const words = t.work.unit;
  return (
    <Panel icon="mood-smile" title={words.badRatings} id="ratings">
      {ratings.length === 0 ? (
        <EmptyState icon="star" tone="good" title={t.ratings.staff.none} text={t.ratings.staff.noneText} />
      ) : (
        <ol class="bad-ratings">
          {ratings.map((rating) => (
            <BadRating
              page={page}
              rating={rating}
              action={`/console/unit/ratings/${rating.id}`}
              text={refused?.id === rating.id ? refused.text : undefined}
            />
          ))}
        </ol>
      )}
      {all > ratings.length ? (
        <p>
          <a href="/console/ratings?show=open">{words.allRatings}</a>
        </p>
      ) : null}
    </Panel>
  );
}
