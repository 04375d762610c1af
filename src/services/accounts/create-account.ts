import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Channel } from "#src/domain/channels.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { SAMPLE_ACCOUNT } from "../sample/sample-state.ts";
import { ACCOUNT_FIELDS, addAccount } from "./add-account.ts";

/** Secrets that we choose and the other side is told; left empty, they are made here. */
const OURS: Partial<Record<Channel, string>> = { facebook: "verifyToken", hotline: "secret" };

export interface CreatedAccount {
  id: string;
  channel: Channel;
  /** What the provider's console asks for; null for a web form. */
  webhookUrl: string | null;
  /** A secret that was made just now, to be shown this once. */
  made: { name: string; value: string } | null;
}

/**
 * A new account, by a signed-in person. One that exists is left alone: replacing its secrets is for the command line.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT when the id is taken
 */
export async function createAccount(
  ctx: Ctx,
  channel: Channel,
  id: string,
  given: Record<string, string>,
): Promise<CreatedAccount> {
  allow(ctx.actor, "configure");
  const own = OURS[channel];
  const made = own && !given[own] ? { name: own, value: randomBytes(24).toString("base64url") } : null;
  const all = made ? { ...given, [made.name]: made.value } : given;
  checkInput(channel, id, all);
  await ctx.db.transaction(async (tx) => {
    // Two people who choose the same name at once: the second waits here, then finds it taken.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`account ${id}`}))`);
    const taken = await tx.execute(sql`select from channel_accounts where id = ${id}`);
    if (taken.length > 0) throw new AppError("CONFLICT", `Đã có tài khoản “${id}”. Vui lòng chọn mã khác.`, { id });
    // Safe: a transaction of drizzle does all that addAccount asks of a database.
    await addAccount({ ...ctx, db: tx as unknown as Ctx["db"] }, channel, id, all);
    await record(ctx, tx, { action: "channel.change", subject: `account:${id}`, details: { channel, created: true } });
  });
  return { id, channel, webhookUrl: webhookUrlOf(ctx, channel, id), made };
}

const PATH: Partial<Record<Channel, string>> = { zalo: "zalo", facebook: "facebook", hotline: "call" };

export function webhookUrlOf(ctx: Pick<Ctx, "publicUrl">, channel: Channel, id: string): string | null {
  const path = PATH[channel];
  return path ? `${ctx.publicUrl}/hooks/${path}/${id}` : null;
}

function checkInput(channel: Channel, id: string, given: Record<string, string>): void {
  const fields = ACCOUNT_FIELDS[channel].required
    .filter((field) => !given[field]?.trim())
    .map((field) => ({ field, message: "Vui lòng điền mục này." }));
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id))
    fields.push({ field: "id", message: "Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ oa-thanh-pho." });
  if (id.startsWith(SAMPLE_ACCOUNT))
    fields.push({
      field: "id",
      message: `Mã bắt đầu bằng “${SAMPLE_ACCOUNT}” dành cho dữ liệu mẫu. Vui lòng chọn mã khác.`,
    });
  if (fields.length > 0) throw new AppError("INVALID", "Thông tin tài khoản chưa đủ.", { fields });
}
