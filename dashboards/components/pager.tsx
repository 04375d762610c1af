import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { Icon } from "./icon.tsx";

interface PagerProps {
  t: Dictionary;
  shown: number;
  /** Null on the first page. */
  firstUrl: string | null;
  /** Null on the last page. */
  nextUrl: string | null;
}

/** By cursor: rows that arrive meanwhile neither repeat nor hide others, so there is "next" but no "page 7". */
export function Pager({ t, shown, firstUrl, nextUrl }: PagerProps) {
  return (
    <nav class="pager" aria-label={t.console.list.title}>
      <span class="muted">{t.console.list.shown(shown)}</span>
      {firstUrl ? <a href={firstUrl}>{t.console.list.first}</a> : null}
      {nextUrl ? (
        <a class="button button-quiet" href={nextUrl}>
          {t.console.list.next}
          <Icon name="chevron-right" />
        </a>
      ) : null}
    </nav>
  );
}
