import { AppError } from "../errors.ts";
import type { Actor, Scope } from "./actor.ts";
import type { Role } from "./roles.ts";
import { TICKET_ACTIONS, type TicketAction } from "./transitions.ts";

/** Everything that a person can be allowed to do. Not listed for a role = not allowed. */
export const PERMISSIONS = [
  "ticket.read",
  "ticket.read_text",
  "ticket.read_personal",
  "ticket.history",
  "contact.reveal",
  ...TICKET_ACTIONS.map((action) => `ticket.${action}` as const),
  "call-notes.import",
  "kpi.read",
  "rating.read",
  "rating.follow_up",
  "directive.read",
  "directive.write",
  "directive.answer",
  "person.manage",
  "person.request",
  "person.export",
  "macro.manage",
  "extension.ask",
  "unit.lead",
  "configure",
  "user.manage",
  "audit.read",
  "audit.export",
  "mention.read",
  "mention.decide",
  "topic.manage",
  "incident.read",
  "incident.manage",
  "incident.answer",
  "alert.judge",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READS = ["ticket.read", "ticket.read_text", "ticket.history", "kpi.read"] as const;
const HANDLES = [
  "ticket.read_personal",
  "ticket.accept",
  "ticket.classify",
  "ticket.locate",
  "ticket.transfer",
  "ticket.reply",
  "ticket.note",
  "ticket.pause",
  "ticket.resume",
  "ticket.resolve",
  "ticket.reopen",
  "ticket.link",
  "ticket.reject",
  "ticket.escalate",
] as const;
/** Of whoever sees more than one desk: what moves tickets between people, or between themselves. */
const DIRECTS = ["ticket.assign", "ticket.extend", "ticket.merge", "ticket.unmerge", "ticket.split"] as const;

/** Reads how content citizens are, and says what was done where they are not. */
const FOLLOWS_UP = ["rating.read", "rating.follow_up"] as const;

/** Reads what people say in public, and what many of them say together. */
const LISTENS = ["mention.read", "incident.read"] as const;
/** Decides what becomes of it. */
const DECIDES = [...LISTENS, "mention.decide", "incident.manage", "incident.answer"] as const;

/** An admin sees that tickets exist and where they stand, but no words or names of citizens. */
const ALLOWED: Record<Role, readonly Permission[]> = {
  operator: [
    ...READS,
    ...HANDLES,
    ...DIRECTS,
    ...FOLLOWS_UP,
    ...DECIDES,
    "topic.manage",
    "alert.judge",
    "contact.reveal",
    "macro.manage",
    "call-notes.import",
    "person.manage",
    "person.request",
    "person.export",
  ],
  officer: [...READS, ...HANDLES, "contact.reveal", "extension.ask", "incident.read"],
  unit_lead: [
    ...READS,
    ...HANDLES,
    ...DIRECTS,
    ...FOLLOWS_UP,
    ...DECIDES,
    "contact.reveal",
    "directive.read",
    "directive.answer",
    "macro.manage",
    "unit.lead",
  ],
  leader: [
    ...READS,
    ...LISTENS,
    "ticket.note",
    "ticket.escalate",
    "rating.read",
    "directive.read",
    "directive.write",
    "topic.manage",
    "alert.judge",
  ],
  auditor: [...READS, ...LISTENS, "directive.read", "audit.read", "audit.export"],
  admin: [
    "ticket.read",
    "ticket.history",
    "kpi.read",
    "rating.read",
    "person.request",
    "configure",
    "user.manage",
    "audit.read",
    "audit.export",
  ],
};

/** Roles that see and touch the tickets of their own unit only. */
const OWN_UNIT: readonly Role[] = ["officer", "unit_lead"];

const SCOPE_OF = (permission: Permission): Scope => {
  if (permission === "user.manage" || permission.startsWith("audit.")) return "admin";
  if (permission === "configure" || permission === "person.request" || permission === "person.export") return "admin";
  if (permission === "rating.read" || permission === "kpi.read") return "kpi:read";
  if (permission === "directive.read" || permission === "mention.read" || permission === "incident.read")
    return "tickets:read";
  if (permission === "ticket.read_personal") return "tickets:read";
  return (READS as readonly Permission[]).includes(permission) ? "tickets:read" : "tickets:write";
};

export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  if (!actor.role || !ALLOWED[actor.role].includes(permission)) return false;
  return actor.scopes === null || actor.scopes.includes(SCOPE_OF(permission));
}

/**
 * @throws {AppError} UNAUTHENTICATED for nobody, FORBIDDEN when the role or the token does not allow it
 */
export function allow(actor: Actor, permission: Permission): void {
  if (actor.kind === "citizen") throw new AppError("UNAUTHENTICATED", "Vui lòng đăng nhập để tiếp tục.");
  if (!may(actor, permission))
    throw new AppError("FORBIDDEN", "Tài khoản của anh/chị không có quyền thực hiện việc này.", { permission });
}

export const permissionOf = (action: TicketAction): Permission => `ticket.${action}`;

/** Whether people of a role, signed in by themselves, may do this. */
export const roleMay = (role: Role, permission: Permission): boolean => ALLOWED[role].includes(permission);

/** The same for the whole city, not for their own unit alone. */
export const mayEverywhere = (role: Role, permission: Permission): boolean =>
  roleMay(role, permission) && !OWN_UNIT.includes(role);

/** The unit whose tickets alone this actor reaches; null = all. A unit role without a unit reaches none. */
export function reachOf(actor: Actor): { unitId: string } | null {
  return actor.role && OWN_UNIT.includes(actor.role) ? { unitId: actor.unitId ?? "" } : null;
}
