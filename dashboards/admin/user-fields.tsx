import { Field } from "#dashboards/components/field.tsx";
import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL, ROLES } from "#src/domain/roles.ts";

interface UserFieldsProps {
  page: Page;
  values: Record<string, string | undefined>;
  errors: { field: string; message: string }[];
  /** To choose from while typing. */
  units: readonly { id: string; name: string }[];
}

/** Name, role, unit: the same for a new person and for a change. */
export function UserFields({ page, values, errors, units }: UserFieldsProps) {
  const { t, lang } = page;
  const words = t.identity.users;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <Field
        t={t}
        id="name"
        label={words.name}
        error={error("name")}
        required
        control={(ties) => <input {...ties} required maxlength={100} autocomplete="off" value={values.name ?? ""} />}
      />
      <Field
        t={t}
        id="role"
        label={words.role}
        error={error("role")}
        control={(ties) => (
          <select {...ties}>
            {ROLES.map((role) => (
              <option value={role} selected={values.role === role}>
                {ROLE_LABEL[role][lang]}
              </option>
            ))}
          </select>
        )}
      />
      <Field
        t={t}
        id="unitId"
        label={words.unit}
        hint={words.unitHint}
        error={error("unitId")}
        control={(ties) => (
          <input {...ties} maxlength={60} autocomplete="off" list="units" value={values.unitId ?? ""} />
        )}
      />
      <datalist id="units">
        {units.map(({ id, name }) => (
          <option value={id}>{name}</option>
        ))}
      </datalist>
    </>
  );
}
