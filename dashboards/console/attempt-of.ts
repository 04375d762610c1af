import { z } from "zod";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import type { AppError } from "#src/errors.ts";
import { ACTION_FIELDS } from "./action-input.ts";
import { fieldFault } from "./action-words.ts";
import type { Attempt } from "./ticket-page.tsx";

const Fields = z.array(z.object({ field: z.string(), message: z.string() }));

/**
 * How a refused action comes back: with what was entered, and what to do. Undefined when that would not help.
 * @param seenVersion of the ticket that the officer had before them
 */
export function attemptOf(
  t: Dictionary,
  action: TicketAction,
  values: Record<string, string>,
  error: AppError,
  seenVersion: number | undefined,
): Attempt | undefined {
  const at = (field: string, message: string): Attempt => ({ action, values, errors: [{ field, message }] });
  if (error.code === "CONFLICT") {
    const { field, state, version } = error.details;
    // Somebody was faster, and the ticket still allows the action; otherwise the service says what stands in the way.
    const onlyLate = !state && version !== undefined && version !== seenVersion;
    const message = onlyLate ? t.console.conflict(t.console.action[action].button) : error.message;
    return at(knownField(action, field), message);
  }
  const other = otherTicketField(action);
  // The page of this ticket was there a moment ago: what cannot be found is the other one.
  if (error.code === "NOT_FOUND" && other) return at(other, t.console.fields.referenceUnknown);
  return error.code === "INVALID" ? { action, values, errors: fieldErrors(t, action, error) } : undefined;
}

/** What is wrong with which field. */
export function fieldErrors(t: Dictionary, action: TicketAction, error: AppError): Attempt["errors"] {
  const named = Fields.safeParse(error.details.fields);
  if (!named.success) return [{ field: knownField(action, error.details.field), message: error.message }];
  return named.data.map(({ field, message }) => ({
    field: knownField(action, field),
    message: message || fieldFault(t, field),
  }));
}

/** Services know a person by another name than the form does. */
function knownField(action: TicketAction, named: unknown): string {
  const field = named === "assigneeId" || named === "turns" ? "person" : String(named ?? "");
  return ACTION_FIELDS[action].includes(field) ? field : "";
}

const otherTicketField = (action: TicketAction) => (action === "merge" ? "into" : action === "link" ? "to" : undefined);
