import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { OnceSecret } from "#dashboards/components/once-secret.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { UserView } from "#src/services/people/list-users.ts";
import { UserFields } from "./user-fields.tsx";

interface UserProps {
  page: Page;
  user: UserView;
  flash?: string | undefined;
  /** A one-time password: shown this once. */
  once?: string | undefined;
  values?: Record<string, string> | undefined;
  errors?: { field: string; message: string }[] | undefined;
  units: readonly { id: string; name: string }[];
}

export function UserPage({ page, user, flash, once, values, errors = [], units }: UserProps) {
  const { t } = page;
  const words = t.identity.users;
  const kept = values ?? { name: user.name, role: user.role, unitId: user.unit?.id ?? "" };
  return (
    <LayoutStaff page={page} title={user.name}>
      <p>
        <a href="/admin/people">{words.back}</a>
      </p>
      <div class="list-head">
        <h1>{user.name}</h1>
        {user.disabledAt ? <span class="badge badge-off">{words.states.disabled}</span> : null}
      </div>
      <p class="muted">
        {user.email} · {words.sessions(user.sessions)}
        {user.invited ? ` · ${words.invited}` : ""}
      </p>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <OnceSecret secret={once} title={words.once} text={words.onceText(user.email)} />
      <div class="identity-columns">
        <Panel icon="user" title={words.title}>
          <form method="post" action={`/admin/people/${user.id}`} novalidate>
            <UserFields page={page} values={kept} errors={errors} units={units} />
            <p class="field-hint">{words.saveHint}</p>
            <button class="button" type="submit">
              {words.save}
            </button>
          </form>
          <p>
            <a href={`/admin/audit?who=user:${user.id}`}>{words.audit}</a>
          </p>
        </Panel>
        <Access page={page} user={user} />
      </div>
    </LayoutStaff>
  );
}

function Access({ page, user }: { page: Page; user: UserView }) {
  const words = page.t.identity.users;
  const one = (deed: string, label: string, text: string, danger = false) => (
    <form method="post" action={`/admin/people/${user.id}/${deed}`}>
      <p>{text}</p>
      <button class={danger ? "button button-danger" : "button button-quiet"} type="submit">
        {label}
      </button>
    </form>
  );
  return (
    <Panel icon="lock" title={words.danger}>
      <div class="danger-list">
        {one("reset-password", words.resetPassword, words.resetPasswordText)}
        {user.totp || user.passkeys > 0 ? one("reset-factors", words.resetFactors, words.resetFactorsText) : null}
        {user.disabledAt ? one("enable", words.enable, "") : one("disable", words.disable, words.disableText, true)}
      </div>
    </Panel>
  );
}
