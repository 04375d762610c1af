import type { Page } from "#dashboards/page.ts";

/** What the island at-once.ts says to whoever does not see it; it has no words of its own. */
export const AtOnceLine = ({ page: { t } }: { page: Page }) => (
  <p
    class="sr"
    role="status"
    data-at-once-said
    data-saving={t.console.atOnce.saving}
    data-lost={t.console.atOnce.lost}
  />
);
