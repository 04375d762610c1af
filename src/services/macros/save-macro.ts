import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { macros } from "#src/db/schema/index.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { words } from "../tickets/words.ts";
import { filledIn } from "./filled-in.ts";
import { isMine } from "./list-macros.ts";
import { MACRO_ACTIONS, type Macro, MOST_STEPS, macroOf } from "./macro.ts";
import { readStep } from "./run-steps.ts";

const MOST_MACROS = 60;
/** A macro is tried on the words of a ticket that might be. */
const EXAMPLE = { reference: "PA-26-0000000", ward: "Phường Sài Gòn", unit: "UBND Phường Sài Gòn" };

export const MacroInput = z.strictObject({
  name: words(60, "Vui lòng đặt tên cho bộ thao tác."),
  advance: z.boolean().default(false),
  steps: z
    .array(z.strictObject({ action: z.enum(MACRO_ACTIONS), input: z.record(z.string().max(40), z.unknown()) }))
    .max(MOST_STEPS, `Mỗi bộ thao tác nhiều nhất ${MOST_STEPS} bước.`),
});

/**
 * Makes a macro, or changes one.
 * @param id of the one to change; undefined makes a new one, for the actor's unit or the whole desk
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID with `details.fields`; CONFLICT when there are too many
 */
export async function saveMacro(ctx: Ctx, id: string | undefined, given: unknown): Promise<Macro> {
  allow(ctx.actor, "macro.manage");
  const parsed = MacroInput.safeParse(given);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
    throw new AppError("INVALID", "Một số mục chưa đúng.", { fields });
  }
  for (const { action, input } of parsed.data.steps) readStep({ action, input: filledIn(input, EXAMPLE) });
  const values = { ...parsed.data, changedBy: personOf(ctx), changedAt: ctx.now() };
  return id === undefined ? insert(ctx, values) : update(ctx, id, values);
}

function personOf(ctx: Ctx): number {
  if (ctx.actor.userId === null) throw new AppError("FORBIDDEN", "Chỉ cán bộ lưu được bộ thao tác.");
  return ctx.actor.userId;
}

type Values = z.infer<typeof MacroInput> & { changedBy: number; changedAt: Date };

async function insert(ctx: Ctx, values: Values): Promise<Macro> {
  const unitId = reachOf(ctx.actor)?.unitId ?? null;
  const kept = await ctx.db.$count(
    macros,
    and(isNull(macros.retiredAt), unitId === null ? isNull(macros.unitId) : eq(macros.unitId, unitId)),
  );
  if (kept >= MOST_MACROS) throw new AppError("CONFLICT", `Đã có ${MOST_MACROS} bộ thao tác; hãy bỏ bớt trước.`);
  const [row] = await ctx.db
    .insert(macros)
    .values({ ...values, unitId, position: kept })
    .returning();
  if (!row) throw new Error("insert returned no row");
  return macroOf(row);
}

async function update(ctx: Ctx, id: string, values: Values): Promise<Macro> {
  const key = await ownKey(ctx, id);
  const [row] = await ctx.db
    .update(macros)
    .set(values)
    .where(and(eq(macros.id, key), isNull(macros.retiredAt)))
    .returning();
  if (!row) throw notFound();
  return macroOf(row);
}

/** No longer offered. @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function retireMacro(ctx: Ctx, id: string): Promise<void> {
  allow(ctx.actor, "macro.manage");
  const key = await ownKey(ctx, id);
  await ctx.db.update(macros).set({ retiredAt: ctx.now() }).where(eq(macros.id, key));
}

/** Of another unit: as if it were not there. */
async function ownKey(ctx: Ctx, id: string): Promise<number> {
  const key = /^\d{1,15}$/.test(id) ? Number(id) : -1;
  const [row] = await ctx.db
    .select({ unitId: macros.unitId })
    .from(macros)
    .where(and(eq(macros.id, key), isNull(macros.retiredAt)));
  if (!row || !isMine(ctx, row.unitId)) throw notFound();
  return key;
}

const notFound = () => new AppError("NOT_FOUND", "Không tìm thấy bộ thao tác này.");
