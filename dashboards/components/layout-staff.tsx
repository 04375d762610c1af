import type { Child } from "hono/jsx";
import { ASSETS } from "#dashboards/assets/registry.ts";
import type { Page } from "#dashboards/page.ts";
import { CommandBar } from "./command-bar.tsx";
import { Icon } from "./icon.tsx";
import { Layout } from "./layout.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { SampleBanner } from "./sample-banner.tsx";
import { NavBar, NavButton, NavDrawer, NavPages, whereIs } from "./staff-nav.tsx";
import { Wordmark } from "./wordmark.tsx";

interface StaffProps {
  page: Page;
  title: string;
  /** Names of islands, "reply.js". */
  script?: string | readonly string[] | undefined;
  children?: Child;
}

/** On every page of staff: keys and the command bar. */
const ALWAYS = ["shortcuts.js"].filter((name) => ASSETS.has(name));

export function LayoutStaff({ page, title, script = [], children }: StaffProps) {
  const { t, actor } = page;
  const where = whereIs(page);
  const scripts = [...new Set([...(actor ? ALWAYS : []), ...(typeof script === "string" ? [script] : script)])];
  const beside = (where.group?.sections.length ?? 0) > 1;
  return (
    <Layout page={page} title={title} styles="console.css" script={scripts} bodyClass="staff">
      <header class="bar">
        <NavButton {...where} />
        <Wordmark t={t} href="/console" />
        <NavBar {...where} />
        <div class="bar-who">
          {actor ? (
            <>
              <OpenBar page={page} />
              <Bell page={page} />
              <PersonMenu page={page} />
            </>
          ) : (
            <a class="bar-link" href={page.otherLanguageUrl} lang={page.lang === "vi" ? "en" : "vi"}>
              {t.nav.otherLanguage}
            </a>
          )}
        </div>
      </header>
      <NavDrawer {...where} />
      <div class={beside ? "staff-body staff-body-side" : "staff-body"}>
        <NavPages {...where} />
        <main id="main" tabindex={-1}>
          <SampleBanner page={page} />
          {children}
        </main>
      </div>
      {actor ? <CommandBar page={page} /> : null}
    </Layout>
  );
}

function Bell({ page: { t, unread } }: { page: Page }) {
  return (
    <a class="bar-link bar-bell" href="/console/notices" title={t.console.notices.title}>
      <Icon name="bell" />
      <span class="sr">{unread > 0 ? t.console.notices.unread(unread) : t.console.notices.title}</span>
      {unread > 0 ? (
        <span class="bar-count" aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </a>
  );
}

/** Shown by its script. */
const OpenBar = ({ page: { t } }: { page: Page }) => (
  <button class="bar-find" type="button" data-open-bar hidden>
    <Icon name="search" />
    <span>{t.work.bar.open}</span>
    <kbd>Ctrl K</kbd>
  </button>
);
