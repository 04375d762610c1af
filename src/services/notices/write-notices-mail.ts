import { and, asc, between, eq, gt, isNull } from "drizzle-orm";
import { staffNotices, tickets } from "#src/db/schema/index.ts";
import type { Letter } from "#src/ports/mailer.ts";
import type { Ctx } from "../ctx.ts";
import type { MailRow } from "../mails/claim-mail.ts";
import { addressedTo } from "./addressed-to.ts";
import { noticeReaders } from "./mail-notices.ts";

/** How many one mail tells; the page tells the rest. */
const TOLD = 30;
const KEY = /^notices-\d+-(\d+)-(\d+)$/;

/** The letter; null when they have read everything meanwhile, or want no mails any more. */
export async function writeNoticesMail(ctx: Ctx, mail: MailRow): Promise<Letter | null> {
  const [reader] = await noticeReaders(ctx, mail.subjectId);
  const [, after, until] = KEY.exec(mail.key) ?? [];
  if (!reader || !after || !until) return null;
  const rows = await ctx.db
    .select({ text: staffNotices.text, reference: tickets.reference })
    .from(staffNotices)
    .leftJoin(tickets, eq(tickets.id, staffNotices.ticketId))
    .where(
      and(
        isNull(staffNotices.readAt),
        gt(staffNotices.createdAt, reader.since),
        between(staffNotices.id, Number(after) + 1, Number(until)),
        addressedTo(reader.actor),
      ),
    )
    .orderBy(asc(staffNotices.id));
  if (rows.length === 0) return null;
  const told = rows.slice(0, TOLD).map(({ text, reference }) => (reference ? `• ${reference}: ${text}` : `• ${text}`));
  const more = rows.length - told.length;
  return {
    to: reader.email,
    subject: rows.length === 1 ? "Lắng Nghe: 1 thông báo mới" : `Lắng Nghe: ${rows.length} thông báo mới`,
    text: [
      told.join("\n"),
      ...(more > 0 ? [`Và ${more} thông báo khác.`] : []),
      `Xem tất cả: ${ctx.publicUrl}/console/notices`,
      `Không muốn nhận thông báo qua thư nữa: ${ctx.publicUrl}/console/settings`,
    ].join("\n\n"),
    files: [],
  };
}
