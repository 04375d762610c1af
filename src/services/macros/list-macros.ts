import { allow, may, reachOf } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { type Macro, mayRun, selectMacros } from "./macro.ts";

/** The macros that the actor can run: all steps are theirs to take. */
export async function listMacros(ctx: Ctx): Promise<Macro[]> {
  allow(ctx.actor, "ticket.read");
  return (await selectMacros(ctx)).filter((macro) => mayRun(ctx, macro));
}

export interface KeptMacro extends Macro {
  /** Theirs to change: of their own unit, or of the whole desk for who sees it. */
  mine: boolean;
}

/** All that the actor sees, for the page on which they are kept. @throws {AppError} FORBIDDEN */
export async function listKeptMacros(ctx: Ctx): Promise<KeptMacro[]> {
  allow(ctx.actor, "macro.manage");
  return (await selectMacros(ctx)).map((macro) => ({ ...macro, mine: isMine(ctx, macro.unitId) }));
}

/** A lead keeps those of their unit, who sees the whole city those without a unit. */
export const isMine = (ctx: Ctx, unitId: string | null): boolean =>
  may(ctx.actor, "macro.manage") && (reachOf(ctx.actor)?.unitId ?? null) === unitId;
