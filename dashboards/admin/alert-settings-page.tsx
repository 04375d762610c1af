import { DateTime } from "#dashboards/components/date-time.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { ALERT_BOUNDS, type AlertDocument, TOLD_ROLES } from "#src/services/alerts/alert-settings.ts";
import type { AlertSettingsView, SettingsPreview } from "#src/services/alerts/view-settings.ts";
import { LEVELS, PARTS, valuesOf } from "./alert-settings-form.ts";

interface SettingsProps {
  page: Page;
  view: AlertSettingsView;
  /** As typed, or as it is in force. */
  values: AlertDocument;
  errors?: { field: string; message: string }[];
  /** What would follow: the second step. */
  preview?: SettingsPreview | undefined;
  flash?: string | undefined;
}

/** How sensitive alerts are, and who is told. */
export function AlertSettingsPage(props: SettingsProps) {
  const { page, view, values, errors = [], flash } = props;
  const words = page.t.alerts.settings;
  const rolesFault = errors.find(({ field }) => field === "roles")?.message;
  const model = view.model
    ? words.model(formatDateTime(new Date(view.model.at)), formatNumber(view.model.days, page.lang))
    : words.noModel;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      <ErrorSummary title={page.t.common.errorTitle} errors={errors} />
      <p class="muted">{model}</p>
      <Preview {...props} />
      <form class="panel retention-form alert-settings" method="post" action="/admin/alerts/preview">
        <fieldset>
          <legend>{words.limits}</legend>
          <NumberField {...props} id="falseAlarmsPerWeek" label={words.falseAlarmsPerWeek} of="falseAlarmsPerWeek" />
          <NumberField {...props} id="people" label={words.people} of="people" />
          <NumberField {...props} id="doubles" label={words.doubles} of="doubles" />
          <NumberField {...props} id="quietHours" label={words.quietHours} of="quietHours" />
        </fieldset>
        <fieldset>
          <legend>{words.timesTitle}</legend>
          {LEVELS.map((level) => (
            <NumberField {...props} id={`times.${level}`} label={words.times[level]} of="times" />
          ))}
        </fieldset>
        <fieldset id="parts" tabindex={-1}>
          <legend>{words.partsTitle}</legend>
          {PARTS.map((part) => (
            <NumberField {...props} id={`parts.${part}`} label={words.parts[part]} of="part" />
          ))}
        </fieldset>
        <fieldset id="roles" tabindex={-1}>
          <legend>{words.roles}</legend>
          {rolesFault ? <p class="field-error">{rolesFault}</p> : null}
          {TOLD_ROLES.map((role) => (
            <label class="check">
              <input type="checkbox" name="roles" value={role} checked={values.roles.includes(role)} />
              <span>{ROLE_LABEL[role][page.lang]}</span>
            </label>
          ))}
        </fieldset>
        <button class="button" type="submit">
          {words.preview}
        </button>
      </form>
      <Versions page={page} view={view} />
    </LayoutStaff>
  );
}

interface NumberProps extends SettingsProps {
  id: string;
  label: string;
  of: keyof typeof ALERT_BOUNDS;
}

function NumberField({ page, values, errors = [], id, label, of }: NumberProps) {
  const scale = of === "part" ? 100 : 1;
  const [least, most] = [ALERT_BOUNDS[of].least * scale, ALERT_BOUNDS[of].most * scale];
  const say = (value: number) => formatNumber(value, page.lang, 2);
  const value = valuesOf(values)[id];
  return (
    <Field
      t={page.t}
      id={id}
      label={label}
      hint={page.t.alerts.settings.between(say(least), say(most))}
      error={errors.find(({ field }) => field === id)?.message}
      control={(ties) => (
        <input {...ties} type="number" step="any" min={least} max={most} value={Number.isNaN(value) ? "" : value} />
      )}
    />
  );
}

const Hidden = ({ values }: { values: AlertDocument }) => (
  <>
    {Object.entries(valuesOf(values)).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {values.roles.map((role) => (
      <input type="hidden" name="roles" value={role} />
    ))}
  </>
);

function saidOf({ t, lang }: Page, { people, falseAlarmsPerWeek, roles }: AlertDocument): string {
  const told = roles.map((role) => ROLE_LABEL[role][lang].toLowerCase()).join(", ");
  return t.alerts.settings.version(formatNumber(people, lang), formatNumber(falseAlarmsPerWeek, lang, 2), told);
}

function Preview({ page, values, preview }: SettingsProps) {
  const words = page.t.alerts.settings;
  if (!preview) return null;
  const [dropped, raised] = [preview.dropped, preview.raised].map((n) => formatNumber(n, page.lang));
  return (
    <form class="panel" method="post" action="/admin/alerts">
      <h2>{words.previewTitle}</h2>
      <p>{saidOf(page, values)}</p>
      <p>{words.dropped(dropped ?? "", raised ?? "")}</p>
      <p class="muted">{words.replay}</p>
      <Hidden values={values} />
      <button class="button" type="submit">
        {words.apply}
      </button>
    </form>
  );
}

function Versions({ page, view }: Pick<SettingsProps, "page" | "view">) {
  const words = page.t.alerts.settings;
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
            <p>{saidOf(page, settings)}</p>
            {index === 0 ? null : (
              <form method="post" action="/admin/alerts/preview">
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
