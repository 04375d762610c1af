import type { Dictionary } from "#dashboards/i18n/vi.ts";

/** An ear drawn as two rings of a ripple, with the golden line of what it heard. */
export function Wordmark({ t, href }: { t: Dictionary; href: string }) {
  return (
    <a class="wordmark" href={href} aria-label={t.brand.home}>
      <svg class="wordmark-sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect class="wordmark-tile" width="32" height="32" rx="9" />
        <path class="wordmark-ring" d="M9.2 22.8a9.6 9.6 0 1 1 13.6 0" />
        <path class="wordmark-ring" d="M12.6 19.4a4.8 4.8 0 1 1 6.8 0" />
        <path class="wordmark-voice" d="M16 16v7.2l-2.6 3.2" />
      </svg>
      <span class="wordmark-name">{t.brand.name}</span>
    </a>
  );
}
