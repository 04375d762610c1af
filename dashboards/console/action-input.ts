import { TICKET_ACTIONS, type TicketAction } from "#src/domain/transitions.ts";

/** The fields of each action's form; nothing else that a request carries reaches the service. */
export const ACTION_FIELDS: Record<TicketAction, readonly string[]> = {
  accept: [],
  classify: ["sector", "secondarySector", "urgency", "kind"],
  locate: ["wardCode", "address"],
  assign: ["unitId", "note"],
  note: ["note"],
  resolve: ["answer"],
  reject: ["reason", "where"],
};

export const actionNamed = (name: string): TicketAction | undefined => TICKET_ACTIONS.find((action) => action === name);

export function readActionFields(action: TicketAction, form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of ACTION_FIELDS[action]) {
    const value = form.get(name);
    if (typeof value === "string") fields[name] = value;
  }
  return fields;
}
