import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { FormPart } from "./form-part.ts";

export function WhoPart({ t, values, error }: FormPart) {
  const consentError = error("consent");
  return (
    <fieldset class="part">
      <legend>{t.form.whoTitle}</legend>
      <p class="field-hint">{t.form.whoHint}</p>
      <label class="check">
        <input
          type="checkbox"
          name="anonymous"
          id="anonymous"
          value="on"
          checked={values.anonymous}
          aria-describedby="anonymous-hint"
        />
        <span>{t.form.anonymous}</span>
      </label>
      <p class="field-hint check-hint" id="anonymous-hint">
        {t.form.anonymousHint}
      </p>
      <div class="contact" data-contact>
        <Field
          t={t}
          id="name"
          label={t.form.name}
          error={error("name")}
          control={(ties) => <input {...ties} type="text" autocomplete="name" maxlength={100} value={values.name} />}
        />
        <Field
          t={t}
          id="phone"
          label={t.form.phone}
          error={error("phone")}
          control={(ties) => <input {...ties} type="tel" autocomplete="tel" maxlength={40} value={values.phone} />}
        />
        <Field
          t={t}
          id="email"
          label={t.form.email}
          error={error("email")}
          control={(ties) => <input {...ties} type="email" autocomplete="email" maxlength={254} value={values.email} />}
        />
      </div>
      <details class="privacy">
        <summary>
          <Icon name="lock" />
          {t.form.privacyTitle}
        </summary>
        <ul>
          {t.form.privacy.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </details>
      <div class={consentError ? "field field-wrong" : "field"}>
        {consentError ? (
          <p class="field-error" id="consent-error">
            {consentError}
          </p>
        ) : null}
        <label class="check">
          <input
            type="checkbox"
            name="consent"
            id="consent"
            value="on"
            checked={values.consent}
            required
            aria-invalid={consentError ? "true" : undefined}
            aria-describedby={consentError ? "consent-error" : undefined}
          />
          <span>
            {t.form.consent} <span class="field-must">{t.common.required}</span>
          </span>
        </label>
      </div>
    </fieldset>
  );
}
