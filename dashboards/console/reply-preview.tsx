import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Way } from "#src/domain/sending.ts";
import type { ReplySize } from "#src/services/drafts/measure-reply.ts";
import { WAY_LABEL } from "#src/services/outbox/bubbles-of.ts";
import { sizeWords } from "./reply-words.ts";

/** What the citizen will see, bubble by bubble. */
export function ReplyPreview({ page, way, size }: { page: Page; way: Way | null; size: ReplySize }) {
  const words = page.t.reply;
  return (
    <section class="reply-preview" id="reply-preview" aria-labelledby="reply-preview-title">
      <h3 id="reply-preview-title">
        {words.previewTitle}
        <small>
          {way ? page.t.said(WAY_LABEL[way]) : words.tracked} · {sizeWords(page, way, size)}
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
