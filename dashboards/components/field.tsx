import type { Child } from "hono/jsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";

interface FieldProps {
  t: Dictionary;
  /** Also the name of the control. */
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  /** The control itself, given the attributes that tie it to its label, hint and error. */
  control: (ties: Ties) => Child;
}

export interface Ties {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
}

/** Label, hint, control and error in the order in which a screen reader should meet them. */
export function Field({ t, id, label, hint, error, required, control }: FieldProps) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label class="field-label" for={id}>
        {label}
        {required ? <span class="field-must">{t.common.required}</span> : null}
      </label>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {control({
        id,
        name: id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? "true" : undefined,
      })}
    </div>
  );
}
