import { peopleApart } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";

/** Two contacts are different people, whatever they share: not proposed again. @throws {AppError} FORBIDDEN */
export async function keepApart(ctx: Ctx, a: number, b: number): Promise<void> {
  allow(ctx.actor, "person.manage");
  const contactIds = [Math.min(a, b), Math.max(a, b)];
  await ctx.db
    .insert(peopleApart)
    .values({ pair: contactIds.join("-"), contactIds, byUserId: ctx.actor.userId, at: ctx.now() })
    .onConflictDoNothing();
}
