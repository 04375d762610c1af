import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { SecurityView } from "#src/services/security/change-settings.ts";

/** The two mappings as lines, as they were typed. */
export type ShownSso = Omit<SecurityView["sso"], "roles" | "units"> & { roles: string; units: string };

interface SsoProps {
  page: Page;
  sso: ShownSso;
  callback: string;
  errors: { field: string; message: string }[];
}

export function SsoForm({ page, sso, callback, errors }: SsoProps) {
  const { t } = page;
  const words = t.identity.security;
  const error = (id: string) => errors.find(({ field }) => field === id)?.message;
  const text = (
    id: "label" | "issuer" | "clientId" | "scopes" | "roleClaim" | "unitClaim",
    label: string,
    hint?: string,
  ) => (
    <Field
      t={t}
      id={id}
      label={label}
      hint={hint}
      error={error(id)}
      control={(ties) => <input {...ties} maxlength={200} autocomplete="off" value={sso[id]} />}
    />
  );
  const check = (id: "enabled" | "createUsers" | "trustsSecondFactor", label: string, hint?: string) => (
    <>
      <label class="check" for={id}>
        <input id={id} name={id} type="checkbox" checked={sso[id]} />
        <span>{label}</span>
      </label>
      {hint ? <p class="field-hint check-hint">{hint}</p> : null}
    </>
  );
  const pairs = (id: "roles" | "units", label: string, hint: string) => (
    <Field
      t={t}
      id={id}
      label={label}
      hint={hint}
      error={error(id)}
      control={(ties) => (
        <textarea {...ties} rows={4} maxlength={20_000}>
          {sso[id]}
        </textarea>
      )}
    />
  );
  return (
    <Panel icon="building-bank" title={words.sso}>
      <p class="field-hint">
        {words.callback}: <code>{callback}</code>
      </p>
      <form method="post" action="/admin/security/sso" novalidate>
        {check("enabled", words.enabled)}
        {text("label", words.label)}
        {text("issuer", words.issuer, words.issuerHint)}
        {text("clientId", words.clientId)}
        <Field
          t={t}
          id="secret"
          label={words.secret}
          hint={sso.hasSecret ? words.secretKept : words.secretNone}
          error={error("secret")}
          control={(ties) => <input {...ties} type="password" autocomplete="off" maxlength={500} />}
        />
        {sso.hasSecret ? (
          <label class="check" for="removeSecret">
            <input id="removeSecret" name="removeSecret" type="checkbox" />
            <span>{words.removeSecret}</span>
          </label>
        ) : null}
        {text("scopes", words.scopes)}
        {text("roleClaim", words.roleClaim)}
        {pairs("roles", words.roleMap, words.roleMapHint)}
        {text("unitClaim", words.unitClaim)}
        {pairs("units", words.unitMap, words.unitMapHint)}
        {check("createUsers", words.create, words.createHint)}
        {check("trustsSecondFactor", words.trusts)}
        <button class="button" type="submit">
          {words.saveSso}
        </button>
      </form>
    </Panel>
  );
}
