import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { briefSubscriptions, users } from "#src/db/schema/index.ts";
import { BRIEF_ABOUTS, BRIEF_FORMS, BRIEF_KINDS, type BriefKind } from "#src/domain/brief.ts";
import { allow, may, roleMay } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import { emailIndex } from "../contacts/email-index.ts";
import type { Ctx } from "../ctx.ts";

const Settings = {
  about: z.enum(BRIEF_ABOUTS, "Anh/chị chọn nội dung báo cáo.").default("figures"),
  kind: z.enum(BRIEF_KINDS, "Anh/chị chọn báo cáo ngày, tuần hay tháng."),
  /** Local. */
  hour: z.coerce
    .number("Giờ từ 0 đến 23.")
    .int("Giờ từ 0 đến 23.")
    .min(0, "Giờ từ 0 đến 23.")
    .max(23, "Giờ từ 0 đến 23."),
  full: z.boolean(),
  form: z.enum(BRIEF_FORMS, "Anh/chị chọn PDF, Excel hay chỉ đường dẫn."),
  lang: z.enum(["vi", "en"]).default("vi"),
};

export const SubscribeInput = z.strictObject({
  ...Settings,
  /** "" = the signed-in person. */
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.literal("").or(z.email("Địa chỉ thư điện tử chưa đúng. Ví dụ: vanphong@tphcm.gov.vn.")))
    .default(""),
  /** Of somebody without an account; ignored for one who has one. */
  name: z.string().trim().max(100, "Tên ngắn trong 100 ký tự.").default(""),
});

/** A person of ours, or somebody outside by address. */
type Recipient = { recipient: string; userId: number | null; name: string; emailSealed: string | null };

/**
 * From now on this person gets this brief; whoever got it already gets it as said now. Anybody who sees figures asks for
 * themselves, an administrator for everybody.
 * @returns the id of the subscription
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`
 */
export async function subscribeBrief(ctx: Ctx, input: unknown): Promise<number> {
  allow(ctx.actor, "kpi.read");
  const parsed = SubscribeInput.safeParse(input);
  if (!parsed.success)
    throw invalid(parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })));
  const { email, name, ...settings } = parsed.data;
  if (email) allow(ctx.actor, "configure");
  const recipient = email ? await recipientOf(ctx, email, name) : ownOf(ctx);
  if (settings.about === "listening") await checkListening(ctx, settings.kind, recipient);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(briefSubscriptions)
      .values({ ...recipient, ...settings, createdBy: ctx.actor.userId, createdAt: ctx.now() })
      .onConflictDoUpdate({
        target: [briefSubscriptions.recipient, briefSubscriptions.about, briefSubscriptions.kind],
        targetWhere: isNull(briefSubscriptions.endedAt),
        set: { ...settings, ...(recipient.name && { name: recipient.name }) },
      })
      .returning({ id: briefSubscriptions.id });
    if (!row) throw new TypeError("an insert or update returns its row");
    await record(ctx, tx, { action: "setting.change", subject: `brief:${row.id}`, details: settings });
    return row.id;
  });
}

const invalid = (fields: { field: string; message: string }[]) =>
  new AppError("INVALID", "Có điều cần sửa.", { fields });

/** Posts of people are for those who may read them here: no address outside. @throws {AppError} INVALID */
async function checkListening(ctx: Ctx, kind: BriefKind, { userId }: Recipient): Promise<void> {
  if (kind === "month") throw invalid([{ field: "kind", message: "Báo cáo dư luận gửi hằng ngày hoặc hằng tuần." }]);
  const [user] = await ctx.db
    .select({ role: users.role })
    .from(users)
    .where(eq(users.id, userId ?? -1));
  if (!user || !roleMay(user.role, "mention.read"))
    throw invalid([
      { field: "about", message: "Người nhận báo cáo dư luận phải có tài khoản được xem bài đăng công khai." },
    ]);
}

function ownOf({ actor: { userId } }: Ctx): Recipient {
  if (userId === null) throw new AppError("FORBIDDEN", "Chỉ người đã đăng nhập mới tự đăng ký nhận được.");
  return { recipient: `user:${userId}`, userId, name: "", emailSealed: null };
}

async function recipientOf(ctx: Ctx, email: string, name: string): Promise<Recipient> {
  const [user] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.disabledAt)));
  if (user) return { recipient: `user:${user.id}`, userId: user.id, name: "", emailSealed: null };
  if (!name)
    throw invalid([
      { field: "name", message: "Địa chỉ này không có tài khoản: anh/chị ghi tên người hoặc cơ quan nhận." },
    ]);
  return { recipient: emailIndex(ctx, email), userId: null, name, emailSealed: ctx.box.seal(email) };
}

/** Their own, or anybody's for an administrator. One that has ended stays ended. @throws {AppError} NOT_FOUND, FORBIDDEN */
export async function endBrief(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "kpi.read");
  const [row] = await ctx.db.select().from(briefSubscriptions).where(eq(briefSubscriptions.id, id));
  const own = row !== undefined && row.userId !== null && row.userId === ctx.actor.userId;
  // Whose it is, is nobody else's business: a number that is not theirs looks like one that is not there.
  if (!row || (!own && !may(ctx.actor, "configure")))
    throw new AppError("NOT_FOUND", "Không tìm thấy đăng ký nhận báo cáo này.");
  await end(ctx, id, own ? "self" : "admin");
}

/** By the link in the mail, which was checked before. */
export const endBriefByLink = (ctx: Ctx, id: number): Promise<void> => end(ctx, id, "self");

async function end(ctx: Ctx, id: number, endedHow: "self" | "admin"): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const ended = await tx
      .update(briefSubscriptions)
      // The address of somebody who wants no mail is not needed any more.
      .set({ endedAt: ctx.now(), endedHow, emailSealed: null })
      .where(and(eq(briefSubscriptions.id, id), isNull(briefSubscriptions.endedAt)))
      .returning({ id: briefSubscriptions.id });
    if (ended.length > 0)
      await record(ctx, tx, { action: "setting.change", subject: `brief:${id}`, details: { ended: endedHow } });
  });
}
