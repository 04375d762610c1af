import { Emergency } from "#dashboards/components/emergency.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import { SECTOR_ICON } from "#dashboards/components/sector-icon.ts";
import type { Page } from "#dashboards/page.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { IncidentBanner } from "./incident-pages.tsx";
import { LookupForm } from "./lookup-form.tsx";
import { SampleCard } from "./sample-card.tsx";

export function HomePage({ page, incidents }: { page: Page; incidents: number }) {
  const { t, lang } = page;
  return (
    <LayoutCitizen page={page} title={t.home.title}>
      <section class="hero">
        <div class="hero-in">
          <div class="hero-words">
            <h1>
              {t.home.headline.map((line) => (
                <span>{line} </span>
              ))}
            </h1>
            <p class="lead">{t.home.lead}</p>
            <p class="hero-act">
              <a class="button button-big" href="/f/phan-anh">
                <Icon name="send" />
                {t.home.report}
              </a>
              <span class="muted">{t.home.reportHint}</span>
            </p>
          </div>
          <SampleCard page={page} />
        </div>
      </section>
      <div class="wide">
        <IncidentBanner page={page} count={incidents} />
        <div class="lookup-card">
          <LookupForm t={t} title={t.home.trackTitle} />
        </div>
        <Emergency t={t} />
        <section>
          <h2>{t.home.sectorsTitle}</h2>
          <p class="muted">{t.home.sectorsHint}</p>
          <ul class="sectors">
            {SECTORS.map(({ id, label }) => (
              <li>
                <a href={`/f/phan-anh?category=${id}`}>
                  <Icon name={SECTOR_ICON[id]} />
                  <span>{label[lang]}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t.home.stepsTitle}</h2>
          <ol class="way">
            {t.home.steps.map(({ title, text }) => (
              <li>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section class="promises">
          <div>
            <h2>
              <Icon name="lock" />
              {t.home.privacyTitle}
            </h2>
            <p>{t.home.privacyText}</p>
          </div>
          <div>
            <h2>
              <Icon name="building-bank" />
              {t.home.notTitle}
            </h2>
            <p>{t.home.notText}</p>
          </div>
        </section>
      </div>
    </LayoutCitizen>
  );
}
