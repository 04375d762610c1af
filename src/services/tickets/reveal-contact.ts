import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { openContact } from "./contact.ts";
import { findTicket } from "./find-ticket.ts";

/** Name, phone and e-mail of the citizen in the clear. The reading is written down before anything is shown. */
export async function revealContact(
  ctx: Ctx,
  reference: string,
): Promise<{ name: string | null; phone: string | null; email: string | null }> {
  allow(ctx.actor, "contact.reveal");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  if (ctx.actor.userId === null) throw new AppError("FORBIDDEN", "Chỉ người dùng đã đăng nhập mới xem được liên hệ.");
  await record(ctx, ctx.db, {
    action: "contact.reveal",
    subject: `ticket:${ticket.reference}`,
    details: { field: "contact" },
  });
  const { name, phone, email } = await openContact(ctx, ticket.conversationId);
  return { name, phone, email };
}
