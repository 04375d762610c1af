import type { Ties } from "#dashboards/components/field.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import { KIND_LABEL, KINDS } from "#src/domain/kind.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { ROAD_OWNER_LABEL, ROAD_OWNERS } from "#src/domain/routing/facts.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { FieldsProps, Known } from "./action-fields.tsx";
import { PersonOptions } from "./person-options.tsx";

interface Option {
  value: string;
  label: string;
}

type ControlProps = FieldsProps & { name: string; value: string; tied: Ties & { required: boolean } };

/** The control of one field of an action. */
export function Control({ page, known, city, action, name, value, tied }: ControlProps) {
  const { t } = page;
  const { fields } = t.console;
  if (name === "wardCode")
    return (
      <select {...tied}>
        <option value="">{fields.choose}</option>
        <WardOptions t={t} wards={city.wards} chosen={value} />
      </select>
    );
  if (name === "person")
    return (
      <select {...tied}>
        <PersonOptions page={page} recipients={known.recipients} chosen={value} />
      </select>
    );
  const options = optionsFor(page, known, action, name);
  if (options)
    return (
      <select {...tied}>
        <option value="">{emptyOption(page, name, tied.required)}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (name === "promisedAt") return <input {...tied} type="datetime-local" value={value} />;
  if (name === "roadWidthM") return <input {...tied} type="text" inputmode="decimal" maxlength={6} value={value} />;
  if (name === "address") return <input {...tied} type="text" maxlength={300} value={value} />;
  if (isReference(action, name))
    return <input {...tied} type="text" class="reference" maxlength={40} autocomplete="off" value={value} />;
  return (
    <textarea {...tied} rows={LONG.has(name) ? 6 : 3} maxlength={name === "answer" || name === "text" ? 4000 : 1000}>
      {value}
    </textarea>
  );
}

const LONG = new Set(["answer", "text"]);

const isReference = (action: TicketAction, name: string) => name === "into" || (action === "link" && name === "to");

function emptyOption({ t }: Page, name: string, required: boolean): string {
  const { fields } = t.console;
  if (required) return fields.choose;
  if (name === "unitId") return fields.unitAuto;
  return name === "roadOwner" || name === "kind" ? fields.unknown : fields.noSecondary;
}

function optionsFor({ lang }: Page, { recipients, ticket }: Known, action: TicketAction, name: string) {
  const units = (list: { id: string; name: string }[]): Option[] =>
    list.map(({ id, name: label }) => ({ value: id, label }));
  switch (name) {
    case "sector":
    case "secondarySector":
      return SECTORS.map(({ id, label }) => ({ value: id, label: label[lang] }));
    case "urgency":
      return URGENCIES.map((urgency) => ({ value: urgency, label: URGENCY_LABEL[urgency][lang] }));
    case "kind":
      return KINDS.map((kind) => ({ value: kind, label: KIND_LABEL[kind][lang] }));
    case "roadOwner":
      return ROAD_OWNERS.map((owner) => ({ value: owner, label: ROAD_OWNER_LABEL[owner][lang] }));
    case "unitId":
      return action === "transfer"
        ? units(recipients.otherUnits.filter(({ id }) => id !== ticket?.unit?.id))
        : units(recipients.units);
    case "to":
      return action === "escalate"
        ? (["unit_lead", "operator", "leader"] as const).map((role) => ({ value: role, label: ROLE_LABEL[role][lang] }))
        : undefined;
    default:
      return undefined;
  }
}
