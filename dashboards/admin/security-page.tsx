import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL, ROLES } from "#src/domain/roles.ts";
import type { SecurityView } from "#src/services/security/change-settings.ts";
import { type ShownSso, SsoForm } from "./security-sso.tsx";

interface SecurityProps {
  page: Page;
  policy: SecurityView["policy"];
  sso: ShownSso;
  /** Where the city's sign-on sends people back to. */
  callback: string;
  flash: string | undefined;
  errors: { field: string; message: string }[];
}

export function SecurityPage({ page, policy, sso, callback, flash, errors }: SecurityProps) {
  const { t } = page;
  const words = t.identity.security;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
      </div>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <div class="identity-columns">
        <PolicyForm page={page} policy={policy} errors={errors} />
        <SsoForm page={page} sso={sso} callback={callback} errors={errors} />
      </div>
    </LayoutStaff>
  );
}

function PolicyForm({
  page,
  policy,
  errors,
}: {
  page: Page;
  policy: SecurityView["policy"];
  errors: SecurityProps["errors"];
}) {
  const { t, lang } = page;
  const words = t.identity.security;
  const number = (id: "idleMinutes" | "sessionHours", label: string, min: number, max: number) => (
    <Field
      t={t}
      id={id}
      label={label}
      error={errors.find(({ field }) => field === id)?.message}
      control={(ties) => <input {...ties} type="number" min={min} max={max} required value={policy[id]} />}
    />
  );
  return (
    <Panel icon="shield" title={words.policy}>
      <form method="post" action="/admin/security/policy">
        <fieldset class="identity-checks">
          <legend>{words.roles}</legend>
          <p class="field-hint">{words.rolesHint}</p>
          {ROLES.map((role) => (
            <label class="check" for={`role-${role}`}>
              <input
                id={`role-${role}`}
                type="checkbox"
                name="role"
                value={role}
                checked={policy.secondFactorRoles.includes(role)}
              />
              <span>{ROLE_LABEL[role][lang]}</span>
            </label>
          ))}
        </fieldset>
        {number("idleMinutes", words.idle, 5, 480)}
        {number("sessionHours", words.hours, 1, 24)}
        <button class="button" type="submit">
          {words.save}
        </button>
      </form>
    </Panel>
  );
}
