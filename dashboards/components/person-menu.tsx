import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

/** What is about the person rather than the work: account, language, appearance, the way out. */
export function PersonMenu({ page }: { page: Page }) {
  const { t, actor, lang } = page;
  if (!actor) return null;
  return (
    <Menu label={actor.name ?? t.nav.account} icon="user" class="person-menu">
      {actor.role ? <p class="person-role">{ROLE_LABEL[actor.role][lang]}</p> : null}
      <a href="/console/account">
        <Icon name="settings" />
        {t.ui.nav.account}
      </a>
      <a href="/console/settings">
        <Icon name="keyboard" />
        {t.work.settings.title}
      </a>
      <a href={page.otherLanguageUrl} lang={lang === "vi" ? "en" : "vi"}>
        <Icon name="world" />
        {t.nav.otherLanguage}
      </a>
      <ThemeChoice page={page} />
      <form method="post" action="/console/sign-out">
        <button type="submit">
          <Icon name="logout" />
          {t.console.signOut}
        </button>
      </form>
    </Menu>
  );
}
