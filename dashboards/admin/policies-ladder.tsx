import { Field } from "#dashboards/components/field.tsx";
import type { Page } from "#dashboards/page.ts";
import type { EscalationStep } from "#src/city/pack/policies-file.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import { STEP_KINDS, STEP_ROLES } from "./policies-form.ts";
import { Check, Checks } from "./policies-lines.tsx";

/** One step of the ladder: of which clock, at how much of its time, who is told. */
export function LadderStep({ page, at, step }: { page: Page; at: number; step: EscalationStep | undefined }) {
  const { t, lang } = page;
  const words = t.calendars.policies;
  const id = (name: string) => `step${at}-${name}`;
  const choice = (name: string, label: string, options: [string, string][], value: string | undefined) => (
    <Field
      t={t}
      id={id(name)}
      label={label}
      control={(ties) => (
        <select {...ties}>
          {options.map(([one, said]) => (
            <option value={one} selected={one === value}>
              {said}
            </option>
          ))}
        </select>
      )}
    />
  );
  const clocks = CLOCKS.map((clock): [string, string] => [clock, t.calendars.clocks[clock] ?? clock]);
  const kinds = STEP_KINDS.map((kind): [string, string] => [kind, words.kinds[kind] ?? kind]);
  return (
    <fieldset class="policy-line">
      <legend>{step ? words.step(at + 1) : words.newStep}</legend>
      {step ? null : (
        <>
          <input type="hidden" name={id("new")} value="yes" />
          <p class="muted">{words.newStepHint}</p>
        </>
      )}
      <div class="form-row">
        {choice("clock", t.calendars.clock, clocks, step?.clock ?? "resolution")}
        <Field
          t={t}
          id={id("percent")}
          label={words.percent}
          control={(ties) => (
            <input {...ties} type="number" min={1} max={1000} value={step ? String(step.percent) : ""} />
          )}
        />
        {choice("kind", words.kindOf, kinds, step?.kind ?? "warning")}
      </div>
      <Checks
        legend={words.to}
        name={id("to")}
        options={STEP_ROLES.map((role) => [role, words.roles[role] ?? role])}
        chosen={step?.to}
      />
      <Checks
        legend={words.urgency}
        hint={words.urgencyHint}
        name={id("urgency")}
        options={URGENCIES.map((one) => [one, URGENCY_LABEL[one][lang]])}
        chosen={step?.urgency}
      />
      {step ? <Check name={id("remove")} value="yes" label={words.removeStep} /> : null}
    </fieldset>
  );
}
