import { Emergency } from "#dashboards/components/emergency.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import type { Page } from "#dashboards/page.ts";
import { emergencyIn } from "#src/domain/dialogue/emergency-words.ts";
import type { RatingPage } from "#src/services/csat/rate-by-link.ts";
import { RatingForm } from "./rating-form.tsx";

interface RatingProps {
  page: Page;
  token: string;
  rating: RatingPage;
  /** It has just been sent. */
  thanks: boolean;
  errors?: { field: string; message: string }[];
}

export function RatingPageView({ page, token, rating, thanks, errors = [] }: RatingProps) {
  const words = page.t.ratings;
  return (
    <LayoutCitizen page={page} title={words.title}>
      <div class="narrow">
        {rating.comment && emergencyIn(rating.comment) !== null ? <Emergency t={page.t} /> : null}
        {thanks ? <Thanks page={page} token={token} rating={rating} /> : <h1>{words.title}</h1>}
        <p class="lead">{words.lead(rating.reference)}</p>
        {rating.answer ? (
          <section class="answer">
            <h2>
              <Icon name="message-2" />
              {words.answer(rating.unit ?? words.anUnit)}
            </h2>
            <p class="words">{rating.answer}</p>
          </section>
        ) : null}
        {thanks ? (
          <details class="privacy">
            <summary>{words.change}</summary>
            <RatingForm page={page} token={token} rating={rating} errors={errors} />
          </details>
        ) : (
          <RatingForm page={page} token={token} rating={rating} errors={errors} />
        )}
      </div>
    </LayoutCitizen>
  );
}

function Thanks({ page, token, rating }: Pick<RatingProps, "page" | "token" | "rating">) {
  const words = page.t.ratings;
  return (
    <>
      <h1>{words.thanks}</h1>
      <p role="status">
        {rating.score === null ? null : words.yours(words.score[rating.score] ?? "")} {words.thanksText}
      </p>
      {rating.mayReopen ? (
        <section class="rate-reopen">
          <h2>{words.reopenTitle}</h2>
          <p>{words.reopenText}</p>
          <form method="post" action={`/danh-gia/${token}/mo-lai`}>
            <button class="button button-big" type="submit">
              <Icon name="refresh" />
              {words.reopen}
            </button>
          </form>
        </section>
      ) : null}
    </>
  );
}

/** Nothing to rate: the link is wrong, used up, too old, or the ticket is open again. One clear sentence says which. */
export function RatingClosedPage({ page, sentence }: { page: Page; sentence: string }) {
  const { t } = page;
  return (
    <LayoutCitizen page={page} title={t.ratings.closedTitle}>
      <div class="narrow">
        <h1>{t.ratings.closedTitle}</h1>
        <p class="lead">{sentence}</p>
        <p>
          <a class="button button-quiet" href="/t">
            {t.ratings.track}
          </a>
        </p>
      </div>
    </LayoutCitizen>
  );
}

export function RatingReopenedPage({ page, reference }: { page: Page; reference: string }) {
  const words = page.t.ratings;
  return (
    <LayoutCitizen page={page} title={words.reopened}>
      <div class="narrow">
        <h1>{words.reopened}</h1>
        <p class="lead">{words.reopenedText(reference)}</p>
        <p>
          <a class="button" href={`/t/${reference}`}>
            {words.track}
          </a>
        </p>
      </div>
    </LayoutCitizen>
  );
}
