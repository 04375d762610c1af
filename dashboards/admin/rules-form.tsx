import type { Child } from "hono/jsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field, type Ties } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { ABOVE } from "#src/city/pack/rules-file.ts";
import { WARD_TYPE_LABEL } from "#src/city/routing/condition-words.ts";
import { KIND_LABEL } from "#src/domain/kind.ts";
import { ASSET_LABEL, OFFICE_LABEL, PETITION_LABEL, PLACE_LABEL, ROAD_OWNER_LABEL } from "#src/domain/routing/facts.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { CHOSEN, FieldError, LineFields } from "./rules-fields.ts";
import { type Kept, KeptFields } from "./rules-kept.tsx";
import { holderName } from "./rules-words.ts";

interface FormProps {
  page: Page;
  city: City;
  kept: Kept;
  /** Id of the line as it stands now; null for a new one. */
  editing: string | null;
  fields: LineFields;
  errors: FieldError[];
}

interface Option {
  value: string;
  label: string;
}

/** One line of the routing table to fill in. */
export function RuleForm({ page, city, kept, editing, fields, errors }: FormProps) {
  const { t } = page;
  const words = t.routing.form;
  const title = editing === null ? words.titleNew : words.title(editing);
  const errorOf = (name: string) => errors.find(({ field }) => field === `line-${name}`)?.message;
  const one = (name: string) => fields[name]?.[0] ?? "";
  const field = (name: string, label: string, hint: string | undefined, control: (ties: Ties) => Child) => (
    <Field t={t} id={`line-${name}`} label={label} hint={hint} error={errorOf(name)} control={control} />
  );
  const day = (name: "validFrom" | "validUntil") =>
    field(name, words[name], undefined, (ties) => <input {...ties} type="date" value={one(name)} />);
  const width = (name: "roadWidthBelowM" | "roadWidthFromM") =>
    field(name, words[name], undefined, (ties) => (
      <input {...ties} type="text" inputmode="decimal" value={one(name)} />
    ));
  const choices = choicesOf(page, city);
  const checks = (name: string, label: string, options: Option[]) => (
    <Checks page={page} name={name} label={label} options={options} chosen={fields[name] ?? []} />
  );
  return (
    <LayoutStaff page={page} title={title}>
      <div class="list-head">
        <h1>{title}</h1>
      </div>
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <form class="rule-form" method="post" action="/admin/rules" enctype="multipart/form-data">
        <KeptFields kept={kept} />
        <input type="hidden" name="editing" value={editing ?? ""} />
        <fieldset class="rule-part">
          <legend class="part-title">{words.who}</legend>
          {field("id", words.id, words.idHint, (ties) => (
            <input {...ties} type="text" required maxlength={80} value={one("id")} />
          ))}
          {field("lead", t.routing.lead, words.leadHint, (ties) => (
            <select {...ties} required>
              <option value="">{t.console.fields.choose}</option>
              {[...holders(page, city), { value: ABOVE, label: t.routing.aboveLabel }].map(({ value, label }) => (
                <option value={value} selected={value === one("lead")}>
                  {label}
                </option>
              ))}
            </select>
          ))}
          {checks("also", words.alsoLabel, holders(page, city))}
          {field("why", t.routing.why, words.whyHint, (ties) => (
            <input {...ties} type="text" required maxlength={300} value={one("why")} />
          ))}
          {field("source", t.routing.source, words.sourceHint, (ties) => (
            <input {...ties} type="text" maxlength={500} value={one("source")} />
          ))}
        </fieldset>
        <fieldset class="rule-part">
          <legend class="part-title">{words.conditions}</legend>
          <p class="muted">{words.conditionsHint}</p>
          {choices.slice(0, 3).map(([name, options]) => checks(name, words[name], options))}
          <div class="grid-fields">
            {width("roadWidthBelowM")}
            {width("roadWidthFromM")}
          </div>
          {choices.slice(3, 5).map(([name, options]) => checks(name, words[name], options))}
          {field("ward", words.ward, words.wardHint, (ties) => (
            <textarea {...ties} rows={2}>
              {one("ward")}
            </textarea>
          ))}
          {choices.slice(5).map(([name, options]) => checks(name, words[name], options))}
        </fieldset>
        <fieldset class="rule-part">
          <legend class="part-title">{words.validity}</legend>
          <p class="muted">{words.validHint}</p>
          <div class="grid-fields">
            {day("validFrom")}
            {day("validUntil")}
          </div>
        </fieldset>
        <fieldset class="rule-part">
          <legend class="part-title">{words.refuse}</legend>
          <p class="muted">{words.refuseHint}</p>
          {field("refuseReason", words.refuseReason, undefined, (ties) => (
            <textarea {...ties} rows={2} maxlength={1_000}>
              {one("refuseReason")}
            </textarea>
          ))}
          {field("refuseWhere", words.refuseWhere, undefined, (ties) => (
            <textarea {...ties} rows={2} maxlength={1_000}>
              {one("refuseWhere")}
            </textarea>
          ))}
        </fieldset>
        <p class="form-end">
          <button class="button" type="submit" name="do" value="save">
            {words.save}
          </button>
          <button class="button button-plain" type="submit" name="do" value="show" formnovalidate>
            {words.cancel}
          </button>
        </p>
      </form>
    </LayoutStaff>
  );
}

/** Some of many: folded away with their number, open when it matters. */
function Checks({
  page,
  name,
  label,
  options,
  chosen,
}: {
  page: Page;
  name: string;
  label: string;
  options: Option[];
  chosen: string[];
}) {
  if (options.length === 0) return null;
  const words = page.t.routing.form;
  const boxes = (
    <div class="rule-checks">
      {options.map(({ value, label: text }) => (
        <label class="check">
          <input type="checkbox" name={`line-${name}`} value={value} checked={chosen.includes(value)} />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
  if (options.length <= 5) {
    return (
      <fieldset class="choice">
        <legend>{label}</legend>
        {boxes}
      </fieldset>
    );
  }
  return (
    <details class="choice" open={chosen.length > 0 && options.length <= 30}>
      <summary>
        {label} {chosen.length > 0 ? <span class="badge">{words.chosen(chosen.length)}</span> : null}
      </summary>
      {boxes}
    </details>
  );
}

function choicesOf({ lang }: Page, city: City): [(typeof CHOSEN)[number], Option[]][] {
  const labelled = (labels: Record<string, { vi: string; en: string }>): Option[] =>
    Object.entries(labels).map(([value, label]) => ({ value, label: label[lang] }));
  const plain = (names: readonly string[]): Option[] => names.map((name) => ({ value: name, label: name }));
  return [
    ["sector", SECTORS.map(({ id, label }) => ({ value: id, label: label[lang] }))],
    ["urgency", URGENCIES.map((value) => ({ value, label: URGENCY_LABEL[value][lang] }))],
    ["asset", labelled(ASSET_LABEL)],
    ["roadOwner", labelled(ROAD_OWNER_LABEL)],
    ["place", labelled(PLACE_LABEL)],
    ["wardType", labelled(WARD_TYPE_LABEL)],
    ["formerProvince", plain(city.former.provinces)],
    ["formerDistrict", plain(city.former.districts)],
    ["petition", labelled(PETITION_LABEL)],
    ["kind", labelled(KIND_LABEL)],
    ["about", labelled(OFFICE_LABEL)],
  ];
}

function holders(page: Page, city: City): Option[] {
  const order = new Intl.Collator("vi");
  const offices = Object.keys(city.unitsFile.wardOffices).map((ending) => `ward:${ending}`);
  const units = city.unitsFile.units.map(({ id }) => `unit:${id}`);
  const options = (ids: string[]) => ids.map((value) => ({ value, label: holderName(page, city, value) }));
  return [...options(offices), ...options(units).sort((a, b) => order.compare(a.label, b.label))];
}
