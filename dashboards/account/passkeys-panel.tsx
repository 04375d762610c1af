import { DateTime } from "#dashboards/components/date-time.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Account } from "#src/services/people/account.ts";

export function PasskeysPanel({ page, account }: { page: Page; account: Account }) {
  const words = page.t.identity.account;
  return (
    <Panel icon="fingerprint" title={words.passkeys}>
      <p>{words.passkeysText}</p>
      {account.passkeys.length === 0 ? <p class="muted">{words.passkeysNone}</p> : null}
      <ul class="account-list">
        {account.passkeys.map((key) => (
          <li>
            <form class="account-rename" method="post" action={`/console/account/passkeys/${key.id}/rename`}>
              <input
                name="name"
                value={key.name}
                maxlength={60}
                required
                aria-label={`${words.renameLabel}: ${key.name}`}
              />
              <button class="button button-plain" type="submit">
                {words.rename}
              </button>
            </form>
            <p class="muted small">
              {words.added} <DateTime at={key.createdAt} /> · {words.lastUsed}{" "}
              {key.lastUsedAt ? <DateTime at={key.lastUsedAt} /> : words.neverUsed}
              {key.backedUp ? ` · ${words.synced}` : ""}
            </p>
            <form method="post" action={`/console/account/passkeys/${key.id}/remove`}>
              <button class="button button-plain" type="submit" aria-label={`${words.remove}: ${key.name}`}>
                <Icon name="trash" />
                {words.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {account.canPasskey ? (
        <>
          <div data-passkey="register" data-failed={words.passkeyFailed} hidden>
            <label class="field-label" for="passkey-name">
              {words.passkeyName}
            </label>
            <p class="field-hint" id="passkey-name-hint">
              {words.passkeyNameHint}
            </p>
            <input id="passkey-name" name="passkey-name" maxlength={60} aria-describedby="passkey-name-hint" />
            <p class="field-error" role="alert" />
            <button class="button" type="button">
              <Icon name="fingerprint" />
              {words.passkeyAdd}
            </button>
          </div>
          <noscript>
            <p class="field-hint">{words.passkeyScript}</p>
          </noscript>
        </>
      ) : (
        <p class="field-hint">{words.passkeysCannot}</p>
      )}
    </Panel>
  );
}
