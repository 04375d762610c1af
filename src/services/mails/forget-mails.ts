import { lt } from "drizzle-orm";
import { mails } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/** Longer than anything that was missed is made up for, so that a key that is forgotten cannot come again. */
const KEPT_DAYS = 400;

/** Throws away what only says that a mail went out more than a year ago. */
export async function forgetMails(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - KEPT_DAYS * 86_400_000);
  await ctx.db.delete(mails).where(lt(mails.createdAt, before));
}
