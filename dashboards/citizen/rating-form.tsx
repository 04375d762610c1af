import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { RATING_REASONS, SCORES } from "#src/domain/csat.ts";
import type { RatingPage } from "#src/services/csat/rate-by-link.ts";

interface FormProps {
  page: Page;
  token: string;
  rating: RatingPage;
  errors: { field: string; message: string }[];
}

/** Five large choices in words, the best first; then, for whoever wants to, why. Works without script. */
export function RatingForm({ page, token, rating, errors }: FormProps) {
  const { t } = page;
  const words = t.ratings;
  const wrong = errors.some(({ field }) => field === "score");
  return (
    <form method="post" action={`/danh-gia/${token}`} class="rate">
      <ErrorSummary
        title={t.common.errorTitle}
        errors={errors.map((one) => (one.field === "score" ? { ...one, field: "score-5" } : one))}
      />
      <fieldset class="rate-scores" aria-invalid={wrong ? "true" : undefined}>
        <legend>{words.question}</legend>
        {SCORES.toReversed().map((score) => (
          <label class={`rate-score rate-score-${score}`}>
            <input
              type="radio"
              name="score"
              id={`score-${score}`}
              value={score}
              checked={rating.score === score}
              required
            />
            <span class="rate-number" aria-hidden="true">
              {score}
            </span>
            <span>{words.score[score]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="rate-reasons">
        <legend>{words.why}</legend>
        <p class="field-hint">{words.whyHint}</p>
        {RATING_REASONS.map((reason) => (
          <label class="rate-chip">
            <input
              type="radio"
              name="reason"
              id={`reason-${reason}`}
              value={reason}
              checked={rating.reason === reason}
            />
            <span>{words.reason[reason]}</span>
          </label>
        ))}
        <label class="rate-chip">
          <input type="radio" name="reason" id="reason-none" value="" checked={rating.reason === null} />
          <span>{words.noReason}</span>
        </label>
      </fieldset>
      <div class="field">
        <label class="field-label" for="comment">
          {words.comment}
        </label>
        <p class="field-hint" id="comment-hint">
          {words.commentHint}
        </p>
        <textarea id="comment" name="comment" rows={4} maxlength={1_000} aria-describedby="comment-hint">
          {rating.comment ?? ""}
        </textarea>
      </div>
      <p class="muted small">
        <Icon name="lock" /> {words.privacy}
      </p>
      <button class="button button-big button-wide" type="submit">
        {rating.score === null ? words.send : words.change}
      </button>
    </form>
  );
}
