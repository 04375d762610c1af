import { asc, eq } from "drizzle-orm";
import { outbox } from "#src/db/schema/index.ts";
import type { Failure, Way } from "#src/domain/sending.ts";
import { sayInstant } from "../clocks/say-instant.ts";
import type { Ctx } from "../ctx.ts";
import type { OutboxRow } from "./claim-next.ts";
import { waysOf } from "./ways-of.ts";

/** What became of one bubble, for the page of its conversation. */
export interface ShownBubble {
  id: number;
  /** The message that it carries; several rows may carry one (sent again, another way): the last one counts. */
  messageId: number | null;
  way: Way;
  state: OutboxRow["state"];
  /** How far it got where the channel tells us; null = no more than sent. */
  reached: "delivered" | "seen" | null;
  /** What became of it, without the way: Vietnamese, one short sentence. */
  says: string;
  /** Why it waits or failed, a sentence: Vietnamese, or the provider's own words. */
  reason: string | null;
  /** Somebody must look: it failed, or nobody knows. */
  flagged: boolean;
  /** Why it went wrong, or waits; null = nothing is wrong. */
  failure: Failure | null;
  /** The provider's code, for whoever looks. */
  code: string | null;
  /** Other ways that are open, where this one did not work. */
  proposals: Way[];
}

export const WAY_LABEL: Record<Way, string> = {
  zalo: "Zalo",
  zalo_anonymous: "Zalo (ẩn danh)",
  zalo_template: "Tin mẫu Zalo",
  messenger: "Messenger",
  facebook_comment: "Trả lời công khai",
  facebook_private_reply: "Nhắn riêng trên Facebook",
  sms: "SMS",
  email: "Email",
};

/** The bubbles of a conversation, oldest first. Whether the asker may see it is for the caller to check. */
export async function bubblesOf(ctx: Ctx, conversationId: number): Promise<ShownBubble[]> {
  const rows = await ctx.db
    .select()
    .from(outbox)
    .where(eq(outbox.conversationId, conversationId))
    .orderBy(asc(outbox.id));
  const anyFailed = rows.some(({ state }) => state === "failed");
  const open = anyFailed ? (await waysOf(ctx, ctx.db, conversationId)).filter((way) => way.open) : [];
  return rows.map((row) => ({
    id: row.id,
    messageId: row.messageId,
    way: row.way,
    state: row.state,
    reached: row.seenAt ? "seen" : row.deliveredAt ? "delivered" : null,
    says: sentence(ctx.now(), row),
    reason: isWell(row) ? null : row.failureReason,
    flagged: row.state === "failed" || row.state === "maybe_sent",
    failure: row.failure,
    code: row.failureCode,
    proposals: row.state === "failed" ? open.map(({ way }) => way) : [],
  }));
}

/** Nothing to explain: a reason that is still there is of an earlier try. */
const isWell = ({ state, attempts, failure }: OutboxRow) =>
  state === "sent" ||
  state === "sending" ||
  state === "cancelled" ||
  (state === "queued" && !(attempts > 0 && failure));

/** Why it waits and what happens next. */
function waitSentence(row: OutboxRow): string {
  const at = sayInstant(row.sendAfter);
  switch (row.failure) {
    case "account":
    case "token":
      return "chờ tài khoản được kết nối lại; tin vẫn được giữ và sẽ tự gửi.";
    case "defer":
      return `kênh đang quá tải hoặc ngoài giờ được gửi: đang thử lại, lần tới lúc ${at}.`;
    default:
      return `kênh chưa nhận (lần ${row.attempts}): đang thử lại, lần tới lúc ${at}.`;
  }
}

function sentence(now: Date, row: OutboxRow): string {
  switch (row.state) {
    case "queued":
      if (row.attempts > 0 && row.failure) return waitSentence(row);
      return row.sendAfter > now ? `sẽ gửi lúc ${sayInstant(row.sendAfter)}.` : "đang chờ gửi.";
    case "sending":
      return "đang gửi.";
    case "sent":
      return sentSentence(row);
    case "maybe_sent":
      return "có thể đã gửi, chưa rõ người dân nhận được hay chưa.";
    case "failed":
      return "không gửi được.";
    case "cancelled":
      return "đã được gửi lại bằng tin khác hoặc đã hủy.";
  }
}

function sentSentence({ sentAt, deliveredAt, seenAt }: OutboxRow): string {
  if (seenAt) return `người dân đã xem lúc ${sayInstant(seenAt)}.`;
  if (deliveredAt) return `đã đến máy người dân lúc ${sayInstant(deliveredAt)}.`;
  return sentAt ? `đã gửi lúc ${sayInstant(sentAt)}.` : "đã gửi.";
}
