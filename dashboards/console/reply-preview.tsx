import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Way } from "#src/domain/sending.ts";
import type { ReplySize } from "#src/services/drafts/measure-reply.ts";
import { sizeWords, wayName } from "./reply-words.ts";

/** What the citizen will see, bubble by bubble. */
export function ReplyPreview({ page, way, size }: { page: Page; way: Way | null; size: ReplySize }) {
  const words = page.t.reply;
  return (
    <section class="reply-preview" id="reply-preview" aria-labelledby="reply-preview-title">
      <h3 id="reply-preview-title">
        {words.previewTitle}
        <small>
          {way ? wayName(page, way) : words.tracked} · {sizeWords(page, way, size)}
        </small>
      </h3>
      {size.bubbles.map((bubble) => (
        <div class="text-bubble">
          {bubble.text}
          {bubble.files > 0 ? (
            <span class="reply-preview-files">
              <Icon name="paperclip" />
              {words.filesBubble(bubble.files)}
            </span>
          ) : null}
        </div>
      ))}
    </section>
  );
}
