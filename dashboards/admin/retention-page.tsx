import { DateTime } from "#dashboards/components/date-time.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { RetentionRun } from "#src/services/retention/preview.ts";
import { LEAST_DAYS, RETENTION_KINDS, type Retention, type RetentionKind } from "#src/services/retention/settings.ts";

interface RetentionProps {
  page: Page;
  /** As typed, or as it is in force. */
  values: Record<RetentionKind, string>;
  lastRun: RetentionRun | null;
  errors?: readonly { field: string; message: string }[];
  /** With what the coming night would remove: the second step. */
  preview?: { settings: Retention; counts: Record<RetentionKind, number | null> } | undefined;
  flash?: string | undefined;
}

export function RetentionPage({ page, values, lastRun, errors = [], preview, flash }: RetentionProps) {
  const words = page.t.admin.retention;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      {preview ? <Preview page={page} {...preview} /> : null}
      <form class="panel retention-form" method="post" action="/admin/retention/preview">
        {RETENTION_KINDS.map((kind) => (
          <fieldset>
            <legend>{words.kinds[kind].title}</legend>
            <p class="muted">{words.kinds[kind].text}</p>
            <Field
              t={page.t}
              id={kind}
              label={words.days}
              hint={words.least(LEAST_DAYS[kind])}
              error={errors.find(({ field }) => field === kind)?.message}
              control={(ties) => (
                <input {...ties} type="number" min={LEAST_DAYS[kind]} max={3650} value={values[kind]} />
              )}
            />
          </fieldset>
        ))}
        <button class="button" type="submit">
          {words.preview}
        </button>
      </form>
      <p class="notice">
        <Icon name="scale" />
        <span>{words.law}</span>
      </p>
      <LastRun page={page} run={lastRun} />
    </LayoutStaff>
  );
}

function Preview({ page, settings, counts }: { page: Page } & NonNullable<RetentionProps["preview"]>) {
  const words = page.t.admin.retention;
  return (
    <form class="panel" method="post" action="/admin/retention">
      <h2>{words.previewTitle}</h2>
      <dl class="facts facts-tight">
        {RETENTION_KINDS.map((kind) => {
          const count = counts[kind];
          return (
            <Fact name={words.kinds[kind].title}>{count === null ? words.forever : words.wouldRemove(count)}</Fact>
          );
        })}
      </dl>
      {RETENTION_KINDS.map((kind) => (
        <input type="hidden" name={kind} value={settings[kind] ?? ""} />
      ))}
      <p class="notice notice-wrong">
        <Icon name="alert-triangle" />
        <span>{words.warning}</span>
      </p>
      <button class="button button-danger" type="submit">
        {words.apply}
      </button>
    </form>
  );
}

function LastRun({ page, run }: { page: Page; run: RetentionRun | null }) {
  const words = page.t.admin.retention;
  return (
    <Panel icon="history" title={words.lastRun}>
      {run ? (
        <>
          <p>
            <DateTime at={run.at} />
          </p>
          <dl class="facts facts-tight">
            {RETENTION_KINDS.filter((kind) => run.removed[kind] !== undefined).map((kind) => (
              <Fact name={words.kinds[kind].title}>{words.removed(run.removed[kind] ?? 0)}</Fact>
            ))}
          </dl>
          {run.finished ? null : <p>{words.unfinished}</p>}
        </>
      ) : (
        <p class="muted">{words.noRun}</p>
      )}
    </Panel>
  );
}
