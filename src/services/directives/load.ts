import { asc, eq } from "drizzle-orm";
import { directiveEvents, directives } from "#src/db/schema/index.ts";
import type { DirectiveStep } from "#src/domain/directive.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import {
  type DirectiveView,
  directiveNotFound,
  directiveView,
  selectDirectives,
  withinDirectives,
} from "./directive-view.ts";

export interface DirectiveLine {
  step: DirectiveStep;
  text: string;
  dueAt: Date;
  by: string;
  at: Date;
}

/** One directive with all that was said, the first line first. @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function loadDirective(
  ctx: Ctx,
  id: number,
): Promise<{ directive: DirectiveView; lines: DirectiveLine[] }> {
  allow(ctx.actor, "directive.read");
  const [row] = await selectDirectives(ctx.db).where(withinDirectives(ctx.actor, eq(directives.id, id)));
  if (!row) throw directiveNotFound();
  const { step, text, dueAt, byName, at } = directiveEvents;
  const lines = await ctx.db
    .select({ step, text, dueAt, by: byName, at })
    .from(directiveEvents)
    .where(eq(directiveEvents.directiveId, id))
    .orderBy(asc(directiveEvents.id));
  return { directive: directiveView(row, ctx.now()), lines };
}
