import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { QrCode } from "#dashboards/components/qr-code.tsx";
import type { Page } from "#dashboards/page.ts";

interface TotpProps {
  page: Page;
  /** otpauth://… */
  uri: string;
  secret: string;
  error?: string | undefined;
}

export function TotpPage({ page, uri, secret, error }: TotpProps) {
  const { t } = page;
  const words = t.identity.account.setUp;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="door door-wide">
        <h1>{words.title}</h1>
        <ErrorSummary title={t.common.errorTitle} errors={error ? [{ field: "code", message: error }] : []} />
        <p>{words.scan}</p>
        <div class="totp-qr">
          <QrCode text={uri} label={words.qr} />
        </div>
        <p class="field-hint">{words.type}</p>
        <p>
          <code class="totp-secret">{secret}</code>
        </p>
        <form method="post" action="/console/account/totp">
          <Field
            t={t}
            id="code"
            label={words.code}
            error={error}
            control={(ties) => (
              <input
                {...ties}
                class="code-input"
                inputmode="numeric"
                autocomplete="one-time-code"
                pattern="[0-9 ]{6,7}"
                required
                maxlength={7}
              />
            )}
          />
          <button class="button button-wide" type="submit">
            {words.button}
          </button>
        </form>
        <a href="/console/account">{words.back}</a>
      </div>
    </LayoutStaff>
  );
}
