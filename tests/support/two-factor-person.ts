import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { Secret } from "otpauth";
import { totpSecrets, users } from "#src/db/schema/index.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { hashPassword } from "#src/services/people/password.ts";
import { createCodes } from "#src/services/people/recovery-codes.ts";

const PASSWORD = "mot cau rat dai va de nho";

/** Somebody new with an authenticator app. @returns how they sign in; `code` is a recovery code, good once */
export async function twoFactorPerson(ctx: Ctx): Promise<{ email: string; password: string; code: string }> {
  const email = `${randomUUID()}@thu.example.vn`;
  const { id } = await addUser(ctx, { email, name: "Phan Hai Lớp", role: "operator" });
  const set = { passwordHash: await hashPassword(PASSWORD), mustChangePassword: false };
  await ctx.db.update(users).set(set).where(eq(users.id, id));
  const secretSealed = ctx.box.seal(new Secret({ size: 20 }).base32);
  await ctx.db.insert(totpSecrets).values({ userId: id, secretSealed, confirmedAt: ctx.now() });
  const [code = ""] = await ctx.db.transaction((tx) => createCodes(ctx, tx, id));
  return { email, password: PASSWORD, code };
}
