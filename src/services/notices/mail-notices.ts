import { and, eq, sql } from "drizzle-orm";
import { noticeMails, users } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** Whether the signed-in person gets their notices by mail as well. @throws {AppError} UNAUTHENTICATED, FORBIDDEN */
export async function wantsNoticeMail(ctx: Ctx): Promise<boolean> {
  allow(ctx.actor, "ticket.read");
  return (await ctx.db.$count(noticeMails, eq(noticeMails.userId, ctx.actor.userId ?? -1))) > 0;
}

/** From now on, or no more. @throws {AppError} UNAUTHENTICATED, FORBIDDEN */
export async function setNoticeMail(ctx: Ctx, on: boolean): Promise<void> {
  allow(ctx.actor, "ticket.read");
  const { userId } = ctx.actor;
  if (userId === null) throw new AppError("FORBIDDEN", "Chỉ người đã đăng nhập mới đặt được việc này.");
  if (on) await ctx.db.insert(noticeMails).values({ userId, since: ctx.now() }).onConflictDoNothing();
  else await ctx.db.delete(noticeMails).where(eq(noticeMails.userId, userId));
}

export interface NoticeReader {
  actor: Actor;
  email: string;
  since: Date;
  toldUntilId: number;
}

/** Everybody who wants mails and still has an account. @param userId only this one */
export async function noticeReaders(ctx: Ctx, userId?: number): Promise<NoticeReader[]> {
  const rows = await ctx.db
    .select({ user: users, wish: noticeMails })
    .from(noticeMails)
    .innerJoin(users, eq(users.id, noticeMails.userId))
    .where(and(sql`${users.disabledAt} is null`, userId === undefined ? undefined : eq(users.id, userId)));
  return rows.map(({ user: { id, name, email, role, unitId }, wish }) => ({
    actor: { kind: "user", userId: id, name, role, unitId, scopes: null },
    ...{ email, since: wish.since, toldUntilId: wish.toldUntilId },
  }));
}
