import { StateBadge } from "#dashboards/components/badges.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import type { RatingView } from "#src/services/csat/list-ratings.ts";

interface BadRatingProps {
  page: Page;
  rating: RatingView;
  /** Where the remark is sent. */
  action: string;
  /** As typed, where it was refused. */
  text?: string | undefined;
}

/** A bad rating, what came of it, and a line for what was done. */
export function BadRating({ page, rating, action, text }: BadRatingProps) {
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
          <form method="post" action={action}>
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
