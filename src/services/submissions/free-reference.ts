import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { localYear } from "#src/domain/local-time.ts";
import { makeReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * A reference that no ticket has. With 10^9 a year and 10^5 tickets, one in ten thousand draws is taken; the citizen is
 * told the number before the ticket is written, so it is looked up here and not left to the unique index.
 */
export async function freeReference(ctx: Ctx): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const reference = makeReference(localYear(ctx.now()), () => randomBytes(1)[0] ?? 0);
    const taken = await ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.reference, reference));
    if (taken.length === 0) return reference;
  }
  throw new AppError("UNAVAILABLE", "Hệ thống đang bận, vui lòng thử lại sau ít phút.");
}
