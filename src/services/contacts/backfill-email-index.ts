import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { contacts } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { emailIndex } from "./email-index.ts";

const AT_ONCE = 500;

/** Gives contacts of an earlier version the digest by which their e-mail address is found. @returns how many */
export async function backfillEmailIndex(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ id: contacts.id, emailSealed: contacts.emailSealed })
    .from(contacts)
    .where(and(isNotNull(contacts.emailSealed), isNull(contacts.emailIndex)))
    .limit(AT_ONCE);
  for (const { id, emailSealed } of rows) {
    if (!emailSealed) continue;
    await ctx.db
      .update(contacts)
      .set({ emailIndex: emailIndex(ctx, ctx.box.open(emailSealed)) })
      .where(eq(contacts.id, id));
  }
  return rows.length;
}
