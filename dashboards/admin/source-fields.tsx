import { Field } from "#dashboards/components/field.tsx";
import type { FieldFault } from "#dashboards/http/faults-of.ts";
import type { Page } from "#dashboards/page.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";

/** How a setting is asked for. */
type Control = "line" | "lines" | "number" | "check" | "secret";

/** The settings of each kind, in this order, by the names of its reader. */
export const SETTINGS: Record<SourceKind, readonly (readonly [name: string, control: Control])[]> = {
  newspaper: [
    ["address", "line"],
    ["everyMinutes", "number"],
  ],
  youtube: [
    ["channels", "lines"],
    ["videos", "lines"],
    ["searches", "lines"],
    ["unitsADay", "number"],
    ["everyMinutes", "number"],
    ["push", "check"],
    ["secret", "secret"],
  ],
  facebook_page: [["everyMinutes", "number"]],
  webhook: [],
  import: [],
  pasted: [],
};

/** Texts of a form by the names of the fields, from what is stored: lists one a line. */
export function valuesOf(settings: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join("\n") : value === true ? "on" : value === false ? "" : String(value),
    ]),
  );
}

interface FieldsProps {
  page: Page;
  kind: SourceKind;
  values: Record<string, string>;
  errors: readonly FieldFault[];
}

/** Name, settings and days of a source; the id only while it is new. */
export function SourceFields({ page, kind, values, errors, isNew }: FieldsProps & { isNew: boolean }) {
  const { hints } = page.t.sources;
  const secretHint = isNew ? hints.secret : `${hints.secret} ${hints.secretKept}`;
  return (
    <>
      <Input page={page} name="name" control="line" values={values} errors={errors} />
      {isNew ? <Input page={page} name="id" control="line" values={values} errors={errors} /> : null}
      {SETTINGS[kind].map(([name, control]) => (
        <Input
          page={page}
          name={name}
          control={control}
          values={values}
          errors={errors}
          hint={control === "secret" ? secretHint : undefined}
        />
      ))}
      <Input
        page={page}
        name="retentionDays"
        control="number"
        values={values}
        errors={errors}
        hint={kind === "youtube" ? hints.retentionYoutube : undefined}
      />
    </>
  );
}

interface InputProps extends Omit<FieldsProps, "kind"> {
  name: string;
  control: Control;
  hint?: string | undefined;
}

function Input({ page, name, control, values, errors, hint }: InputProps) {
  const words = page.t.sources;
  const said = hint ?? words.hints[name];
  const label = words.fields[name] ?? name;
  if (control === "check")
    return (
      <div class="field">
        <label class="check" for={name}>
          <input id={name} type="checkbox" name={name} value="on" checked={values[name] === "on"} />
          <span>
            {label}
            <span class="muted small source-hint">{said}</span>
          </span>
        </label>
      </div>
    );
  return (
    <Field
      t={page.t}
      id={name}
      label={label}
      hint={said}
      error={errors.find(({ field }) => field === name)?.message}
      required={REQUIRED.has(name)}
      control={(ties) =>
        control === "lines" ? (
          <textarea {...ties} rows={3} maxlength={10_000} spellcheck={false}>
            {values[name] ?? ""}
          </textarea>
        ) : control === "number" ? (
          <input {...ties} class="source-number" inputmode="numeric" maxlength={7} value={values[name]} />
        ) : (
          <input
            {...ties}
            type={control === "secret" ? "password" : "text"}
            value={control === "secret" ? undefined : values[name]}
            autocomplete={control === "secret" ? "new-password" : "off"}
            maxlength={2_048}
            spellcheck={false}
          />
        )
      }
    />
  );
}

const REQUIRED: ReadonlySet<string> = new Set(["id", "name", "address", "retentionDays"]);
