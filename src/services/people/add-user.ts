import { eq } from "drizzle-orm";
import { z } from "zod";
import { units, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { ROLES, type Role } from "#src/domain/roles.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { hashPassword, makePassword } from "./password.ts";

export const NewUser = z.strictObject({
  email: z.email("expected an e-mail address").transform((email) => email.toLowerCase()),
  name: z.string().min(1).max(100).optional(),
  role: z.enum(ROLES),
  unitId: z.string().optional(),
});

/**
 * @returns the one-time password: shown once, to be replaced at the first sign-in
 * @throws {AppError} INVALID: no such unit, or a role that needs one; CONFLICT: the address is taken
 */
export async function addUser(ctx: Ctx, input: z.input<typeof NewUser>): Promise<{ id: number; password: string }> {
  allow(ctx.actor, "user.manage");
  const parsed = NewUser.safeParse(input);
  if (!parsed.success)
    throw new AppError(
      "INVALID",
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
    );
  const { email, name, role, unitId } = parsed.data;
  await checkUnit(ctx, role, unitId ?? null);
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const row = { email, name: name ?? email.split("@")[0] ?? email, role, unitId: unitId ?? null, passwordHash };
  return ctx.db.transaction(async (tx) => {
    const [user] = await tx.insert(users).values(row).onConflictDoNothing().returning({ id: users.id });
    if (!user) throw new AppError("CONFLICT", `there is a user ${email} already`, { field: "email" });
    const details = { role, unitId: unitId ?? null };
    await record(ctx, tx, { action: "user.create", subject: `user:${user.id}`, details });
    return { id: user.id, password };
  });
}

/** @throws {AppError} INVALID with `details.field`: a role that needs a unit, or no such unit */
export async function checkUnit(ctx: Ctx, role: Role, unitId: string | null): Promise<void> {
  if (!unitId && (role === "officer" || role === "unit_lead"))
    throw new AppError("INVALID", `role ${role} belongs to a unit: add --unit (for example --unit 27145-ubnd)`, {
      field: "unitId",
    });
  if (!unitId) return;
  const [unit] = await ctx.db.select({ id: units.id }).from(units).where(eq(units.id, unitId));
  if (!unit)
    throw new AppError("INVALID", `no unit ${unitId}: the ids are listed at /admin/units, for example 26740-ubnd`, {
      field: "unitId",
    });
}
