import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import { PasskeyButton } from "./passkey-button.tsx";

interface SignInProps {
  page: Page;
  email: string;
  next: string;
  error?: string | undefined;
  signedOut?: boolean | undefined;
  /** What there is beside the password. */
  ways: { passkey: boolean; sso: { label: string } | null };
}

/** Paste and password managers work: WCAG 3.3.8. */
export function SignInPage({ page, email, next, error, signedOut = false, ways }: SignInProps) {
  const { t } = page;
  const words = t.console.signIn;
  return (
    <LayoutStaff page={page} title={words.title} script={ways.passkey ? "passkey.js" : undefined}>
      <div class="door">
        <h1>{words.title}</h1>
        <p class="muted">{words.lead}</p>
        {signedOut ? (
          <p class="notice notice-good" role="status">
            <Icon name="circle-check" />
            {words.out}
          </p>
        ) : null}
        <ErrorSummary title={t.common.errorTitle} errors={error ? [{ field: "email", message: error }] : []} />
        {ways.sso ? (
          <a class="button button-quiet button-wide" href={`/console/sso/start?next=${encodeURIComponent(next)}`}>
            <Icon name="building-bank" />
            {ways.sso.label || t.identity.door.sso}
          </a>
        ) : null}
        {ways.sso ? (
          <p class="door-or">
            <span>{t.identity.door.or}</span>
          </p>
        ) : null}
        {ways.passkey ? <PasskeyButton t={t} next={next} /> : null}
        <form method="post" action="/console/sign-in">
          <input type="hidden" name="next" value={next} />
          <Field
            t={t}
            id="email"
            label={words.email}
            control={(ties) => (
              <input {...ties} type="email" autocomplete="username" required value={email} maxlength={254} />
            )}
          />
          <Field
            t={t}
            id="password"
            label={words.password}
            control={(ties) => (
              <input {...ties} type="password" autocomplete="current-password" required maxlength={200} />
            )}
          />
          <button class="button button-wide" type="submit">
            {words.button}
          </button>
        </form>
      </div>
    </LayoutStaff>
  );
}
