import { and, eq, sql } from "drizzle-orm";
import { mails } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

export type MailRow = typeof mails.$inferSelect;

/** Longer than making a PDF (30 s) and one call of the mail server (10 s). */
const LEASE_MS = 120_000;

/**
 * Takes the next mail in hand. While it is being written it stays `queued`: whoever dies then has sent nothing, and it is
 * taken again when the lease is over. One that was left as `sending` may have arrived, and is never sent by itself again.
 */
export async function claimMail(ctx: Ctx): Promise<MailRow | null> {
  const now = ctx.now().toISOString();
  await ctx.db
    .update(mails)
    .set({
      state: "maybe_sent",
      failure: "unclear",
      failureCode: "worker_gone",
      failureReason: "Tiến trình gửi dừng giữa chừng: không rõ thư đã đến hay chưa.",
    })
    .where(and(eq(mails.state, "sending"), sql`${mails.claimedUntil} < ${now}::timestamptz`));
  const next = ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(
      sql`${mails.state} = 'queued' and ${mails.sendAfter} <= ${now}::timestamptz
        and (${mails.claimedUntil} is null or ${mails.claimedUntil} < ${now}::timestamptz)`,
    )
    .orderBy(mails.sendAfter, mails.id)
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await ctx.db
    .update(mails)
    .set({ claimedUntil: new Date(ctx.now().getTime() + LEASE_MS), attempts: sql`${mails.attempts} + 1` })
    .where(sql`${mails.id} = (${next})`)
    .returning();
  return row ?? null;
}

/**
 * On disk before the server hears of it. @returns false when it is no longer ours: somebody else has it, or it is gone
 */
export async function markSending(ctx: Ctx, { id, attempts }: MailRow): Promise<boolean> {
  const marked = await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`);
    return tx
      .update(mails)
      .set({ state: "sending", claimedUntil: new Date(ctx.now().getTime() + LEASE_MS) })
      .where(and(eq(mails.id, id), eq(mails.attempts, attempts), eq(mails.state, "queued")))
      .returning({ id: mails.id });
  });
  return marked.length > 0;
}
