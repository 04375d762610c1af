import { DateTime } from "#dashboards/components/date-time.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { SessionView } from "#src/services/people/session.ts";

/** Where one is signed in. Half an address, no town: it is enough to know one's own office again. */
export function SessionsPanel({ page, sessions }: { page: Page; sessions: SessionView[] }) {
  const words = page.t.identity.account;
  return (
    <Panel icon="devices" title={words.sessions} id="sessions">
      <p>{words.sessionsText}</p>
      <ul class="account-list">
        {sessions.map((one) => (
          <li>
            <p class="account-device">
              <strong>{one.device || words.unknownDevice}</strong>
              {one.current ? <span class="badge badge-on">{words.thisOne}</span> : null}
            </p>
            <p class="muted small">
              {words.signedIn} <DateTime at={one.createdAt} />, {words.methods[one.method] ?? one.method}
              {one.network ? ` · ${words.network} ${one.network}` : ""} · {words.seen} <DateTime at={one.seenAt} />
            </p>
            {one.current ? null : (
              <form method="post" action={`/console/account/sessions/${one.id}/end`}>
                <button class="button button-plain" type="submit">
                  {words.end}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/console/account/sessions/end-others">
          <button class="button button-quiet" type="submit">
            {words.endOthers}
          </button>
        </form>
      ) : null}
    </Panel>
  );
}
