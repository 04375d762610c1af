import { TICKET_ACTIONS, type TicketAction } from "#src/domain/transitions.ts";

/** The fields of each action's form; nothing else that a request carries reaches the service. */
export const ACTION_FIELDS: Record<TicketAction, readonly string[]> = {
  accept: [],
  classify: ["sector", "secondarySector", "urgency", "kind"],
  locate: ["wardCode", "address", "roadWidthM", "roadOwner"],
  assign: ["unitId", "person", "note"],
  transfer: ["unitId", "reason"],
  reply: ["text", "files"],
  note: ["note"],
  pause: ["reason"],
  resume: ["note"],
  extend: ["promisedAt", "reason"],
  resolve: ["answer", "files"],
  reopen: ["reason"],
  merge: ["into", "note"],
  unmerge: ["note"],
  split: ["messageIds", "text"],
  link: ["to"],
  reject: ["reason", "where"],
  escalate: ["to", "reason"],
};

/** Fields that may stay empty; all others must be filled in. */
const OPTIONAL = new Set([
  "secondarySector",
  "kind",
  "address",
  "roadWidthM",
  "roadOwner",
  "where",
  "person",
  "files",
  "messageIds",
  "split-text",
  "assign-note",
  "resume-note",
  "merge-note",
  "unmerge-note",
  "transfer-unitId",
]);
export const isOptional = (action: TicketAction, name: string): boolean =>
  OPTIONAL.has(name) || OPTIONAL.has(`${action}-${name}`);

export const actionNamed = (name: string): TicketAction | undefined => TICKET_ACTIONS.find((action) => action === name);

/** As they were typed, to be shown again when the action is refused. Ticked boxes of one name: "12,15". */
export function readActionFields(action: TicketAction, form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of ACTION_FIELDS[action]) {
    const values = form.getAll(name).filter((value) => typeof value === "string");
    if (values.length > 0) fields[name] = values.join(",");
  }
  return fields;
}
