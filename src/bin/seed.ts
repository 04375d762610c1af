import { eq } from "drizzle-orm";
import { prepareQueue } from "#queues/backend.ts";
import { type Config, databaseAddress } from "#src/config.ts";
import { channelAccounts, users } from "#src/db/schema/index.ts";
import { DEFAULT_FORM } from "#src/domain/channels.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import { loadCityTables } from "#src/services/city/load-tables.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { wire } from "./wire.ts";

export const ADMIN_EMAIL = "admin@langnghe.local";

/**
 * What a running city needs before the first request: wards and units, a web form, an administrator.
 * @returns the administrator's one-time password, on the first start only
 */
export async function seed(config: Config): Promise<{ adminPassword?: string }> {
  await prepareQueue({ redisUrl: config.redisUrl, database: databaseAddress(config) });
  const { ctx, close } = await wire(config, { role: "seed", poolSize: 2 });
  try {
    return await seedWith(ctx);
  } finally {
    await close();
  }
}

export async function seedWith(ctx: Ctx): Promise<{ adminPassword?: string }> {
  await loadCityTables(ctx);
  const [form] = await ctx.db.select().from(channelAccounts).where(eq(channelAccounts.id, DEFAULT_FORM));
  if (!form) await addAccount(ctx, "webform", DEFAULT_FORM, {});
  const [anyone] = await ctx.db.select({ id: users.id }).from(users).limit(1);
  if (anyone) return {};
  const { password } = await addUser(ctx, { email: ADMIN_EMAIL, name: "Quản trị", role: "admin" });
  return { adminPassword: password };
}
