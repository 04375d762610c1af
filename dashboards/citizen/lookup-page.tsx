import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import type { Page } from "#dashboards/page.ts";
import { LookupForm } from "./lookup-form.tsx";

/** @param typed what was looked up and not found; undefined when nothing was looked up yet */
export function LookupPage({ page, typed }: { page: Page; typed?: string }) {
  const { t } = page;
  const missed = typed !== undefined;
  const title = missed ? t.track.notFoundTitle : t.track.title;
  const error = missed ? (typed.trim() ? t.track.notFoundTitle : t.track.lookupMissing) : undefined;
  return (
    <LayoutCitizen page={page} title={title}>
      <div class="narrow">
        <h1>{title}</h1>
        {missed ? (
          <ul class="ticks">
            {t.track.notFound.map((line) => (
              <li>
                <Icon name="info-circle" />
                <span>{line}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <div class="lookup-card">
          <LookupForm t={t} title={missed ? t.track.again : t.home.trackTitle} typed={typed} error={error} />
        </div>
      </div>
    </LayoutCitizen>
  );
}
