import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { apiTokens, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";

export interface TokenView {
  id: number;
  name: string;
  user: { id: number; name: string; email: string };
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
  state: "active" | "expired" | "revoked";
}

const PAGE = 50;

/** Newest first. The tokens themselves are nowhere. @throws {AppError} FORBIDDEN */
export async function listTokens(ctx: Ctx, before?: number): Promise<{ items: TokenView[]; next: number | null }> {
  allow(ctx.actor, "user.manage");
  const rows = await ctx.db
    .select({ token: apiTokens, user: { id: users.id, name: users.name, email: users.email } })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(before ? lt(apiTokens.id, before) : undefined)
    .orderBy(desc(apiTokens.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const items = page.map(({ token, user }): TokenView => {
    const isOver = token.expiresAt !== null && token.expiresAt <= ctx.now();
    return {
      id: token.id,
      name: token.name,
      user,
      scopes: token.scopes,
      createdAt: token.createdAt.toISOString(),
      lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
      expiresAt: token.expiresAt?.toISOString() ?? null,
      revokedAt: token.revokedAt?.toISOString() ?? null,
      state: token.revokedAt ? "revoked" : isOver ? "expired" : "active",
    };
  });
  return { items, next: rows.length > PAGE ? (page.at(-1)?.token.id ?? null) : null };
}

/** Worth nothing from the next request on. Revoked twice is revoked once. @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function revokeToken(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "user.manage");
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select({ id: apiTokens.id }).from(apiTokens).where(eq(apiTokens.id, id));
    if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy mã truy cập này.");
    const revoked = await tx
      .update(apiTokens)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id });
    if (revoked.length > 0) await record(ctx, tx, { action: "token.revoke", subject: `token:${id}` });
  });
}
