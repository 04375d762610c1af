import { Field } from "#dashboards/components/field.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { KIND_LABEL, KINDS } from "#src/domain/kind.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import { ACTION_FIELDS } from "./action-input.ts";

interface FieldsProps {
  page: Page;
  data: TicketPage;
  city: City;
  action: TicketAction;
  /** What was entered before the action was refused. */
  values: Record<string, string> | undefined;
  errors: { field: string; message: string }[];
}

interface Option {
  value: string;
  label: string;
}

/** Fields that may stay empty; all others must be filled in. */
const OPTIONAL = new Set(["secondarySector", "kind", "address", "where", "assign-note"]);

export function ActionFields(props: FieldsProps) {
  return (
    <>
      {ACTION_FIELDS[props.action].map((name) => (
        <One {...props} name={name} />
      ))}
    </>
  );
}

function One({ name, ...props }: FieldsProps & { name: string }) {
  const { page, data, city, action, values, errors } = props;
  const { t } = page;
  const optional = OPTIONAL.has(name) || OPTIONAL.has(`${action}-${name}`);
  const value = values?.[name] ?? presentValue(data, action, name);
  const options = optionsFor(props, name);
  return (
    <Field
      t={t}
      id={`${action}-${name}`}
      label={labelOf(props, name)}
      hint={name === "where" ? t.console.fields.whereHint : undefined}
      error={errors.find((error) => error.field === name)?.message}
      required={!optional}
      control={(ties) => {
        const tied = { ...ties, name, required: !optional };
        if (name === "wardCode") {
          return (
            <select {...tied}>
              <option value="">{t.console.fields.choose}</option>
              <WardOptions t={t} wards={city.wards} chosen={value} />
            </select>
          );
        }
        if (options) {
          return (
            <select {...tied}>
              <option value="">{optional ? t.console.fields.noSecondary : t.console.fields.choose}</option>
              {options.map((option) => (
                <option value={option.value} selected={option.value === value}>
                  {option.label}
                </option>
              ))}
            </select>
          );
        }
        if (name === "address") return <input {...tied} type="text" maxlength={300} value={value} />;
        return (
          <textarea {...tied} rows={name === "answer" ? 6 : 3} maxlength={name === "where" ? 1000 : 2000}>
            {value}
          </textarea>
        );
      }}
    />
  );
}

function labelOf({ page, action }: FieldsProps, name: string): string {
  const words = page.t.console.fields;
  if (name === "note" && action === "assign") return words.noteOptional;
  const labels: Record<string, string> = { ...words };
  return labels[name] ?? name;
}

function optionsFor({ page, data }: FieldsProps, name: string): Option[] | undefined {
  const { lang } = page;
  switch (name) {
    case "sector":
    case "secondarySector":
      return SECTORS.map(({ id, label }) => ({ value: id, label: label[lang] }));
    case "urgency":
      return URGENCIES.map((urgency) => ({ value: urgency, label: URGENCY_LABEL[urgency][lang] }));
    case "kind":
      return KINDS.map((kind) => ({ value: kind, label: KIND_LABEL[kind][lang] }));
    case "unitId":
      return data.assignableUnits.map(({ id, name: unit }) => ({ value: id, label: unit }));
    default:
      return undefined;
  }
}

/** What the ticket says now: a correction starts from it. */
function presentValue({ ticket }: TicketPage, action: TicketAction, name: string): string {
  if (action === "classify") {
    const known: Record<string, string | null> = {
      sector: ticket.sector,
      secondarySector: ticket.secondarySector,
      urgency: ticket.urgency,
      kind: ticket.kind,
    };
    return known[name] ?? "";
  }
  if (name === "wardCode") return ticket.ward?.code ?? "";
  if (name === "address") return ticket.location?.address ?? "";
  if (name === "unitId") return ticket.unit?.id ?? "";
  return "";
}
