import { Field } from "#dashboards/components/field.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { Facts } from "#src/domain/routing/facts.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import type { TicketMessage } from "#src/services/tickets/load-page.ts";
import type { Recipients } from "#src/services/tickets/recipients.ts";
import { Control } from "./action-control.tsx";
import { ACTION_FIELDS, isOptional } from "./action-input.ts";
import { fieldHint, fieldLabel } from "./action-words.ts";
import { FilesField } from "./files-field.tsx";
import { MessageChoice } from "./message-choice.tsx";
import { presentValue } from "./present-value.ts";

/** What the fields of an action are filled and chosen from: of one ticket, or of nothing in particular. */
export interface Known {
  ticket: TicketView | null;
  facts: Facts;
  messages: readonly TicketMessage[];
  recipients: Recipients;
}

export interface FieldsProps {
  page: Page;
  known: Known;
  city: City;
  action: TicketAction;
  /** What was entered before the action was refused. */
  values: Record<string, string> | undefined;
  errors: readonly { field: string; message: string }[];
}

export function ActionFields(props: FieldsProps) {
  const fields = ACTION_FIELDS[props.action].filter((name) => name !== "messageIds" || mayChoose(props.known));
  return (
    <>
      {fields.map((name) => (
        <One {...props} name={name} />
      ))}
    </>
  );
}

/** One message has to stay. */
const mayChoose = ({ messages }: Known) => messages.filter(({ direction }) => direction === "in").length > 1;

function One({ name, ...props }: FieldsProps & { name: string }) {
  const { page, known, action, values, errors } = props;
  const { t } = page;
  const value = values?.[name] ?? presentValue(known, action, name);
  const error = errors.find((one) => one.field === name)?.message;
  // A leader of a unit assigns within it: there is nothing to choose.
  const [only, ...others] = known.recipients.units;
  if (action === "assign" && name === "unitId" && only && others.length === 0)
    return <input type="hidden" name="unitId" value={only.id} />;
  if (name === "messageIds") return <MessageChoice page={page} messages={known.messages} value={value} error={error} />;
  if (name === "files")
    return known.ticket ? <FilesField page={page} action={action} value={value} error={error} /> : null;
  const required = !isOptional(action, name);
  return (
    <Field
      t={t}
      id={`${action}-${name}`}
      label={fieldLabel(t, action, name)}
      hint={fieldHint(t, action, name)}
      error={error}
      required={required}
      control={(ties) => <Control {...props} name={name} value={value} tied={{ ...ties, name, required }} />}
    />
  );
}
