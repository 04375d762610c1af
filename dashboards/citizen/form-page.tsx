import { assetUrl } from "#dashboards/assets/registry.ts";
import { Emergency } from "#dashboards/components/emergency.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Ward } from "#src/city/city.ts";
import type { FormValues } from "./form-values.ts";
import { WhatPart } from "./form-what.tsx";
import { WherePart } from "./form-where.tsx";
import { WhoPart } from "./form-who.tsx";

export interface FormError {
  /** Id of the control; "" when it is about the form as a whole. */
  field: string;
  message: string;
}

export interface FormPageProps {
  page: Page;
  formId: string;
  values: FormValues;
  errors: FormError[];
  wards: readonly Ward[];
}

export const CONSENT_VERSION = "2026-07";

/** The form of channels.md §4 as a page. Everything works without script; the island only makes it easier. */
export function FormPage({ page, formId, values, errors, wards }: FormPageProps) {
  const { t, lang } = page;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const part = { t, lang, values, error };
  const title = errors.length > 0 ? `${t.common.errorTitle}: ${t.form.title}` : t.form.title;
  return (
    <LayoutCitizen page={page} title={title} script="report-form.js">
      <div class="narrow">
        <h1>{t.form.title}</h1>
        <p class="lead">{t.form.lead}</p>
        <ErrorSummary title={t.formErrors.title} errors={errors} />
        <Emergency t={t} />
        <form
          class="report"
          method="post"
          action={`/f/${encodeURIComponent(formId)}`}
          enctype="multipart/form-data"
          data-island="report-form"
          data-form={formId}
          data-lang={lang}
          data-altcha={assetUrl("altcha.js")}
          data-altcha-css={assetUrl("altcha.css")}
          data-altcha-words={assetUrl("altcha-vi.js")}
          data-altcha-worker={assetUrl("altcha-worker.js")}
          data-submitting={t.form.submitting}
        >
          <HiddenFields values={values} lang={lang} label={t.form.honeypot} />
          <WhatPart {...part} />
          <WherePart {...part} wards={wards} />
          <WhoPart {...part} />
          <div class="captcha" data-captcha data-failed={t.form.captchaFailed} aria-live="polite" />
          <noscript>
            <p class="notice">
              <Icon name="info-circle" />
              {t.form.noScript}
            </p>
          </noscript>
          <button class="button button-big" type="submit">
            <Icon name="send" />
            <span data-submit-label>{t.form.submit}</span>
          </button>
        </form>
      </div>
    </LayoutCitizen>
  );
}

function HiddenFields({ values, lang, label }: { values: FormValues; lang: string; label: string }) {
  return (
    <>
      <input type="hidden" name="key" value={values.key} />
      <input type="hidden" name="started_at" value={values.startedAt} />
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="consent_version" value={CONSENT_VERSION} />
      <input type="hidden" name="script" value="" />
      {/* The honeypot: out of sight and of the tab order; only a machine fills it in. */}
      <div class="trap" aria-hidden="true">
        <label for="website">{label}</label>
        <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
      </div>
    </>
  );
}
