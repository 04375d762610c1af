import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Unit } from "#src/city/city.ts";
import type { PoliciesFile } from "#src/city/pack/policies-file.ts";
import type { PresentSetting } from "#src/services/calendars/load-setting.ts";
import { CalendarVersions } from "./calendar-versions.tsx";
import { LadderStep } from "./policies-ladder.tsx";
import { PolicyLineForm } from "./policies-lines.tsx";

export interface PoliciesView {
  page: Page;
  setting: PresentSetting<"policies">;
  /** As it was entered, where that was refused; else what is in force. */
  document: PoliciesFile;
  units: readonly Unit[];
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
}

/** All policies in one form: what is on the screen is what the preview is made of. */
export function PoliciesPage({ page, setting, document, units, flash, errors = [] }: PoliciesView) {
  const { t } = page;
  const words = t.calendars.policies;
  const { clocks, escalation, reopen } = document;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
        <a href="/admin/calendars">{words.back}</a>
      </div>
      <p class="lead">{words.lead}</p>
      <Flash text={flash} />
      <ErrorSummary title={t.calendars.wrong} errors={errors} />
      <form method="post" action="/admin/policies/preview">
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="version" value={String(setting.version)} />
        <input type="hidden" name="lines" value={String(clocks.length + 1)} />
        <input type="hidden" name="steps" value={String(escalation.length + 1)} />
        <datalist id="units">
          {units.map(({ id, name }) => (
            <option value={id}>{name}</option>
          ))}
        </datalist>
        <h2>{words.lines}</h2>
        {[...clocks, undefined].map((line, at) => (
          <PolicyLineForm page={page} at={at} line={line} />
        ))}
        <h2>{words.ladder}</h2>
        <p>{words.ladderLead}</p>
        <div class="ladder">
          {[...escalation, undefined].map((step, at) => (
            <LadderStep page={page} at={at} step={step} />
          ))}
        </div>
        <Field
          t={t}
          id="reopen"
          label={words.reopen}
          control={(ties) => (
            <select {...ties}>
              <option value="restart" selected={reopen === "restart"}>
                {words.restart}
              </option>
              <option value="continue" selected={reopen === "continue"}>
                {words.continue}
              </option>
            </select>
          )}
        />
        <p class="form-act form-act-stay">
          <button class="button" type="submit">
            {t.calendars.preview}
          </button>
        </p>
      </form>
      <CalendarVersions page={page} part="policies" setting={setting} />
    </LayoutStaff>
  );
}
