import { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import { hidePersonalData } from "#src/domain/redact/hide-personal-data.ts";
import { REVEAL_REASONS } from "#src/domain/reveal-reasons.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { openContact } from "./contact.ts";
import { findTicket } from "./find-ticket.ts";

const RevealInput = z
  .object({
    reason: z.enum(REVEAL_REASONS, "Vui lòng chọn lý do xem thông tin liên hệ."),
    note: z.string().trim().max(200, "Lý do dài tối đa 200 ký tự.").default(""),
  })
  .refine(({ reason, note }) => reason !== "other" || note.length >= 3, {
    path: ["note"],
    message: "Vui lòng ghi lý do xem thông tin liên hệ.",
  });

/**
 * Name, phone and e-mail of the citizen in the clear. The reading and its reason are written down before anything is shown.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID with `details.fields` when no reason is told
 */
export async function revealContact(
  ctx: Ctx,
  reference: string,
  why: { reason: string; note?: string },
): Promise<{ name: string | null; phone: string | null; email: string | null }> {
  allow(ctx.actor, "contact.reveal");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  if (ctx.actor.userId === null) throw new AppError("FORBIDDEN", "Chỉ người dùng đã đăng nhập mới xem được liên hệ.");
  const parsed = RevealInput.safeParse(why);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
    throw new AppError("INVALID", fields[0]?.message ?? "", { fields });
  }
  const { reason, note } = parsed.data;
  await record(ctx, ctx.db, {
    action: "contact.reveal",
    subject: `ticket:${ticket.reference}`,
    details: { field: "contact", reason, ...(note !== "" && { note: hidePersonalData(note) }) },
  });
  const { name, phone, email } = await openContact(ctx, ticket.conversationId);
  return { name, phone, email };
}
