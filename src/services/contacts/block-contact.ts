import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { contactEvents, contacts } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { words } from "../tickets/words.ts";

export const BlockInput = z.strictObject({
  reason: words(500, "Vui lòng ghi lý do chặn, để người khác hiểu khi xem lại."),
});

/** What they write is kept and opens no ticket, and no machine answers. Staff see that and why. @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function blockContact(ctx: Ctx, contactId: number, { reason }: z.infer<typeof BlockInput>): Promise<void> {
  await change(ctx, contactId, "block", reason, { blockedAt: ctx.now(), blockedReason: reason });
}

/** @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function unblockContact(ctx: Ctx, contactId: number, reason: string): Promise<void> {
  await change(ctx, contactId, "unblock", reason, { blockedAt: null, blockedReason: null });
}

/** In which language the machine speaks to them; null: as they write. @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function setLanguage(ctx: Ctx, contactId: number, language: "vi" | "en" | null): Promise<void> {
  await change(ctx, contactId, "language", language ?? "", { language });
}

async function change(
  ctx: Ctx,
  contactId: number,
  action: "block" | "unblock" | "language",
  note: string,
  set: Partial<typeof contacts.$inferInsert>,
): Promise<void> {
  allow(ctx.actor, "person.manage");
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(contacts)
      .set(set)
      .where(and(eq(contacts.id, contactId), isNull(contacts.erasedAt)))
      .returning({ id: contacts.id });
    if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy liên hệ này.");
    await tx.insert(contactEvents).values({ contactId, action, note, byUserId: ctx.actor.userId, at: ctx.now() });
  });
}
