import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";

export interface Undoable {
  text: string;
  /** Of the ticket that was just changed. */
  reference: string;
  /** How many of the last actions go back together. */
  steps?: number;
  /** The list to come back to, instead of the ticket. */
  back?: string;
}

/** What was just done, with the way back beside it for as long as it is open: the style sheet takes the button away. */
export function UndoFlash({ page, undoable }: { page: Page; undoable: Undoable | undefined }) {
  if (!undoable) return null;
  return (
    <div class="notice notice-good flash flash-undo">
      <p role="status">
        <Icon name="circle-check" /> {undoable.text}
      </p>
      <form class="undo" method="post" action={`/console/tickets/${encodeURIComponent(undoable.reference)}/undo`}>
        {undoable.steps ? <input type="hidden" name="steps" value={undoable.steps} /> : null}
        {undoable.back ? <input type="hidden" name="back" value={undoable.back} /> : null}
        <button
          class="undo-button"
          type="submit"
          data-key="z"
          data-says={page.t.work.keys.undo}
          data-at-once={undoable.reference}
        >
          <Icon name="arrow-back-up" />
          {page.t.console.undo.button}
        </button>
      </form>
    </div>
  );
}
