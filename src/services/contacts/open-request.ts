import { eq } from "drizzle-orm";
import { z } from "zod";
import { areaFollows, conversations, personRequests, tickets } from "#src/db/schema/index.ts";
import { e164 } from "#src/domain/phone.ts";
import { allow } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { emailIndex } from "./email-index.ts";
import { type Subject, subjectsOf } from "./subjects-of.ts";

export const OpenRequestInput = z.strictObject({
  kind: z.enum(["erase", "export"], "Chọn việc người dân yêu cầu: xóa hoặc cung cấp dữ liệu."),
  /** Phone, e-mail address or reference of a ticket. */
  who: z.string().trim().min(1, "Nhập số điện thoại, email hoặc mã phản ánh của người yêu cầu.").max(200),
  note: z.string().trim().max(1_000).default(""),
});

/** Law 91/2025/QH15: answered within two working days, each of 480 working minutes. */
const ALLOWED_MS = 2 * 480 * 60_000;

/**
 * Writes down that a citizen wants their data erased or handed over; the clock begins now.
 * @returns its id
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; NOT_FOUND when we hold nothing of them
 */
export async function openRequest(ctx: Ctx, input: z.infer<typeof OpenRequestInput>): Promise<number> {
  allow(ctx.actor, "person.request");
  const subject = await subjectNamed(ctx, input.who);
  if ((await subjectsOf(ctx.db, subject)).length === 0 && !(await followsAny(ctx, subject)))
    throw new AppError("NOT_FOUND", "Hệ thống không lưu dữ liệu nào của số điện thoại, email hoặc mã phản ánh này.");
  const receivedAt = ctx.now();
  const [row] = await ctx.db
    .insert(personRequests)
    .values({
      ...{ kind: input.kind, note: input.note, receivedAt, byUserId: ctx.actor.userId, createdAt: receivedAt },
      phoneIndex: subject.phoneIndex ?? null,
      emailIndex: subject.emailIndex ?? null,
      contactIds: [...(subject.contactIds ?? [])],
      dueAt: requestDueAt(ctx, receivedAt),
    })
    .returning({ id: personRequests.id });
  return row?.id ?? 0;
}

/** Somebody who never wrote may still get the figures of a ward by mail. */
export const followsAny = async (ctx: Pick<Ctx, "db">, { emailIndex: index }: Subject): Promise<boolean> =>
  Boolean(index) && (await ctx.db.$count(areaFollows, eq(areaFollows.emailIndex, index ?? ""))) > 0;

/** When a request received then must be answered. */
export const requestDueAt = (ctx: Pick<Ctx, "city">, receivedAt: Date): Date =>
  new Date(ctx.city.workTime(ctx.city.calendars.default).dueAt(receivedAt.getTime(), ALLOWED_MS));

/** @throws {AppError} INVALID; NOT_FOUND */
export async function subjectNamed(ctx: Ctx, typed: string): Promise<Subject> {
  const reference = parseReference(typed);
  if (reference) {
    const [row] = await ctx.db
      .select({ contactId: conversations.contactId })
      .from(tickets)
      .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
      .where(eq(tickets.reference, reference));
    return { contactIds: row ? [row.contactId] : [] };
  }
  if (typed.includes("@")) return { emailIndex: emailIndex(ctx, typed) };
  const phone = e164(typed);
  if (phone) return { phoneIndex: ctx.box.index(phone) };
  const message = "Không đọc được: cần số điện thoại, email hoặc mã phản ánh.";
  throw new AppError("INVALID", message, { fields: [{ field: "who", message }] });
}
