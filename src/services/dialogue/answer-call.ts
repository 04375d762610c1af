import { sql } from "drizzle-orm";
import { dueWords } from "#src/domain/dialogue/due-words.ts";
import { e164 } from "#src/domain/phone.ts";
import { STATE_LABEL } from "#src/domain/state.ts";
import type { CallAnswer } from "#src/ports/ivr.ts";
import { askByKeypad, type KeypadAnswer, rateByKeypad } from "../csat/by-keypad.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import { findTicketRow, isUnwanted } from "./known-ticket.ts";

/** Where the caller is in the menu: "" at the beginning, "menu", "reference", "rate-12". */
export interface CallQuestion {
  step: string;
  /** As the telephone system gives it. */
  from: string;
  digits: string;
}

const MENU =
  "Bấm phím 1 để gửi phản ánh. Bấm phím 2 để nghe kết quả phản ánh đã gửi. Bấm phím 3 để đánh giá kết quả xử lý.";
const AGAIN = `Phím chưa đúng. ${MENU}`;

/** What the hotline says by itself. Never throws for a wrong key: a telephone must say something. */
export async function answerCall(ctx: Ctx, { step, from, digits }: CallQuestion): Promise<CallAnswer> {
  if (step === "menu") return choose(ctx, from, digits);
  if (step === "reference") return byDigits(ctx, digits);
  const ratingId = /^rate-(\d{1,15})$/.exec(step)?.[1];
  if (ratingId) return rated(await rateByKeypad(ctx, Number(ratingId), digits));
  const welcome = `Xin chào. Đây là tổng đài tiếp nhận phản ánh ${ctx.city.name}. Cuộc gọi được ghi âm để xử lý phản ánh. Trường hợp khẩn cấp, xin gọi 113, 114 hoặc 115.`;
  return menu(`${welcome} ${MENU}`);
}

const menu = (say: string): CallAnswer => ({ say, next: { kind: "digits", step: "menu", most: 1 } });
const end = (say: string): CallAnswer => ({ say, next: { kind: "end" } });

async function choose(ctx: Ctx, from: string, digits: string): Promise<CallAnswer> {
  switch (digits) {
    case "1":
      return {
        say: "Sau tiếng bíp, xin cho biết sự việc và nơi xảy ra: số nhà, tên đường, phường, xã. Nói xong, xin bấm phím thăng.",
        next: { kind: "record", step: "recorded" },
      };
    case "2":
      return byCaller(ctx, from);
    case "3":
      return rated(await askByKeypad(ctx, from));
    default:
      return menu(AGAIN);
  }
}

const rated = ({ say, ratingId }: KeypadAnswer): CallAnswer =>
  ratingId === null ? end(say) : { say, next: { kind: "digits", step: `rate-${ratingId}`, most: 1 } };

/** Of the caller's own number, without asking for anything. */
async function byCaller(ctx: Ctx, from: string): Promise<CallAnswer> {
  const number = e164(from);
  const [row] = number
    ? await ctx.db.execute<{ id: string }>(sql`
        select t.id from contacts p join conversations c on c.contact_id = p.id join tickets t on t.conversation_id = c.id
        where p.phone_index = ${ctx.box.index(number)} and p.blocked_at is null
        order by t.created_at desc, t.id desc limit 1`)
    : [];
  const ticket = row && (await findTicketRow(ctx.db, Number(row.id)));
  if (ticket && !isUnwanted(ticket)) return end(spoken(ctx, ticket));
  return {
    say: "Chưa có phản ánh nào gửi từ số điện thoại này. Nếu có mã phản ánh, xin bấm lần lượt các chữ số trong mã, bỏ qua chữ cái, rồi bấm phím thăng.",
    next: { kind: "digits", step: "reference", most: 9 },
  };
}

const RECENT_DAYS = 180;
/** Year and at least this many digits of the code: fewer fit too many. */
const FEWEST = 4;

/** By the digits of a reference, its letters left out; only when they fit one ticket. Says what the tracking page shows anybody. */
async function byDigits(ctx: Ctx, digits: string): Promise<CallAnswer> {
  const now = ctx.now().toISOString();
  const rows =
    digits.length >= FEWEST
      ? await ctx.db.execute<{ id: string }>(sql`
          select id from tickets where created_at > ${now}::timestamptz - make_interval(days => ${RECENT_DAYS})
            and regexp_replace(reference, '[^0-9]', '', 'g') = ${digits} limit 2`)
      : [];
  const ticket = rows.length === 1 ? await findTicketRow(ctx.db, Number(rows[0]?.id)) : undefined;
  if (ticket && !isUnwanted(ticket)) return end(spoken(ctx, ticket));
  return end(
    "Chúng tôi chưa xác định được phản ánh theo các số này. Xin xem mã trên trang theo dõi, hoặc gọi lại và bấm phím 1 để được hỗ trợ.",
  );
}

/** The state and the time, and no word of what was written: whoever holds the telephone may not be who wrote. */
function spoken(ctx: Ctx, ticket: TicketRow): string {
  const spelled = ticket.reference.replaceAll("-", " ").split("").join(" ").replace(/\s+/g, " ");
  const unit = ticket.unitId ? ctx.city.unit(ticket.unitId)?.name : undefined;
  const due = ticket.promisedAt ?? ticket.resolutionDueAt;
  const open = ticket.resolvedAt === null && ticket.state !== "rejected" && ticket.state !== "duplicate";
  const parts = [
    `Phản ánh mã ${spelled}: ${STATE_LABEL[ticket.state].vi.toLowerCase()}.`,
    ...(open && unit ? [`Đơn vị phụ trách: ${unit}.`] : []),
    ...(open && due ? [`Hạn trả lời: ${dueWords(due, ctx.now())}.`] : []),
    ...(open ? [] : ["Câu trả lời có trên trang theo dõi phản ánh."]),
  ];
  return parts.join(" ");
}
