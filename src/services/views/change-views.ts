import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { savedViews, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { cleanText } from "#src/domain/text.ts";
import type { ViewList } from "#src/domain/views.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { viewFilters } from "./view-filters.ts";

/** More than fit beside a list. */
const MOST = 20;
const LONGEST_NAME = 60;

/**
 * Keeps filters under a name. The same name again replaces what it stood for: saving twice makes one view.
 * @returns "v12"
 * @throws {AppError} INVALID, CONFLICT when there are too many
 */
export async function saveView(
  ctx: Ctx,
  view: { list?: ViewList; name: string; filters: Readonly<Record<string, string | undefined>>; shared: boolean },
): Promise<string> {
  const { list = "tickets" } = view;
  const userId = owner(ctx);
  const name = cleanText(view.name).replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME);
  if (name === "")
    throw new AppError("INVALID", "Bạn đặt tên cho danh sách.", {
      fields: [{ field: "name", message: "Bạn đặt tên." }],
    });
  const kept = { filters: { ...viewFilters(list, view.filters) }, shared: view.shared, unitId: ctx.actor.unitId };
  return ctx.db.transaction(async (tx) => {
    const own = (await lockOwn(tx, userId)).filter((one) => one.list === list);
    const same = own.find((one) => one.name === name);
    if (!same && own.length >= MOST)
      throw new AppError("CONFLICT", `Bạn đã lưu ${MOST} danh sách. Xóa bớt một danh sách rồi lưu lại.`);
    const position = (own.at(-1)?.position ?? 0) + 1;
    const [row] = same
      ? await tx.update(savedViews).set(kept).where(eq(savedViews.id, same.id)).returning({ id: savedViews.id })
      : await tx
          .insert(savedViews)
          .values({ userId, list, name, position, ...kept })
          .returning({ id: savedViews.id });
    return `v${row?.id}`;
  });
}

/** @throws {AppError} NOT_FOUND when it is not there, or another person's */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.db.delete(savedViews).where(ownView(ctx, id)).returning({ id: savedViews.id });
  if (gone.length === 0) throw noSuchView();
}

/** Colleagues of the unit see it, or no longer. @throws {AppError} NOT_FOUND */
export async function shareView(ctx: Ctx, id: string, shared: boolean): Promise<void> {
  const changed = await ctx.db
    .update(savedViews)
    .set({ shared, unitId: ctx.actor.unitId })
    .where(ownView(ctx, id))
    .returning({ id: savedViews.id });
  if (changed.length === 0) throw noSuchView();
}

/** One place up or down among the owner's own. At the end it stays. @throws {AppError} NOT_FOUND */
export async function moveView(ctx: Ctx, id: string, way: "up" | "down"): Promise<void> {
  const userId = owner(ctx);
  await ctx.db.transaction(async (tx) => {
    const all = await lockOwn(tx, userId);
    const list = all.find((one) => `v${one.id}` === id)?.list;
    const own = all.filter((one) => one.list === list);
    const from = own.findIndex((one) => `v${one.id}` === id);
    if (from < 0) throw noSuchView();
    const [moved] = own.splice(from, 1);
    if (moved) own.splice(Math.max(0, from + (way === "up" ? -1 : 1)), 0, moved);
    for (const [at, one] of own.entries())
      await tx
        .update(savedViews)
        .set({ position: at + 1 })
        .where(eq(savedViews.id, one.id));
  });
}

/** The owner's row is the lock: two clicks at once come one after the other. */
async function lockOwn(tx: Tx, userId: number) {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
  const rows = tx.select().from(savedViews).where(eq(savedViews.userId, userId));
  return rows.orderBy(asc(savedViews.position), asc(savedViews.id));
}

function owner(ctx: Ctx): number {
  allow(ctx.actor, "ticket.read");
  const { kind, userId } = ctx.actor;
  if (kind !== "user" || userId === null)
    throw new AppError("FORBIDDEN", "Chỉ người đăng nhập mới lưu được danh sách.");
  return userId;
}

const ownView = (ctx: Ctx, id: string) =>
  and(eq(savedViews.userId, owner(ctx)), eq(savedViews.id, /^v\d{1,15}$/.test(id) ? Number(id.slice(1)) : 0));

const noSuchView = () => new AppError("NOT_FOUND", "Không tìm thấy danh sách này trong các danh sách của bạn.");
