import { DateTime } from "#dashboards/components/date-time.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { AlertPage } from "#src/services/alerts/load-alert.ts";

interface JudgeProps {
  page: Page;
  data: AlertPage;
  /** As typed before it was refused, and why. */
  note?: string | undefined;
  errors: { field: string; message: string }[];
}

/** One key each: right, wrong, and taken back. */
export function AlertJudge({ page, data: { alert, judgedBy, mayJudge }, note, errors }: JudgeProps) {
  const words = page.t.alerts.judge;
  const judged = alert.state === "right" || alert.state === "wrong";
  return (
    <Panel icon="circle-check" title={words.title}>
      <p class="muted">{words.text}</p>
      {judged && alert.judgedAt ? (
        <div class="alert-judged">
          {words.by(page.t.alerts.states[alert.state], judgedBy ?? "–")} <DateTime at={alert.judgedAt} />
          {alert.judgedNote ? <blockquote>{alert.judgedNote}</blockquote> : null}
        </div>
      ) : null}
      {mayJudge ? (
        <form class="alert-judge" method="post" action={`/console/alerts/${alert.id}/judge`}>
          <input type="hidden" name="version" value={alert.version} />
          <Field
            t={page.t}
            id="note"
            label={words.note}
            error={errors.find(({ field }) => field === "note")?.message}
            control={(ties) => (
              <textarea {...ties} rows={2} maxlength={500}>
                {note ?? alert.judgedNote ?? ""}
              </textarea>
            )}
          />
          {alert.state === "right" ? null : (
            <button class="button" type="submit" name="judgement" value="right" data-key="1" data-says={words.right}>
              <Icon name="check" />
              {words.right}
            </button>
          )}
          {alert.state === "wrong" ? null : (
            <button
              class="button button-quiet"
              type="submit"
              name="judgement"
              value="wrong"
              data-key="2"
              data-says={words.wrong}
            >
              <Icon name="x" />
              {words.wrong}
            </button>
          )}
          {judged ? (
            <button
              class="button button-quiet"
              type="submit"
              formaction={`/console/alerts/${alert.id}/withdraw`}
              data-key="z"
              data-says={words.open}
            >
              <Icon name="arrow-back-up" />
              {words.open}
            </button>
          ) : null}
        </form>
      ) : null}
    </Panel>
  );
}
