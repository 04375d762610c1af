import { may } from "#src/domain/policy.ts";
import { hidePersonalData } from "#src/domain/redact/hide-personal-data.ts";
import type { Ctx } from "./ctx.ts";

/**
 * Words of citizens, or of staff about them, as the actor may read them: those who handle reports see them as written; who only
 * reads sees no names, telephone numbers, numbers of identity, plates or accounts. By the rules alone: pages do not wait for a model.
 */
export const wordsFor = (ctx: Pick<Ctx, "actor">, text: string): string =>
  may(ctx.actor, "ticket.read_personal") ? text : hidePersonalData(text);
