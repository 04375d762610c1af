import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { directiveEvents, directives } from "#src/db/schema/index.ts";
import type { DirectiveState, DirectiveStep } from "#src/domain/directive.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type DirectiveRow, directiveNotFound, withinDirectives } from "./directive-view.ts";

/** Words of a leader or a unit, clean; each box says what it misses. */
export const words = (missing: string) =>
  z
    .string()
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().min(1, missing).max(4_000, "Nội dung dài quá 4.000 ký tự. Anh/chị rút gọn lại."));

/** @throws {AppError} INVALID with `details.fields` */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  throw new AppError("INVALID", fields[0]?.message ?? "Nội dung chưa hợp lệ.", { fields });
}

interface Change {
  step: DirectiveStep;
  /** In which state alone it may happen. */
  from: DirectiveState;
  to: DirectiveState;
  text: string;
  /** Absent: as it was. */
  dueAt?: (row: DirectiveRow) => Date;
  /** Said where it is in another state. */
  refused: string;
  tell: (tx: Tx, row: DirectiveRow, eventId: number) => Promise<void>;
}

/**
 * One step of a directive within reach, with its line in the history and its notices, in one transaction. The same step
 * by the same person with the same words, when it was the last, is the button pressed twice: nothing happens.
 * @throws {AppError} NOT_FOUND; CONFLICT in a state that does not allow it
 */
export function changeDirective(ctx: Ctx, id: number, change: Change): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const mine = withinDirectives(ctx.actor, eq(directives.id, id));
    const [row] = await tx.select().from(directives).where(mine).for("update");
    if (!row) throw directiveNotFound();
    if (row.state !== change.from) {
      if (await isRepeated(ctx, tx, id, change)) return;
      throw new AppError("CONFLICT", change.refused, { directiveId: id, state: row.state });
    }
    const at = ctx.now();
    const dueAt = change.dueAt?.(row) ?? row.dueAt;
    const told = dueAt.getTime() === row.dueAt.getTime() ? row.overdueToldAt : null;
    const set = { state: change.to, dueAt, overdueToldAt: told, doneAt: change.to === "done" ? at : null };
    await tx.update(directives).set(set).where(eq(directives.id, id));
    const eventId = await writeStep(ctx, tx, id, { step: change.step, text: change.text, dueAt, at });
    await change.tell(tx, { ...row, ...set }, eventId);
  });
}

/** @returns the id of the line */
export async function writeStep(
  ctx: Ctx,
  tx: Tx,
  directiveId: number,
  line: { step: DirectiveStep; text: string; dueAt: Date; at: Date },
): Promise<number> {
  const who = { byUserId: ctx.actor.userId, byName: ctx.actor.name };
  const [row] = await tx
    .insert(directiveEvents)
    .values({ directiveId, ...line, ...who })
    .returning({ id: directiveEvents.id });
  return row?.id ?? 0;
}

async function isRepeated(ctx: Ctx, tx: Tx, id: number, { step, text }: Change): Promise<boolean> {
  const [last] = await tx
    .select()
    .from(directiveEvents)
    .where(eq(directiveEvents.directiveId, id))
    .orderBy(desc(directiveEvents.id))
    .limit(1);
  return last?.step === step && last.text === text && last.byUserId === ctx.actor.userId;
}
