import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { directives, tickets } from "#src/db/schema/index.ts";
import { DIRECTIVE_SUBJECTS } from "#src/domain/directive.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { findUnit } from "../tickets/find-unit.ts";
import { readInput, words, writeStep } from "./change-directive.ts";
import { dueOnDay, workDaysFrom } from "./due-of.ts";
import { tellDirective } from "./tell-directive.ts";

export const OpenDirectiveInput = z.object({
  /** Made with the form, so that pressing twice writes one. */
  key: z.string().min(8).max(64),
  subject: z.enum(DIRECTIVE_SUBJECTS, "Anh/chị chọn chỉ đạo về việc gì."),
  /** Reference, ward code, sector id or a few words, as `subject` says. */
  about: z
    .string()
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().min(1, "Anh/chị cho biết chỉ đạo về việc gì.").max(200, "Viết ngắn trong 200 ký tự.")),
  unitId: z.string().min(1, "Anh/chị chọn đơn vị phải thực hiện."),
  text: words("Anh/chị viết nội dung chỉ đạo."),
  /** Local day; "" = three working days. */
  dueOn: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, "Ngày chưa đúng.")
    .default(""),
});

/**
 * A leader gives a unit a task. The unit's lead is told at once.
 * @returns its number
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT when the same form has sent something else before
 */
export async function openDirective(ctx: Ctx, input: z.input<typeof OpenDirectiveInput>): Promise<number> {
  allow(ctx.actor, "directive.write");
  const { key, subject, about, unitId, text, dueOn } = readInput(OpenDirectiveInput, input);
  const at = ctx.now();
  const dueAt = dueOn ? dueOnDay(ctx, dueOn) : workDaysFrom(ctx);
  return ctx.db.transaction(async (tx) => {
    await findUnit(tx, unitId).catch(() => refuse("unitId", "Không có đơn vị này trong danh mục."));
    const target = await targetOf(ctx, tx, subject, about);
    const who = { byUserId: ctx.actor.userId, byName: ctx.actor.name };
    const [row] = await tx
      .insert(directives)
      .values({ key, subject, ...target, text, unitId, ...who, dueAt, createdAt: at })
      .onConflictDoNothing({ target: directives.key })
      .returning();
    if (!row) return sentBefore(ctx, tx, key, text);
    await writeStep(ctx, tx, row.id, { step: "opened", text, dueAt, at });
    const says = `của lãnh đạo thành phố giao cho đơn vị anh/chị, hạn trả lời ${formatDateTime(dueAt)}.`;
    await tellDirective(tx, row, { to: "unit", key: "opened", says, at: dueAt, now: at });
    return row.id;
  });
}

function refuse(field: string, message: string): never {
  throw new AppError("INVALID", message, { fields: [{ field, message }] });
}

async function targetOf(ctx: Ctx, tx: Tx, subject: (typeof DIRECTIVE_SUBJECTS)[number], about: string) {
  switch (subject) {
    case "ticket": {
      const reference = parseReference(about);
      const [ticket] = reference
        ? await tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.reference, reference))
        : [];
      return ticket ? { ticketId: ticket.id } : refuse("about", "Không tìm thấy phản ánh với mã này.");
    }
    case "ward":
      return ctx.city.ward(about) ? { wardCode: about } : refuse("about", "Không có phường, xã này.");
    case "sector":
      return SECTORS.some(({ id }) => id === about) ? { sector: about } : refuse("about", "Không có lĩnh vực này.");
    case "topic":
      return { topic: about };
  }
}

/** Pressed twice: the one that is there. The key alone is no right to read another's. */
async function sentBefore(ctx: Ctx, tx: Tx, key: string, text: string): Promise<number> {
  const own = ctx.actor.userId === null ? undefined : eq(directives.byUserId, ctx.actor.userId);
  const [row] = await tx
    .select({ id: directives.id })
    .from(directives)
    .where(and(eq(directives.key, key), eq(directives.text, text), own));
  if (!row) throw new AppError("CONFLICT", "Biểu mẫu này đã gửi một chỉ đạo khác. Anh/chị mở lại trang rồi viết.");
  return row.id;
}
