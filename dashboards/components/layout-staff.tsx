import type { Child } from "hono/jsx";
import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { Icon } from "./icon.tsx";
import { Layout } from "./layout.tsx";
import { Wordmark } from "./wordmark.tsx";

interface StaffProps {
  page: Page;
  title: string;
  /** Name of an island, "reply.js". */
  script?: string | undefined;
  children?: Child;
}

export function LayoutStaff({ page, title, script, children }: StaffProps) {
  const { t, actor } = page;
  const runs = actor !== null && may(actor, "configure");
  return (
    <Layout page={page} title={title} styles="console.css" script={script} bodyClass="staff">
      <header class="bar">
        <Wordmark t={t} href="/console" />
        <nav class={runs ? "bar-nav bar-nav-more" : "bar-nav"} aria-label={t.nav.label}>
          {actor ? <a href="/console">{t.nav.tickets}</a> : null}
          {actor && may(actor, "rating.read") ? <a href="/console/ratings">{t.ratings.staff.nav}</a> : null}
          {actor && may(actor, "person.manage") ? <a href="/console/contacts">{t.people.nav}</a> : null}
          {actor && may(actor, "person.request") ? <a href="/admin/requests">{t.people.requests.nav}</a> : null}
          {runs ? <a href="/admin/rules">{t.nav.rules}</a> : null}
          {runs ? <a href="/admin/units">{t.nav.units}</a> : null}
          {runs ? <a href="/admin/understanding">{t.nav.understanding}</a> : null}
          {runs ? <a href="/admin/calendars">{t.nav.calendars}</a> : null}
          {runs ? <a href="/admin/templates">{t.nav.templates}</a> : null}
          {runs ? <a href="/admin/knowledge">{t.nav.knowledge}</a> : null}
          {runs ? <a href="/admin/channels">{t.reply.channels.nav}</a> : null}
        </nav>
        <div class="bar-who">
          <a class="bar-link" href={page.otherLanguageUrl} lang={page.lang === "vi" ? "en" : "vi"}>
            {t.nav.otherLanguage}
          </a>
          {actor ? (
            <>
              <a class="bar-link bar-bell" href="/console/notices" title={t.console.notices.title}>
                <Icon name="bell" />
                <span class="sr">
                  {page.unread > 0 ? t.console.notices.unread(page.unread) : t.console.notices.title}
                </span>
                {page.unread > 0 ? (
                  <span class="bar-count" aria-hidden="true">
                    {page.unread > 99 ? "99+" : page.unread}
                  </span>
                ) : null}
              </a>
              <a class="bar-person" href="/console/password" title={t.nav.password}>
                <Icon name="user" />
                <span>
                  {actor.name}
                  {actor.role ? <small>{ROLE_LABEL[actor.role][page.lang]}</small> : null}
                </span>
              </a>
              <form method="post" action="/console/sign-out">
                <button class="bar-out" type="submit">
                  <Icon name="logout" />
                  <span>{t.console.signOut}</span>
                </button>
              </form>
            </>
          ) : null}
        </div>
      </header>
      <main id="main" tabindex={-1}>
        {children}
      </main>
    </Layout>
  );
}
