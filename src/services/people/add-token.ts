import { eq } from "drizzle-orm";
import { apiTokens, users } from "#src/db/schema/index.ts";
import { SCOPES, type Scope } from "#src/domain/actor.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { digestOf, makeToken } from "./token.ts";

/**
 * A token of a program, which acts as `email` within its scopes.
 * @param days null: until it is revoked
 * @returns the token, never to be seen again
 * @throws {AppError} FORBIDDEN, INVALID, NOT_FOUND
 */
export async function addToken(
  ctx: Ctx,
  email: string,
  scopes: string[],
  { name = "", days = null }: { name?: string; days?: number | null } = {},
): Promise<string> {
  allow(ctx.actor, "user.manage");
  const known = scopes.filter((scope): scope is Scope => (SCOPES as readonly string[]).includes(scope));
  if (known.length === 0 || known.length < scopes.length)
    throw new AppError("INVALID", `--scope expects one or more of: ${SCOPES.join(", ")}`);
  const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email.toLowerCase()));
  if (!user) throw new AppError("NOT_FOUND", `no user ${email}: add one with "user add"`);
  const token = `ln_${makeToken()}`;
  const expiresAt = days === null ? null : new Date(ctx.now().getTime() + days * 86_400_000);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(apiTokens)
      .values({ digest: digestOf(token), userId: user.id, scopes: known, name: name.trim().slice(0, 100), expiresAt })
      .returning({ id: apiTokens.id });
    const details = { user: user.id, scopes: known, days };
    await record(ctx, tx, { action: "token.create", subject: `token:${row?.id}`, details });
  });
  return token;
}
