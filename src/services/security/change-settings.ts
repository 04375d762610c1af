import { inArray } from "drizzle-orm";
import { z } from "zod";
import { units } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { loadSecurity, SecurityPolicy, SsoSettings, storeSecurity } from "./settings.ts";

/** What the page may know: whether there is a client secret, never which. */
export type SecurityView = { policy: SecurityPolicy; sso: Omit<SsoSettings, "secretSealed"> & { hasSecret: boolean } };

/** @throws {AppError} FORBIDDEN */
export async function viewSecurity(ctx: Ctx): Promise<SecurityView> {
  allow(ctx.actor, "user.manage");
  const { secretSealed, ...sso } = await loadSecurity(ctx.db, "sso");
  return { policy: await loadSecurity(ctx.db, "policy"), sso: { ...sso, hasSecret: secretSealed !== "" } };
}

/** In force with the next request of anybody. @throws {AppError} FORBIDDEN; INVALID with `details.fields` */
export async function changePolicy(ctx: Ctx, input: unknown): Promise<void> {
  allow(ctx.actor, "user.manage");
  const policy = readOr(SecurityPolicy, input);
  await ctx.db.transaction(async (tx) => {
    await storeSecurity(tx, "policy", policy);
    await record(ctx, tx, { action: "security.change", subject: "security:policy", details: { ...policy } });
  });
}

export const SsoInput = SsoSettings.omit({ secretSealed: true }).extend({
  /** Empty: as it was. */
  secret: z.string().max(500).default(""),
  removeSecret: z.boolean().default(false),
});

/** @throws {AppError} FORBIDDEN; INVALID with `details.fields` */
export async function changeSso(ctx: Ctx, input: unknown): Promise<void> {
  allow(ctx.actor, "user.manage");
  const { secret, removeSecret, ...asked } = readOr(SsoInput, input);
  if (asked.enabled && (!asked.issuer || !asked.clientId))
    throw invalid(asked.issuer ? "clientId" : "issuer", "Cần địa chỉ cổng đăng nhập và mã ứng dụng trước khi bật.");
  if (asked.createUsers && !asked.roleClaim)
    throw invalid("roleClaim", "Muốn tự tạo tài khoản thì cần cho biết vai trò lấy từ thuộc tính nào.");
  await checkUnits(ctx, Object.values(asked.units));
  await ctx.db.transaction(async (tx) => {
    const before = await loadSecurity(tx, "sso");
    const secretSealed = removeSecret ? "" : secret ? ctx.box.seal(secret) : before.secretSealed;
    // Handing an old secret to a new address would give it away.
    if (secretSealed && !secret && asked.issuer !== before.issuer)
      throw invalid("secret", "Địa chỉ cổng đăng nhập đã đổi: vui lòng nhập lại khóa bí mật.");
    await storeSecurity(tx, "sso", { ...asked, secretSealed });
    const { label: _, ...details } = asked;
    await record(ctx, tx, {
      action: "security.change",
      subject: "security:sso",
      details: { ...details, secretChanged: secret !== "" || removeSecret },
    });
  });
}

async function checkUnits(ctx: Ctx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await ctx.db.select({ id: units.id }).from(units).where(inArray(units.id, ids));
  const missing = ids.find((id) => !known.some((unit) => unit.id === id));
  if (missing) throw invalid("units", `Không có đơn vị “${missing}”. Mã đơn vị xem ở trang Đơn vị.`);
}

const invalid = (field: string, message: string) =>
  new AppError("INVALID", "Có điều cần sửa.", { fields: [{ field, message }] });

function readOr<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID", "Có điều cần sửa.", {
    fields: parsed.error.issues.map(({ path, code, message }) => ({
      field: String(path[0] ?? ""),
      message: code === "custom" ? message : "Giá trị này chưa đúng. Vui lòng kiểm tra lại.",
    })),
  });
}
