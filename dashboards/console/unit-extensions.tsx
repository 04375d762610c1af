import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { UnitDesk } from "#src/services/unit-desk/load-unit-desk.ts";

const time = (at: string) => formatDateTime(new Date(at));

/** Requests for more time: agreed to by one press, refused with a reason. */
export function UnitExtensions({ page, desk }: { page: Page; desk: UnitDesk }) {
  const words = page.t.work.unit;
  return (
    <Panel icon="hourglass" title={words.extensions} id="extensions">
      {desk.extensions.length === 0 ? <p class="muted">{words.extensionsNone}</p> : null}
      <ul class="requests">
        {desk.extensions.map(({ id, reference, askedBy, promisedAt, reason, dueAt }) => (
          <li>
            <p>
              <a class="reference" href={`/console/tickets/${reference}`}>
                {reference}
              </a>{" "}
              {words.asks(askedBy, time(promisedAt))}
              {dueAt ? <span class="muted"> ({words.dueNow(time(dueAt))})</span> : null}
            </p>
            <p class="words note">{reason}</p>
            <div class="request-act">
              <form method="post" action={`/console/unit/extensions/${id}`}>
                <button
                  class="button"
                  type="submit"
                  name="decision"
                  value="grant"
                  aria-label={`${words.grant}: ${reference}`}
                >
                  {words.grant}
                </button>
              </form>
              <details>
                <summary>{words.refuse}</summary>
                <form method="post" action={`/console/unit/extensions/${id}`}>
                  <input type="hidden" name="decision" value="refuse" />
                  <label class="field-label" for={`refuse-${id}`}>
                    {words.refuseWhy}
                  </label>
                  <textarea id={`refuse-${id}`} name="answer" rows={2} maxlength={1000} required />
                  <button class="button button-quiet" type="submit">
                    {words.refuse}
                  </button>
                </form>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
