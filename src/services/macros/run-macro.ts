import { and, eq } from "drizzle-orm";
import { macros } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { filledIn } from "./filled-in.ts";
import { type Macro, macroOf, macrosWithin, mayRun } from "./macro.ts";
import { runSteps, type StepsResult } from "./run-steps.ts";

/**
 * Runs a macro on a ticket, step by step.
 * @throws {AppError} NOT_FOUND: ticket or macro; FORBIDDEN: one of the steps is not the actor's to take; CONFLICT when the
 *   first step is too late
 */
export async function runMacro(
  ctx: Ctx,
  reference: string,
  id: string,
  expectedVersion?: number,
): Promise<StepsResult & { macro: Macro }> {
  allow(ctx.actor, "ticket.read");
  const key = /^\d{1,15}$/.test(id) ? Number(id) : -1;
  const [row] = await ctx.db
    .select()
    .from(macros)
    .where(and(eq(macros.id, key), macrosWithin(ctx)));
  if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy bộ thao tác này.");
  const macro = macroOf(row);
  if (!mayRun(ctx, macro))
    throw new AppError("FORBIDDEN", "Bộ thao tác có bước mà tài khoản của anh/chị không có quyền thực hiện.");
  const { ticket, wardName, unitName } = await findTicket(ctx, ctx.db, reference);
  const named = { reference: ticket.reference, ward: wardName ?? "", unit: unitName ?? "" };
  const steps = macro.steps.map(({ action, input }) => ({ action, input: filledIn(input, named) }));
  return { ...(await runSteps(ctx, ticket.reference, steps, expectedVersion)), macro };
}
