import type { Page } from "#dashboards/page.ts";
import { bulkActionsOf } from "./bulk-actions.ts";

/** Under the list, inside its form: what to do with the ticked tickets. */
export function BulkBar({ page, back }: { page: Page; back: string }) {
  const words = page.t.console.bulk;
  return (
    <div class="bulk-bar">
      <label for="bulk-action">{words.bar}</label>
      <select id="bulk-action" name="action" required>
        <option value="">{page.t.console.fields.choose}</option>
        {bulkActionsOf(page.actor).map((action) => (
          <option value={action}>{page.t.console.action[action].title}</option>
        ))}
      </select>
      <input type="hidden" name="back" value={back} />
      <button class="button button-quiet" type="submit">
        {words.go}
      </button>
    </div>
  );
}
