import type { Child } from "hono/jsx";
import type { Page } from "#dashboards/page.ts";
import { Icon } from "./icon.tsx";
import { Layout } from "./layout.tsx";
import { SampleBanner } from "./sample-banner.tsx";
import { ThemeChoice } from "./theme-choice.tsx";
import { Wordmark } from "./wordmark.tsx";

interface CitizenProps {
  page: Page;
  title: string;
  script?: string;
  children?: Child;
}

export function LayoutCitizen({ page, title, script, children }: CitizenProps) {
  const { t } = page;
  return (
    <Layout page={page} title={title} styles="citizen.css" script={script} bodyClass="citizen">
      <header class="top">
        <div class="top-in">
          <Wordmark t={t} href="/" />
          <nav class="top-nav" aria-label={t.nav.label}>
            <a href="/f/phan-anh">{t.nav.report}</a>
            <a href="/t">{t.nav.track}</a>
            <a href="/cong-khai">{t.open.nav}</a>
            <a class="top-lang" href={page.otherLanguageUrl} lang={page.lang === "vi" ? "en" : "vi"}>
              <Icon name="world" />
              <span>{t.nav.otherLanguage}</span>
            </a>
          </nav>
        </div>
      </header>
      <main id="main" tabindex={-1}>
        <SampleBanner page={page} />
        {children}
      </main>
      <footer class="foot">
        <div class="foot-in">
          <p>
            <strong>{t.brand.name}</strong> · {t.brand.tagline}
          </p>
          <p class="foot-links">
            <a href="tel:1022">{t.nav.help}</a>
            <a href="/console">{t.nav.staff}</a>
          </p>
          <ThemeChoice page={page} />
        </div>
      </footer>
    </Layout>
  );
}
