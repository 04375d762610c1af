import { and, asc, eq, gte, inArray } from "drizzle-orm";
import { z } from "zod";
import { absences, users } from "#src/db/schema/index.ts";
import { localDate } from "#src/domain/local-time.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

export interface Absence {
  id: string;
  userId: string;
  name: string;
  /** First and last local date. */
  fromOn: string;
  untilOn: string;
  note: string;
}

const LONGEST_DAYS = 400;

const AbsenceInput = z
  .strictObject({
    userId: z.string().regex(/^\d{1,15}$/, "Vui lòng chọn người vắng."),
    fromOn: z.iso.date("Vui lòng chọn ngày bắt đầu."),
    untilOn: z.iso.date("Vui lòng chọn ngày kết thúc."),
    note: z.string().max(200, "Ghi chú dài quá 200 ký tự.").transform(cleanText).default(""),
  })
  .refine(({ fromOn, untilOn }) => untilOn >= fromOn, {
    message: "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    path: ["untilOn"],
  })
  .refine(({ fromOn, untilOn }) => Date.parse(untilOn) - Date.parse(fromOn) < LONGEST_DAYS * 86_400_000, {
    message: "Khoảng vắng dài hơn một năm. Vui lòng kiểm tra lại năm.",
    path: ["untilOn"],
  });

/** Absences of the lead's unit that are not over. */
export async function listAbsences(ctx: Ctx): Promise<Absence[]> {
  allow(ctx.actor, "unit.lead");
  const rows = await ctx.db
    .select({ absence: absences, name: users.name })
    .from(absences)
    .innerJoin(users, eq(users.id, absences.userId))
    .where(and(eq(users.unitId, ownUnit(ctx)), gte(absences.untilOn, localDate(ctx.now()))))
    .orderBy(asc(absences.fromOn), asc(absences.id))
    .limit(500);
  return rows.map(({ absence: { id, userId, fromOn, untilOn, note }, name }) => ({
    ...{ fromOn, untilOn, note, name },
    id: String(id),
    userId: String(userId),
  }));
}

/** Nothing is given to somebody on days on which they are away. @throws {AppError} FORBIDDEN; INVALID */
export async function addAbsence(ctx: Ctx, given: unknown): Promise<void> {
  allow(ctx.actor, "unit.lead");
  const parsed = AbsenceInput.safeParse(given);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
    throw new AppError("INVALID", fields[0]?.message ?? "Một số mục chưa đúng.", { fields });
  }
  const { userId, fromOn, untilOn, note } = parsed.data;
  const [person] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, Number(userId)), eq(users.unitId, ownUnit(ctx))));
  if (!person)
    throw new AppError("INVALID", "Người này không thuộc đơn vị của anh/chị.", {
      fields: [{ field: "userId", message: "Người này không thuộc đơn vị của anh/chị." }],
    });
  await ctx.db.insert(absences).values({ userId: person.id, fromOn, untilOn, note });
}

/** @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function removeAbsence(ctx: Ctx, id: string): Promise<void> {
  allow(ctx.actor, "unit.lead");
  const key = /^\d{1,15}$/.test(id) ? Number(id) : -1;
  const own = ctx.db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.unitId, ownUnit(ctx)));
  const [removed] = await ctx.db
    .delete(absences)
    .where(and(eq(absences.id, key), inArray(absences.userId, own)))
    .returning({ id: absences.id });
  if (!removed) throw new AppError("NOT_FOUND", "Không tìm thấy lịch vắng này.");
}

const ownUnit = (ctx: Ctx): string => reachOf(ctx.actor)?.unitId ?? "";
