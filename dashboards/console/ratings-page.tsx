import { StateBadge } from "#dashboards/components/badges.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import type { CsatReport } from "#src/services/csat/csat-of.ts";
import type { RatingView } from "#src/services/csat/list-ratings.ts";
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
              <BadRating page={page} rating={rating} text={refused?.id === rating.id ? refused.text : undefined} />
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

function BadRating({ page, rating, text }: { page: Page; rating: RatingView; text: string | undefined }) {
  const { t, lang, actor } = page;
  const words = t.ratings.staff;
  const at = (iso: string) => formatDateTime(new Date(iso));
  return (
    <li class="bad-rating">
      <p>
        <a class="reference" href={`/console/tickets/${rating.reference}`}>
          {rating.reference}
        </a>{" "}
        <strong>
          {rating.score}/5 · {t.ratings.score[rating.score]}
        </strong>{" "}
        <StateBadge state={rating.state} lang={lang} />
        {rating.reopened ? <span class="badge">{words.reopenedSince}</span> : null}
      </p>
      <p class="muted small">
        {rating.unit?.name ?? ""} · {words.ratedAt} <time datetime={rating.ratedAt}>{at(rating.ratedAt)}</time>
      </p>
      {rating.reason ? <p>{t.ratings.reason[rating.reason]}</p> : null}
      {rating.comment ? <blockquote class="words">{rating.comment}</blockquote> : null}
      {rating.followUp ? (
        <p class="followed">
          <strong>{words.done}:</strong> {rating.followUp.text}{" "}
          <small class="muted">{words.doneBy(rating.followUp.by, at(rating.followUp.at))}</small>
        </p>
      ) : (
        <p class="muted">{words.notDone}</p>
      )}
      {actor && may(actor, "rating.follow_up") ? (
        <details open={text !== undefined}>
          <summary>{words.write}</summary>
          <form method="post" action={`/console/ratings/${rating.id}`}>
            <label class="sr" for={`done-${rating.id}`}>
              {words.write}
            </label>
            <textarea id={`done-${rating.id}`} name="text" rows={2} maxlength={2_000}>
              {text ?? rating.followUp?.text ?? ""}
            </textarea>
            <button class="button" type="submit">
              {words.save}
            </button>
          </form>
        </details>
      ) : null}
    </li>
  );
}
