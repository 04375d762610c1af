import { DateTime } from "#dashboards/components/date-time.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";
import type { ReplyTry } from "./reply-try.ts";

/** What whoever writes should know first: others at it, others who were faster, a draft of their own. */
export function ReplyNotices({ page, box, tried }: { page: Page; box: ReplyBox; tried: ReplyTry | undefined }) {
  const words = page.t.reply;
  return (
    <>
      <p class="notice reply-writing" role="status" data-reply-writing hidden={box.writing.length === 0}>
        <Icon name="pencil" />
        <span>{box.writing.length > 0 ? words.writing(box.writing.join(", ")) : ""}</span>
      </p>
      {tried && tried.answers.length > 0 ? <Answers page={page} answers={tried.answers} /> : null}
      {!tried && box.draft ? (
        <p class="notice reply-draft">
          <Icon name="file-text" />
          {words.draft(formatDateTime(box.draft.savedAt))}
        </p>
      ) : null}
    </>
  );
}

function Answers({ page, answers }: { page: Page; answers: ReplyTry["answers"] }) {
  const words = page.t.reply;
  return (
    <div class="notice notice-wrong" role="alert" tabindex={-1} autofocus>
      <Icon name="alert-triangle" />
      <div>
        <p class="notice-title">{words.answered}</p>
        <ul class="reply-answers">
          {answers.map(({ by, text, at }) => (
            <li>
              <strong>{by ?? words.elsewhere}</strong> <DateTime at={at} />
              <p class="text-bubble">{text}</p>
            </li>
          ))}
        </ul>
        <p>{words.answeredText}</p>
      </div>
    </div>
  );
}
