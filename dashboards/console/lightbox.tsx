import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";

/** Where lightbox.ts shows pictures large; closed, and nothing at all without script. */
export function Lightbox({ page: { t } }: { page: Page }) {
  const words = t.console.lightbox;
  return (
    <dialog class="lightbox" data-lightbox aria-labelledby="lightbox-count">
      <div class="lightbox-bar">
        <p id="lightbox-count" data-lightbox-count data-words={words.count} aria-live="polite" />
        <a class="button button-quiet" href="#talk" target="_blank" rel="noopener" data-lightbox-original>
          {words.original}
        </a>
        <form method="dialog">
          <button class="icon-button" type="submit" aria-label={t.common.close}>
            <Icon name="x" />
          </button>
        </form>
      </div>
      <div class="lightbox-stage" data-lightbox-stage />
      <button class="icon-button lightbox-step" type="button" data-lightbox-step="-1" aria-label={words.previous}>
        <Icon name="chevron-left" />
      </button>
      <button class="icon-button lightbox-step" type="button" data-lightbox-step="1" aria-label={words.next}>
        <Icon name="chevron-right" />
      </button>
    </dialog>
  );
}
