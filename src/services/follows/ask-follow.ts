import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { areaFollows } from "#src/db/schema/index.ts";
import { localDate } from "#src/domain/local-time.ts";
import { AppError } from "#src/errors.ts";
import { emailIndex } from "../contacts/email-index.ts";
import type { Ctx } from "../ctx.ts";
import { queueMails } from "../mails/queue-mail.ts";
import { limitAddress } from "../submissions/sender-limits.ts";

export const FollowInput = z.strictObject({
  email: z
    .string()
    .trim()
    .max(254, "Địa chỉ thư điện tử quá dài.")
    .pipe(z.email("Địa chỉ thư điện tử chưa đúng. Ví dụ: an@example.com.")),
  ward: z.string().max(10),
  lang: z.enum(["vi", "en"]),
});

/** Wards that one address may wait for or follow: more is nobody who lives somewhere. */
const MOST = 10;

/**
 * Somebody wants the figures of a ward by mail. Nothing comes before they have opened the link that goes out now, and the
 * answer is the same whether the address was known or not. At most one such mail a day, address and ward.
 * @throws {AppError} INVALID with `details.fields`; RATE_LIMITED; CONFLICT when this city sends no mail
 */
export async function askFollow(ctx: Ctx, input: unknown, ip: string): Promise<void> {
  const parsed = FollowInput.safeParse(input);
  if (!parsed.success)
    throw new AppError("INVALID", "Có điều cần sửa.", {
      fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    });
  const { email, ward, lang } = parsed.data;
  if (!ctx.city.ward(ward)) throw new AppError("INVALID", "Không có phường, xã này.", { fields: [] });
  if (!ctx.hasWay?.("email"))
    throw new AppError("CONFLICT", "Thành phố chưa gửi được thư. Bạn có thể theo dõi bằng RSS.");
  limitAddress(ctx, ip, "follow");
  const index = emailIndex(ctx, email);
  await ctx.db.transaction(async (tx) => {
    // Two forms at once: the second must see what the first has written.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${index}, 7150031))`);
    const [known] = await tx
      .select()
      .from(areaFollows)
      .where(and(eq(areaFollows.emailIndex, index), eq(areaFollows.wardCode, ward)));
    if (known?.confirmedAt) return;
    const count = await tx.$count(areaFollows, eq(areaFollows.emailIndex, index));
    if (!known && count >= MOST) return;
    const [made] = known
      ? [known]
      : await tx
          .insert(areaFollows)
          .values({ emailSealed: ctx.box.seal(email), emailIndex: index, wardCode: ward, lang, createdAt: ctx.now() })
          .returning();
    if (!made) return;
    const key = `follow-confirm-${made.id}-${localDate(ctx.now())}`;
    await queueMails(ctx, tx, [{ key, kind: "follow_confirm", subjectId: made.id }]);
  });
}
