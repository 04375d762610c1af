import { eq } from "drizzle-orm";
import { apiTokens, users } from "#src/db/schema/index.ts";
import { SCOPES, type Scope } from "#src/domain/actor.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { digestOf, makeToken } from "./token.ts";

/** @returns the token, never to be seen again @throws {AppError} INVALID, NOT_FOUND */
export async function addToken(ctx: Ctx, email: string, scopes: string[]): Promise<string> {
  const known = scopes.filter((scope): scope is Scope => (SCOPES as readonly string[]).includes(scope));
  if (known.length === 0 || known.length < scopes.length)
    throw new AppError("INVALID", `--scope expects one or more of: ${SCOPES.join(", ")}`);
  const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email.toLowerCase()));
  if (!user) throw new AppError("NOT_FOUND", `no user ${email}: add one with "user add"`);
  const token = `ln_${makeToken()}`;
  await ctx.db.insert(apiTokens).values({ digest: digestOf(token), userId: user.id, scopes: known });
  return token;
}
