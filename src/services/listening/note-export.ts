import { allow } from "#src/domain/policy.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";

/** Who has taken public posts out of the system, in which form and how many. @param what names no words that were searched for */
export async function noteMentionExport(
  ctx: Ctx,
  what: { form: "pdf" | "xlsx"; posts: number; report: string },
): Promise<void> {
  allow(ctx.actor, "mention.read");
  await record(ctx, ctx.db, { action: "data.export", subject: "mentions", details: { ...what } });
}
