import { Fact } from "#dashboards/components/fact.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import type { Account } from "#src/services/people/account.ts";
import { PasskeysPanel } from "./passkeys-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";

interface AccountProps {
  page: Page;
  account: Account;
  flash: string | undefined;
  /** Nothing else is open to them until they have a second factor. */
  must: boolean;
}

export function AccountPage({ page, account, flash, must }: AccountProps) {
  const { t, actor, lang } = page;
  const words = t.identity.account;
  return (
    <LayoutStaff page={page} title={words.title} script="passkey.js">
      <div class="list-head">
        <h1>{words.title}</h1>
      </div>
      <Flash text={flash} />
      {must ? (
        <p class="notice" role="status">
          <Icon name="shield" />
          {words.must}
        </p>
      ) : null}
      <div class="account">
        <Panel icon="user" title={words.who}>
          <dl class="facts">
            <Fact name={words.email}>{account.email}</Fact>
            <Fact name={words.role}>{actor?.role ? ROLE_LABEL[actor.role][lang] : ""}</Fact>
            <Fact name={words.language}>
              <a href={page.otherLanguageUrl} lang={lang === "vi" ? "en" : "vi"}>
                {t.nav.otherLanguage}
              </a>
            </Fact>
          </dl>
        </Panel>
        <Panel icon="lock" title={words.password}>
          <p>{words.passwordText}</p>
          <a class="button button-quiet" href="/console/password">
            {words.changePassword}
          </a>
        </Panel>
        <TotpPanel page={page} on={account.factors.totp} />
        <PasskeysPanel page={page} account={account} />
        {account.factors.hasSecond ? <RecoveryPanel page={page} left={account.factors.recovery} /> : null}
        <SessionsPanel page={page} sessions={account.sessions} />
      </div>
    </LayoutStaff>
  );
}

function TotpPanel({ page, on }: { page: Page; on: boolean }) {
  const words = page.t.identity.account;
  return (
    <Panel icon="shield-check" title={words.totp}>
      <p>
        <span class={on ? "badge badge-on" : "badge"}>{on ? words.totpOn : words.totpOff}</span>
      </p>
      <p>{words.totpText}</p>
      {on ? (
        <form method="post" action="/console/account/totp/remove">
          <button class="button button-plain" type="submit">
            {words.totpRemove}
          </button>
        </form>
      ) : (
        <a class="button" href="/console/account/totp">
          {words.totpAdd}
        </a>
      )}
    </Panel>
  );
}

function RecoveryPanel({ page, left }: { page: Page; left: number }) {
  const words = page.t.identity.account;
  return (
    <Panel icon="file-text" title={words.recovery} id="recovery">
      <p>
        {words.recoveryText} <strong class={left < 4 ? "bad" : ""}>{words.recoveryLeft(left)}</strong>
      </p>
      <form method="post" action="/console/account/recovery">
        <button class="button button-quiet" type="submit">
          {words.recoveryNew}
        </button>
        <p class="field-hint">{words.recoveryNewHint}</p>
      </form>
    </Panel>
  );
}
