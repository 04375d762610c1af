import type { TicketView } from "#src/domain/ticket-view.ts";
import { type TicketAction, UNDOABLE } from "#src/domain/transitions.ts";
import { AppError, type ErrorCode } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { TICKET_VERBS } from "../tickets/verbs.ts";

export interface Step {
  action: TicketAction;
  /** As a program would send it: read by the schema of the action. */
  input: Record<string, unknown>;
}

export interface StepsResult {
  done: TicketAction[];
  /** The ticket after the last step that was done; null when none was. */
  ticket: TicketView | null;
  /** Which step could not be done, and why; those after it were not tried. */
  failed: { action: TicketAction; code: ErrorCode; message: string } | null;
  /** How many of the last steps can be taken back together. */
  undoable: number;
}

/**
 * Actions on one ticket, one after the other: each is a transaction of its own that checks the right to it, as if it had
 * been pressed by itself. It stops at the first that is refused, and says which were done.
 * @param expectedVersion of the ticket before the first step
 * @throws {AppError} CONFLICT when somebody was faster than the first step; INVALID when a step cannot be read
 */
export async function runSteps(
  ctx: Ctx,
  reference: string,
  steps: readonly Step[],
  expectedVersion?: number,
): Promise<StepsResult> {
  const read = steps.map(readStep);
  const done: TicketAction[] = [];
  let ticket: TicketView | null = null;
  for (const { action, value } of read) {
    try {
      ticket = await TICKET_VERBS[action].act(ctx, reference, value, ticket?.version ?? expectedVersion);
      done.push(action);
    } catch (error) {
      // Nothing has happened yet: the caller hears it as of a single action.
      if (done.length === 0 || !(error instanceof AppError)) throw error;
      const failed = { action, code: error.code, message: error.message };
      return { done, ticket, failed, undoable: undoableOf(done) };
    }
  }
  return { done, ticket, failed: null, undoable: undoableOf(done) };
}

/** @throws {AppError} INVALID with the action and `details.fields` */
export function readStep({ action, input }: Step): { action: TicketAction; value: unknown } {
  const parsed = TICKET_VERBS[action].input.safeParse(input);
  if (parsed.success) return { action, value: parsed.data };
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  throw new AppError("INVALID", "Một bước chưa đúng.", { action, fields });
}

/** From the end as far as each can be taken back: what was said to a citizen cannot. */
function undoableOf(done: readonly TicketAction[]): number {
  const last = done.findLastIndex((action) => !UNDOABLE.includes(action));
  return done.length - 1 - last;
}
