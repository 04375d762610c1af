import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";

interface PasswordProps {
  page: Page;
  /** The present password works once. */
  forced: boolean;
  errors: { field: string; message: string }[];
}

export function PasswordPage({ page, forced, errors }: PasswordProps) {
  const { t } = page;
  const words = t.console.password;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="door">
        <h1>{words.title}</h1>
        {forced ? (
          <p class="notice">
            <Icon name="lock" />
            {words.forced}
          </p>
        ) : null}
        <ErrorSummary title={t.common.errorTitle} errors={errors} />
        <form method="post" action="/console/password">
          <Field
            t={t}
            id="current"
            label={words.current}
            error={error("current")}
            control={(ties) => (
              <input {...ties} type="password" autocomplete="current-password" required maxlength={200} />
            )}
          />
          <Field
            t={t}
            id="next"
            label={words.next}
            hint={words.nextHint}
            error={error("next")}
            control={(ties) => <input {...ties} type="password" autocomplete="new-password" required maxlength={200} />}
          />
          <Field
            t={t}
            id="again"
            label={words.again}
            error={error("again")}
            control={(ties) => <input {...ties} type="password" autocomplete="new-password" required maxlength={200} />}
          />
          <button class="button button-wide" type="submit">
            {words.button}
          </button>
        </form>
      </div>
    </LayoutStaff>
  );
}
