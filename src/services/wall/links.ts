import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { users, wallLinks } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { digestOf, makeToken } from "../people/token.ts";

export interface WallLinkView {
  id: number;
  name: string;
  by: string | null;
  createdAt: Date;
  seenAt: Date | null;
  revokedAt: Date | null;
}

/** The newest first. @throws {AppError} FORBIDDEN */
export async function listWallLinks(ctx: Ctx): Promise<WallLinkView[]> {
  allow(ctx.actor, "configure");
  const { id, name, createdAt, seenAt, revokedAt } = wallLinks;
  return ctx.db
    .select({ id, name, createdAt, seenAt, revokedAt, by: users.name })
    .from(wallLinks)
    .leftJoin(users, eq(users.id, wallLinks.byUserId))
    .orderBy(desc(id))
    .limit(200);
}

/** @returns the address of the big screen, never to be seen again @throws {AppError} FORBIDDEN, INVALID */
export async function addWallLink(ctx: Ctx, where: string): Promise<string> {
  allow(ctx.actor, "configure");
  const name = where.normalize("NFC").trim().slice(0, 100);
  if (!name) throw new AppError("INVALID", "Nhập nơi đặt màn hình, ví dụ: Sảnh UBND Thành phố.");
  const secret = makeToken();
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(wallLinks)
      .values({ name, digest: digestOf(secret), byUserId: ctx.actor.userId, createdAt: ctx.now() })
      .returning({ id: wallLinks.id });
    await record(ctx, tx, { action: "wall.create", subject: `wall:${row?.id}` });
  });
  return `${ctx.publicUrl}/wall?key=${secret}`;
}

/** The screen goes dark at its next look. Done twice, it was done. @throws {AppError} FORBIDDEN */
export async function revokeWallLink(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "configure");
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(wallLinks)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(wallLinks.id, id), isNull(wallLinks.revokedAt)))
      .returning({ id: wallLinks.id });
    if (row) await record(ctx, tx, { action: "wall.revoke", subject: `wall:${row.id}` });
  });
}

/** Whether an address of a screen is good; notes, once a minute, that it is looked at. */
export async function knowsWallKey(ctx: Ctx, secret: string): Promise<boolean> {
  const now = ctx.now();
  const [row] = await ctx.db
    .select({ id: wallLinks.id, seenAt: wallLinks.seenAt })
    .from(wallLinks)
    .where(and(eq(wallLinks.digest, digestOf(secret)), isNull(wallLinks.revokedAt)));
  if (!row) return false;
  if (!row.seenAt || now.getTime() - row.seenAt.getTime() > 60_000)
    await ctx.db
      .update(wallLinks)
      .set({ seenAt: sql`${now.toISOString()}::timestamptz` })
      .where(eq(wallLinks.id, row.id));
  return true;
}
