import type { Child } from "hono/jsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field, type Ties } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City, Unit } from "#src/city/city.ts";
import { UNIT_KINDS } from "#src/city/pack/units-file.ts";
import type { UnitUse } from "#src/services/routing/unit-use.ts";
import { CalendarOptions } from "./units-calendar.tsx";

export interface UnitFormProps {
  page: Page;
  city: City;
  version: number;
  /** Undefined for a new one. */
  unit: Unit | undefined;
  use: UnitUse | undefined;
  /** As entered, or as it is. */
  values: Record<string, string | undefined>;
  errors: { field: string; message: string }[];
  flash?: string | undefined;
}

export function UnitForm(props: UnitFormProps) {
  const { page, city, version, unit, use, values, errors, flash } = props;
  const { t } = page;
  const words = t.routing.unit;
  const title = unit?.name ?? words.newTitle;
  const field = (
    name: keyof typeof words & string,
    control: (ties: Ties) => Child,
    { hint, required }: { hint?: string; required?: boolean } = {},
  ) => (
    <Field
      t={t}
      id={name}
      label={String(words[name])}
      hint={hint}
      required={required}
      error={errors.find((error) => error.field === name)?.message}
      control={control}
    />
  );
  const text =
    (name: string, type = "text") =>
    (ties: Ties) => <input {...ties} type={type} maxlength={200} value={values[name] ?? ""} />;
  const units = (name: string) => (ties: Ties) => (
    <select {...ties}>
      <option value="">{words.nobody}</option>
      <UnitOptions city={city} except={unit} chosen={values[name] ?? ""} />
    </select>
  );
  return (
    <LayoutStaff page={page} title={title}>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <p>
        <a href="/admin/units">{words.back}</a>
      </p>
      <div class="list-head">
        <h1>{title}</h1>
      </div>
      {use ? (
        <p class="lead">
          {words.use}: {words.useOf(use.openTickets, use.rules.length, use.people)}. {words.useHint}
        </p>
      ) : null}
      <form class="rule-form" method="post" enctype="multipart/form-data">
        <input type="hidden" name="version" value={String(version)} />
        {unit ? null : field("id", text("id"), { hint: words.idHint, required: true })}
        {field("name", text("name"), { required: true })}
        <div class="grid-fields">
          {field("kind", (ties) => (
            <select {...ties}>
              <option value="">{words.nobody}</option>
              {UNIT_KINDS.map((kind) => (
                <option value={kind} selected={kind === values.kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
          ))}
          {field("calendar", (ties) => (
            <select {...ties}>
              <CalendarOptions page={page} city={city} chosen={values.calendar ?? ""} />
            </select>
          ))}
          {field("phone", text("phone", "tel"))}
          {field("email", text("email", "email"))}
          {field("parent", units("parent"))}
        </div>
        <div class="grid-fields">
          {field("validFrom", text("validFrom", "date"))}
          {field("validUntil", text("validUntil", "date"), { hint: words.validHint })}
          {field("successor", units("successor"), { hint: words.successorHint })}
        </div>
        <Field
          t={t}
          id="note"
          label={t.routing.note}
          hint={t.routing.noteHint}
          required
          error={errors.find((error) => error.field === "note")?.message}
          control={(ties) => <input {...ties} type="text" required maxlength={500} value={values.note ?? ""} />}
        />
        <button class="button" type="submit">
          {words.save}
        </button>
      </form>
    </LayoutStaff>
  );
}

/** Units of the city, and the offices of the same ward: nobody hands over to an office of another ward. */
function UnitOptions({ city, except, chosen }: { city: City; except: Unit | undefined; chosen: string }) {
  const offered = city.units.filter(
    ({ id, wardCode }) => id !== except?.id && (wardCode === null || wardCode === except?.wardCode || id === chosen),
  );
  return (
    <>
      {offered.map(({ id, name }) => (
        <option value={id} selected={id === chosen}>
          {name}
        </option>
      ))}
    </>
  );
}
