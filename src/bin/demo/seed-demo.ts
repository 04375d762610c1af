import { and, eq, ne, notInArray } from "drizzle-orm";
import { channelAccounts, tickets, users } from "#src/db/schema/index.ts";
import { ROLES, type Role } from "#src/domain/roles.ts";
import { AppError } from "#src/errors.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { hashPassword } from "#src/services/people/password.ts";
import { ACCOUNTS, HOTLINE_SECRET, PAGE, PAGE_TOKENS, ZALO, ZALO_TOKENS } from "./identities.ts";

export interface DemoOfficer {
  role: Role;
  email: string;
  password: string;
}

/**
 * Accounts of the simulated channels, and somebody to sign in as for each role.
 * @returns `fresh`: nobody has written yet @throws {AppError} MISCONFIGURED: the data are not those of a demo
 */
export async function seedDemo(ctx: Ctx): Promise<{ officers: DemoOfficer[]; fresh: boolean }> {
  await refuseRealAccounts(ctx);
  // At each start: the providers are new ones, and know only the tokens that they were started with.
  const { refreshToken } = ZALO_TOKENS;
  await addAccount(ctx, "zalo", ACCOUNTS.zalo, { ...ZALO, refreshToken });
  await addAccount(ctx, "facebook", ACCOUNTS.facebook, { ...PAGE, ...PAGE_TOKENS, humanAgent: "approved" });
  await addAccount(ctx, "hotline", ACCOUNTS.hotline, { provider: "generic", secret: HOTLINE_SECRET });
  await addAccount(ctx, "hotline", ACCOUNTS.menu, { provider: "stringee", secret: HOTLINE_SECRET });
  const [any] = await ctx.db.select({ id: tickets.id }).from(tickets).limit(1);
  const officers: DemoOfficer[] = [];
  for (const role of ROLES) officers.push(await officerOf(ctx, role));
  return { officers, fresh: any === undefined };
}

/** A city's own accounts would be told that their tokens are void, and its answers would go to nobody. */
async function refuseRealAccounts(ctx: Ctx): Promise<void> {
  const [real] = await ctx.db
    .select({ id: channelAccounts.id })
    .from(channelAccounts)
    .where(and(ne(channelAccounts.channel, "webform"), notInArray(channelAccounts.id, Object.values(ACCOUNTS))))
    .limit(1);
  if (!real) return;
  const message = `--demo: these data hold the channel account "${real.id}", which is no part of a demo; start it with another DATA_DIR`;
  throw new AppError("MISCONFIGURED", message, { variables: ["DATA_DIR"] });
}

/** The same password at every start, made from the key of these data: it can be printed again. */
async function officerOf(ctx: Ctx, role: Role): Promise<DemoOfficer> {
  const email = `demo-${role.replace("_", "-")}@langnghe.local`;
  const password = ctx.box
    .sign("demo-password", email)
    .replace(/[^a-z0-9]/gi, "")
    .slice(0, 14);
  const [known] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (known) return { role, email, password };
  const needsUnit = role === "officer" || role === "unit_lead";
  const { id } = await addUser(ctx, { email, name: NAMES[role], role, ...(needsUnit ? { unitId: unitOf(ctx) } : {}) });
  const set = { passwordHash: await hashPassword(password), mustChangePassword: false };
  await ctx.db.update(users).set(set).where(eq(users.id, id));
  return { role, email, password };
}

const NAMES: Record<Role, string> = {
  operator: "Đỗ Minh Trực (thử)",
  officer: "Ngô Thị Xử (thử)",
  unit_lead: "Bùi Văn Trưởng (thử)",
  leader: "Hồ Thanh Lãnh (thử)",
  auditor: "Đặng Công Soát (thử)",
  admin: "Lý Quản Trị (thử)",
};

/** The ward office where most of the sample tickets lie. */
function unitOf(ctx: Ctx): string {
  const ward = ctx.city.wards.find(({ name }) => name === "Phường Bến Thành") ?? ctx.city.wards[0];
  return `${ward?.code}-ubnd`;
}
