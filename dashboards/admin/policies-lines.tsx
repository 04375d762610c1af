import type { Child } from "hono/jsx";
import { Field } from "#dashboards/components/field.tsx";
import type { Page } from "#dashboards/page.ts";
import type { PolicyLine } from "#src/city/pack/policies-file.ts";
import { UNIT_KINDS } from "#src/city/pack/units-file.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { sayMinutes } from "#src/domain/sla/minutes-text.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import { TIMES } from "./policies-form.ts";

interface LineProps {
  page: Page;
  /** Its place in the form, from 0. */
  at: number;
  /** Undefined: the empty one at the end. */
  line: PolicyLine | undefined;
}

/** One line of the policies: when it applies, how long, counted how, and why. */
export function PolicyLineForm({ page, at, line }: LineProps) {
  const { t, lang } = page;
  const words = t.calendars.policies;
  const id = (name: string) => `line${at}-${name}`;
  const working = line?.calendar !== "always";
  const text = (name: string, label: string, value: string, hint?: string, list?: string) => (
    <Field
      t={t}
      id={id(name)}
      label={label}
      hint={hint}
      control={(ties) => <input {...ties} value={value} maxlength={300} list={list} />}
    />
  );
  return (
    <fieldset class="policy-line">
      <legend>{line ? words.line(at + 1) : words.newLine}</legend>
      {line ? (
        <input type="hidden" name={id("id")} value={line.id} />
      ) : (
        <>
          <input type="hidden" name={id("new")} value="yes" />
          <p class="muted">{words.newLineHint}</p>
        </>
      )}
      <Checks
        legend={words.urgency}
        hint={words.urgencyHint}
        name={id("urgency")}
        options={URGENCIES.map((one) => [one, URGENCY_LABEL[one][lang]])}
        chosen={line?.when.urgency}
      />
      <div class="form-row">
        {CLOCKS.map((clock, i) => {
          const name = TIMES[i] ?? "resolutionMinutes";
          return text(name, t.calendars.clocks[clock] ?? clock, line ? sayMinutes(line[name], working, lang) : "");
        })}
        <Field
          t={t}
          id={id("calendar")}
          label={words.counted}
          control={(ties) => (
            <select {...ties}>
              <option value="unit" selected={working}>
                {words.working}
              </option>
              <option value="always" selected={!working}>
                {words.always}
              </option>
            </select>
          )}
        />
      </div>
      <p class="field-hint">{words.timeHint}</p>
      <details
        class="conditions"
        open={line && (line.when.sector || line.when.unitKind || line.when.unit) ? true : undefined}
      >
        <summary>{words.more}</summary>
        <div class="form-row">
          <Several
            page={page}
            id={id("sector")}
            label={words.sector}
            hint={words.sectorHint}
            options={SECTORS.map(({ id: sector, label }) => [sector, label[lang]])}
            chosen={line?.when.sector}
          />
          <Several
            page={page}
            id={id("unitKind")}
            label={words.unitKind}
            hint={words.unitKindHint}
            options={UNIT_KINDS.map((kind) => [kind, words.unitKinds[kind] ?? kind])}
            chosen={line?.when.unitKind}
          />
          {text("unit", words.unit, line?.when.unit ?? "", words.unitHint, "units")}
        </div>
      </details>
      {text("why", words.why, line?.why ?? "", words.whyHint)}
      <div class="form-act">
        <label class="order" for={id("order")}>
          {words.order}
        </label>
        <input
          class="order"
          id={id("order")}
          name={id("order")}
          inputmode="decimal"
          maxlength={5}
          value={String(at + 1)}
        />
        {line ? <Check name={id("remove")} value="yes" label={words.removeLine} /> : null}
      </div>
    </fieldset>
  );
}

/** Boxes of which several may be ticked. */
export function Checks({
  legend,
  hint,
  name,
  options,
  chosen,
}: {
  legend: string;
  hint?: string;
  name: string;
  options: [string, string][];
  chosen: readonly string[] | undefined;
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint ? <p class="field-hint">{hint}</p> : null}
      <div class="checks">
        {options.map(([value, label]) => (
          <Check name={name} value={value} label={label} checked={chosen?.includes(value)} />
        ))}
      </div>
    </fieldset>
  );
}

export function Check(check: { name: string; value: string; label: Child; checked?: boolean | undefined }) {
  const { label, ...box } = check;
  return (
    <label class="check">
      <input type="checkbox" {...box} />
      {label}
    </label>
  );
}

function Several(list: {
  page: Page;
  id: string;
  label: string;
  hint: string;
  options: [string, string][];
  chosen: readonly string[] | undefined;
}) {
  return (
    <Field
      t={list.page.t}
      id={list.id}
      label={list.label}
      hint={list.hint}
      control={(ties) => (
        <select {...ties} multiple size={6}>
          {list.options.map(([value, label]) => (
            <option value={value} selected={list.chosen?.includes(value)}>
              {label}
            </option>
          ))}
        </select>
      )}
    />
  );
}
