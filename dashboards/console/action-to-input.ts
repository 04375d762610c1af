import type { TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import { TURNS } from "#src/services/tickets/choose-assignee.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";

/** Which field of a form an input of a service comes from, where their names differ. */
const FIELD_OF: Record<string, string> = { assigneeId: "person", turns: "person", facts: "roadWidthM" };

/** A browser sends an empty field where a program sends none. */
type Given = Record<string, string>;
type Reader = (given: Given) => Record<string, unknown>;

const READERS: Partial<Record<TicketAction, Reader>> = {
  assign: ({ person, ...given }) => {
    if (!person) return given;
    const turns = TURNS.find((one) => one === person);
    return turns ? { ...given, turns } : { ...given, assigneeId: person };
  },
  locate: ({ roadWidthM, roadOwner, ...given }) => {
    const width = roadWidthM === undefined ? undefined : Number(roadWidthM.trim().replace(",", "."));
    if (width !== undefined && !(width > 0 && width <= 200)) throw wrong("roadWidthM");
    const facts = { ...(width !== undefined && { roadWidthM: width }), ...(roadOwner && { roadOwner }) };
    return { ...given, ...(Object.keys(facts).length > 0 && { facts }) };
  },
  /** "2026-11-28T17:00" as the browser gives it is Vietnamese time. */
  extend: ({ promisedAt, ...given }) => ({ ...given, ...(promisedAt && { promisedAt: `${promisedAt}:00+07:00` }) }),
  reply: withFiles,
  resolve: withFiles,
  split: ({ messageIds, ...given }) => ({ ...given, ...(messageIds && { messageIds: messageIds.split(",") }) }),
};

/** Ids of uploads, "upl_a,upl_b". */
function withFiles({ files, ...given }: Given): Record<string, unknown> {
  return { ...given, ...(files && { files: files.split(",") }) };
}

const wrong = (field: string) => new AppError("INVALID", "Một số mục chưa đúng.", { fields: [{ field, message: "" }] });

export interface ActionInput {
  /** As a program would have sent it. */
  given: Record<string, unknown>;
  /** What the schema of the action made of that: for its service. */
  read: unknown;
}

/**
 * What the service of an action takes, from the fields of its form.
 * @throws {AppError} INVALID with `details.fields` [{ field, message }]; an empty message: the field is empty or unreadable
 */
export function actionInput(action: TicketAction, fields: Record<string, string>): ActionInput {
  const filled: Given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ""));
  const given = (READERS[action] ?? ((same) => same))(filled);
  const parsed = TICKET_VERBS[action].input.safeParse(given);
  if (parsed.success) return { given, read: parsed.data };
  const named = parsed.error.issues.map((issue) => {
    const field = String(issue.path[0] ?? "");
    // Sentences of our own come from checks of our own; the library's are English and about types.
    const message = issue.code === "custom" || issue.code === "too_big" ? issue.message : "";
    return { field: FIELD_OF[field] ?? field, message };
  });
  throw new AppError("INVALID", "Một số mục chưa đúng.", { fields: named });
}
