import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { type MentionQuery, mentionParams } from "./mention-query.ts";

export interface UndoableMention {
  text: string;
  id: string;
}

/** What was just decided, with the way back beside it: the style sheet takes the button away after some seconds. */
export function UndoMention({
  page,
  query,
  undoable,
}: {
  page: Page;
  query: MentionQuery;
  undoable: UndoableMention | undefined;
}) {
  if (!undoable) return null;
  const words = page.t.listening;
  return (
    <div class="notice notice-good flash flash-undo">
      <p role="status">
        <Icon name="circle-check" /> {undoable.text}
      </p>
      <form class="undo" method="post" action={`/console/mentions/${encodeURIComponent(undoable.id)}/undo`}>
        <input type="hidden" name="list" value={String(mentionParams(query, { cursor: query.cursor }))} />
        <input type="hidden" name="next" value={undoable.id} />
        <button class="undo-button" type="submit" data-key="z" data-says={words.keys.undo} data-at-once={undoable.id}>
          <Icon name="arrow-back-up" />
          {words.acts.undo}
        </button>
      </form>
    </div>
  );
}
