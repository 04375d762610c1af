import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";

interface CodesProps {
  page: Page;
  email: string;
  /** Null: not made yet; they are shown only in the answer to the POST that makes them. */
  codes: string[] | null;
}

/** To be printed: the page has nothing on paper but what is needed. */
export function CodesPage({ page, email, codes }: CodesProps) {
  const { t } = page;
  const words = t.identity.account;
  return (
    <LayoutStaff page={page} title={words.codes.title}>
      <div class="door door-wide">
        <h1>{words.codes.title}</h1>
        <p class="notice">
          <Icon name="lock" />
          {words.codes.lead}
        </p>
        {codes ? (
          <>
            <p>
              {words.codes.for}: <strong>{email}</strong>
            </p>
            <ol class="recovery-codes">
              {codes.map((code) => (
                <li>
                  <code>{code}</code>
                </li>
              ))}
            </ol>
            <p class="field-hint no-print">{words.codes.print}</p>
            <a class="button button-wide no-print" href="/console/account">
              {words.codes.done}
            </a>
          </>
        ) : (
          <form method="post" action="/console/account/recovery">
            <p>{words.recoveryNewHint}</p>
            <button class="button button-wide" type="submit">
              {words.recoveryNew}
            </button>
          </form>
        )}
      </div>
    </LayoutStaff>
  );
}
