import { DateTime } from "#dashboards/components/date-time.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { LEAST_NAME_DAYS, type ListeningSettings, MOST_NAME_DAYS } from "#src/services/listening/settings.ts";
import type { ListeningSettingsView } from "#src/services/listening/view-settings.ts";

interface SettingsProps {
  page: Page;
  view: ListeningSettingsView;
  /** As typed, or as it is in force. */
  values: ListeningSettings;
  errors?: { field: string; message: string }[];
  /** What would follow: the second step. */
  preview?: { names: number } | undefined;
  flash?: string | undefined;
}

/** How long names of authors stay, and who speaks for the city. */
export function ListeningSettingsPage(props: SettingsProps) {
  const { page, view, values, errors = [], flash } = props;
  const words = page.t.listening.settings;
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      <ErrorSummary title={page.t.common.errorTitle} errors={errors} />
      <Preview {...props} />
      <form class="panel retention-form" method="post" action="/admin/listening/preview">
        <fieldset>
          <legend>{words.names}</legend>
          <p class="muted">{words.namesText}</p>
          <Field
            t={page.t}
            id="authorNameDays"
            label={words.days}
            hint={words.range(LEAST_NAME_DAYS, MOST_NAME_DAYS)}
            error={errorOf("authorNameDays")}
            control={(ties) => (
              <input
                {...ties}
                type="number"
                min={LEAST_NAME_DAYS}
                max={MOST_NAME_DAYS}
                value={Number.isNaN(values.authorNameDays) ? "" : values.authorNameDays}
              />
            )}
          />
        </fieldset>
        <fieldset id="communications" tabindex={-1}>
          <legend>{words.speakers}</legend>
          <p class="muted">{words.speakersText}</p>
          {errorOf("communications") ? <p class="field-error">{errorOf("communications")}</p> : null}
          {view.people.map(({ id, name, role }) => (
            <label class="check">
              <input type="checkbox" name="communications" value={id} checked={values.communications.includes(id)} />
              <span>
                {name} <small class="muted">{ROLE_LABEL[role][page.lang]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <button class="button" type="submit">
          {words.preview}
        </button>
      </form>
      <p class="notice">
        <Icon name="history-toggle" />
        <span>
          {words.retention} <a href="/admin/sources">{words.retentionLink}</a>
        </span>
      </p>
      <Versions page={page} view={view} />
    </LayoutStaff>
  );
}

/** Who is told of what is handed over, as people say it. */
function speakersText(page: Page, { people }: ListeningSettingsView, { communications }: ListeningSettings): string {
  const names = people.filter(({ id }) => communications.includes(id)).map(({ name }) => name);
  return names.length > 0 ? names.join(", ") : page.t.listening.settings.leaders;
}

const Hidden = ({ values }: { values: ListeningSettings }) => (
  <>
    <input type="hidden" name="authorNameDays" value={values.authorNameDays} />
    {values.communications.map((id) => (
      <input type="hidden" name="communications" value={id} />
    ))}
  </>
);

function Preview({ page, view, values, preview }: SettingsProps) {
  const words = page.t.listening.settings;
  if (!preview) return null;
  return (
    <form class="panel" method="post" action="/admin/listening">
      <h2>{words.previewTitle}</h2>
      <dl class="facts facts-tight">
        <Fact name={words.names}>
          {words.said(formatNumber(values.authorNameDays, page.lang))}{" "}
          {words.dropped(formatNumber(preview.names, page.lang))}
        </Fact>
        <Fact name={words.speakers}>{speakersText(page, view, values)}</Fact>
      </dl>
      <Hidden values={values} />
      <button class="button" type="submit">
        {words.apply}
      </button>
    </form>
  );
}

function Versions({ page, view }: Pick<SettingsProps, "page" | "view">) {
  const words = page.t.listening.settings;
  return (
    <Panel icon="history" title={words.versions}>
      {view.versions.length === 0 ? <p class="muted">{words.noVersions}</p> : null}
      <ol class="directive-lines">
        {view.versions.map(({ at, by, settings }, index) => (
          <li class="directive-line">
            <p>
              <strong>{by}</strong>{" "}
              <small class="muted">
                <DateTime at={at} />
              </small>
            </p>
            <p>
              {words.said(formatNumber(settings.authorNameDays, page.lang))}{" "}
              {words.told(speakersText(page, view, settings))}
            </p>
            {index === 0 ? null : (
              <form method="post" action="/admin/listening/preview">
                <Hidden values={settings} />
                <button class="button button-quiet button-small" type="submit">
                  {words.again}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
