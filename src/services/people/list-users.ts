import { and, asc, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { passkeys, sessions, totpSecrets, units, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { ROLES, type Role } from "#src/domain/roles.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
export const UserFilter = z.object({
  q: z.preprocess(blankIsAbsent, z.string().trim().max(100).optional()),
  role: z.preprocess(blankIsAbsent, z.enum(ROLES).optional()),
  state: z.preprocess(blankIsAbsent, z.enum(["active", "disabled"]).optional()),
  after: z.preprocess(blankIsAbsent, z.string().max(254).optional()),
});

export interface UserView {
  id: number;
  email: string;
  name: string;
  role: Role;
  unit: { id: string; name: string } | null;
  disabledAt: string | null;
  /** Has not replaced the one-time password yet. */
  invited: boolean;
  totp: boolean;
  passkeys: number;
  /** How many browsers are signed in. */
  sessions: number;
  seenAt: string | null;
}

const PAGE = 50;

/** By e-mail, fifty at a time. @returns `next`: what to ask for with `after` @throws {AppError} FORBIDDEN */
export async function listUsers(ctx: Ctx, filter: unknown): Promise<{ items: UserView[]; next: string | null }> {
  allow(ctx.actor, "user.manage");
  const { q, role, state, after } = UserFilter.catch({}).parse(filter);
  const like = q && `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await selectUsers(ctx)
    .where(
      and(
        like ? or(sql`lower(${users.name}) like ${like}`, sql`${users.email} like ${like}`) : undefined,
        role && eq(users.role, role),
        state === "active" ? isNull(users.disabledAt) : state === "disabled" ? isNotNull(users.disabledAt) : undefined,
        after ? gt(users.email, after) : undefined,
      ),
    )
    .orderBy(asc(users.email))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE).map(view);
  return { items: page, next: rows.length > PAGE ? (page.at(-1)?.email ?? null) : null };
}

/** @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function loadUser(ctx: Ctx, id: number): Promise<UserView> {
  allow(ctx.actor, "user.manage");
  const [row] = await selectUsers(ctx).where(eq(users.id, id));
  if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy người dùng này.");
  return view(row);
}

const selectUsers = (ctx: Ctx) =>
  ctx.db
    .select({
      user: users,
      unit: { id: units.id, name: units.name },
      totp: sql<boolean>`exists (select 1 from ${totpSecrets} where user_id = ${users.id} and confirmed_at is not null)`,
      passkeys: sql<number>`(select count(*)::int from ${passkeys} where user_id = ${users.id})`,
      sessions: sql<number>`(select count(*)::int from ${sessions} where user_id = ${users.id} and expires_at > now())`,
      seenAt: sql<string | null>`(select max(seen_at) from ${sessions} where user_id = ${users.id})`,
    })
    .from(users)
    .leftJoin(units, eq(units.id, users.unitId));

type Row = Awaited<ReturnType<typeof selectUsers>>[number];
const view = ({ user, unit, totp, passkeys: keys, sessions: open, seenAt }: Row): UserView => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  unit,
  disabledAt: user.disabledAt?.toISOString() ?? null,
  invited: user.mustChangePassword,
  totp,
  passkeys: keys,
  sessions: open,
  seenAt: seenAt ? new Date(seenAt).toISOString() : null,
});
