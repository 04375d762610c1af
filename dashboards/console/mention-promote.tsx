import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import { SECTORS } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { ActsProps } from "./mention-acts.tsx";

type FieldsProps = Pick<ActsProps, "page" | "mention" | "city" | "attempt">;

/** What the ticket begins with: as the machine read it, or as the person entered it before. */
export function PromoteFields({ page, mention, city, attempt }: FieldsProps) {
  const { t, lang } = page;
  const words = t.listening.acts;
  const chosen = (name: string, machine: string | null | undefined) => attempt?.values[name] ?? machine ?? "";
  const error = (name: string) => attempt?.errors.find(({ field }) => field === name)?.message;
  const ward = chosen("wardCode", mention.ward?.code);
  const units = city.units.filter(
    (unit) => unit.wardCode === null || unit.wardCode === ward || unit.id === mention.unit?.id,
  );
  return (
    <>
      <ErrorSummary title={t.common.errorTitle} errors={attempt?.errors ?? []} />
      <Field
        t={t}
        id="sector"
        label={words.sector}
        error={error("sector")}
        control={(ties) => (
          <select {...ties}>
            <option value="">{words.choose}</option>
            {SECTORS.map(({ id, label }) => (
              <option value={id} selected={id === chosen("sector", mention.sector)}>
                {label[lang]}
              </option>
            ))}
          </select>
        )}
      />
      <Field
        t={t}
        id="urgency"
        label={words.urgency}
        error={error("urgency")}
        control={(ties) => (
          <select {...ties}>
            {URGENCIES.map((urgency) => (
              <option value={urgency} selected={urgency === chosen("urgency", mention.urgency ?? "normal")}>
                {URGENCY_LABEL[urgency][lang]}
              </option>
            ))}
          </select>
        )}
      />
      <Field
        t={t}
        id="wardCode"
        label={words.ward}
        error={error("wardCode")}
        control={(ties) => (
          <select {...ties}>
            <option value="">{words.choose}</option>
            <WardOptions t={t} wards={city.wards} chosen={ward} />
          </select>
        )}
      />
      <Field
        t={t}
        id="unitId"
        label={words.unit}
        error={error("unitId")}
        control={(ties) => (
          <select {...ties}>
            <option value="">{words.byRules}</option>
            {units.map(({ id, name }) => (
              <option value={id} selected={id === chosen("unitId", null)}>
                {name}
              </option>
            ))}
          </select>
        )}
      />
    </>
  );
}
