import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { alerts } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { tellLive } from "../live/tell-live.ts";
import { alertNotFound, allowAlerts } from "./access.ts";
import type { NewAlert } from "./alert-row.ts";

const NOTE_MOST = 500;
/** As the page showed it: of two people who judge at once the second is told. */
const version = z.coerce.number().int().positive();

export const JudgeAlertInput = z.strictObject({
  judgement: z.enum(["right", "wrong"]),
  version,
  note: z.string().trim().max(NOTE_MOST, `Ghi chú dài tối đa ${NOTE_MOST} ký tự.`).default(""),
});

/**
 * A person says whether an alert was right. Can be said anew; a wrong one stays silent about the same until it is over.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID with `details.fields`; CONFLICT when somebody has judged it meanwhile
 */
export async function judgeAlert(ctx: Ctx, id: number, input: z.input<typeof JudgeAlertInput>): Promise<void> {
  allowJudging(ctx);
  const { judgement, note, version } = read(JudgeAlertInput, input);
  const judged = { judgedAt: ctx.now(), judgedById: ctx.actor.userId, judgedNote: note || null };
  await ctx.db.transaction((tx) => change(ctx, tx, id, version, { state: judgement, ...judged }, judgement));
}

export const WithdrawJudgementInput = z.strictObject({ version });

/**
 * As if nobody had judged it: it waits again, or is closed when it is over meanwhile.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when nobody has judged it, or somebody has judged anew
 */
export async function withdrawJudgement(
  ctx: Ctx,
  id: number,
  input: z.input<typeof WithdrawJudgementInput>,
): Promise<void> {
  allowJudging(ctx);
  const { version } = read(WithdrawJudgementInput, input);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(alerts).where(eq(alerts.id, id)).for("update");
    if (row && row.judgedAt === null) throw conflict(id);
    const state = row?.closedAt ? "closed" : "open";
    const before = { judgedAt: null, judgedById: null, judgedNote: null };
    await change(ctx, tx, id, version, { state, ...before }, "withdrawn");
  });
}

function allowJudging(ctx: Ctx): void {
  allow(ctx.actor, "alert.judge");
  allowAlerts(ctx);
}

async function change(ctx: Ctx, tx: Tx, id: number, version: number, to: Partial<NewAlert>, kind: string) {
  const [row] = await tx
    .update(alerts)
    .set({ ...to, version: sql`${alerts.version} + 1` })
    .where(and(eq(alerts.id, id), eq(alerts.version, version)))
    .returning();
  if (!row) {
    const [known] = await tx.select({ id: alerts.id }).from(alerts).where(eq(alerts.id, id));
    throw known ? conflict(id) : alertNotFound();
  }
  await tellLive(tx, { about: "alert", reference: String(id), version: row.version, kind: "judged", units: [] });
  // The record names every judgement, the alert only the one that stands.
  await record(ctx, tx, { action: "alert.judge", subject: `alert:${id}`, details: { judgement: kind } });
}

const conflict = (id: number) =>
  new AppError("CONFLICT", "Cảnh báo này vừa thay đổi. Anh/chị xem lại rồi đánh giá lại.", { id });

function read<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  throw new AppError("INVALID", fields[0]?.message ?? "Nội dung chưa hợp lệ.", { fields });
}
