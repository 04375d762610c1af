import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import { PasskeyButton } from "./passkey-button.tsx";

interface SecondProps {
  page: Page;
  next: string;
  offered: { totp: boolean; passkeys: boolean };
  error?: string | undefined;
}

/** One field for both kinds of code, so that nobody has to find the right one. */
export function SecondPage({ page, next, offered, error }: SecondProps) {
  const { t } = page;
  const words = t.identity.door.second;
  return (
    <LayoutStaff page={page} title={words.title} script="passkey.js">
      <div class="door">
        <h1>{words.title}</h1>
        <p class="muted">{words.lead}</p>
        <ErrorSummary title={t.common.errorTitle} errors={error ? [{ field: "code", message: error }] : []} />
        {offered.passkeys ? <PasskeyButton t={t} next={next} /> : null}
        <form method="post" action="/console/sign-in/second">
          <input type="hidden" name="next" value={next} />
          <Field
            t={t}
            id="code"
            label={words.code}
            hint={offered.totp ? words.codeHint : words.codeOnly}
            error={error}
            control={(ties) => (
              <input
                {...ties}
                class="code-input"
                autocomplete="one-time-code"
                required
                maxlength={20}
                autofocus={!error}
              />
            )}
          />
          <button class="button button-wide" type="submit">
            {words.button}
          </button>
        </form>
        <p class="field-hint">{words.lost}</p>
        <a href="/console/sign-in">{words.back}</a>
      </div>
    </LayoutStaff>
  );
}
