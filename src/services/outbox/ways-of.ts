import type { Tx } from "#src/db/client.ts";
import type { Way } from "#src/domain/sending.ts";
import { sayInstant } from "../clocks/say-instant.ts";
import type { Ctx } from "../ctx.ts";
import { loadReach, type OutAccount, type Reach } from "./load-reach.ts";

/** Whether a citizen can be written to now on one way, and why. */
export interface WayState {
  way: Way;
  open: boolean;
  /** When it closes by itself; null = it does not, or is closed. */
  until: Date | null;
  /** Vietnamese, one sentence for whoever is about to write. */
  why: string;
  /** Only our own account is in the way: what is queued goes out once somebody has signed in again. */
  held: boolean;
  /** Only for what a person has written (Messenger, after 24 hours). */
  late: boolean;
}

export interface WaysAsked {
  /** A person writes. Default true: whoever asks is about to. */
  byPerson?: boolean;
  /** There is a template for what is to be said. */
  template?: boolean;
}

/** The ways to the citizen of a conversation, the best first, as they are now: shown before writing. */
export async function waysOf(ctx: Ctx, tx: Tx, conversationId: number, asked: WaysAsked = {}): Promise<WayState[]> {
  return judgeWays(ctx, await loadReach(ctx, tx, conversationId), asked);
}

const HOUR_MS = 3_600_000;
/** Zalo: an answer is free for 48 hours after the citizen's last act, billed until 7 days, then refused (channels.md §1.4). */
const ZALO_FREE_HOURS = 48;
const ZALO_HOURS = 168;
/** Messenger: 24 hours for anybody; until 7 days for people, with the HUMAN_AGENT tag, once Facebook has approved it. */
const MESSENGER_HOURS = 24;
const PERSON_HOURS = 168;
/** One private answer to a comment, within 7 days of it. */
const PRIVATE_REPLY_HOURS = 168;

/** The same from what is known already. Pure but for `ctx.now()`. */
export function judgeWays(
  ctx: Pick<Ctx, "now" | "hasWay">,
  reach: Reach,
  { byPerson = true, template = false }: WaysAsked = {},
): WayState[] {
  const now = ctx.now();
  const asked = { byPerson, now };
  const own = ownWays(reach, asked);
  const gateways = [
    ...(reach.templateAccount ? [zaloTemplate(reach, reach.templateAccount, template)] : []),
    ...(ctx.hasWay?.("sms") ? [byAddress("sms", reach.phone, reach)] : []),
    ...(ctx.hasWay?.("email") ? [byAddress("email", reach.email, reach)] : []),
  ];
  // Who wrote by web form and left an e-mail address reads it there.
  return reach.channel === "webform" ? [...own, ...gateways.toReversed()] : [...own, ...gateways];
}

function ownWays(reach: Reach, asked: { byPerson: boolean; now: Date }): WayState[] {
  if (reach.channel === "zalo") return [zalo(reach, asked.now)];
  if (reach.channel !== "facebook") return [];
  const commented = reach.last !== null && reach.last.kind !== "message";
  if (!commented) return [messenger(reach, asked)];
  return [publicComment(reach), privateReply(reach, asked.now)];
}

const state = (way: Way, open: boolean, until: Date | null, why: string): WayState => ({
  way,
  open,
  until: open ? until : null,
  why,
  held: false,
  late: false,
});

/** An account that cannot send keeps its ways shut, whatever the window says. */
function through(account: OutAccount, judged: WayState): WayState {
  if (account.state === "disabled")
    return { ...judged, open: false, until: null, why: "Tài khoản của kênh này đang tắt nên không gửi được." };
  if (account.problem === null || !judged.open) return judged;
  const why = `Tài khoản cần đăng nhập lại mới gửi được. ${account.problem}`.trim();
  return { ...judged, open: false, until: null, why, held: true };
}

/** The last act: a message, or what the provider counts as one (a tapped button), which only its window tells of. */
function lastActOf({ lastActAt, windowUntil }: Reach, windowHours: number): Date | null {
  const told = windowUntil ? windowUntil.getTime() - windowHours * HOUR_MS : null;
  const acts = [lastActAt?.getTime() ?? null, told].filter((ms) => ms !== null);
  return acts.length > 0 ? new Date(Math.max(...acts)) : null;
}

const after = (at: Date, hours: number) => new Date(at.getTime() + hours * HOUR_MS);

function zalo(reach: Reach, now: Date): WayState {
  const way = reach.anonymous ? "zalo_anonymous" : "zalo";
  const act = lastActOf(reach, ZALO_HOURS);
  if (!act) return through(reach.account, state(way, false, null, "Người dân chưa nhắn tin cho tài khoản Zalo này."));
  const [freeUntil, until] = [after(act, ZALO_FREE_HOURS), after(act, ZALO_HOURS)];
  if (now < freeUntil)
    return through(reach.account, state(way, true, until, `Gửi miễn phí đến ${sayInstant(freeUntil)}.`));
  if (now < until && way === "zalo")
    return through(
      reach.account,
      state(way, true, until, `Đã quá 48 giờ kể từ tin cuối của người dân: gửi có tính phí, đến ${sayInstant(until)}.`),
    );
  const days = way === "zalo" ? "7 ngày" : "48 giờ";
  return through(
    reach.account,
    state(way, false, null, `Đã quá ${days} kể từ tin cuối của người dân nên Zalo không cho gửi.`),
  );
}

function messenger(reach: Reach, { byPerson, now }: { byPerson: boolean; now: Date }): WayState {
  const act = lastActOf(reach, MESSENGER_HOURS);
  if (!act) return state("messenger", false, null, "Người dân chưa nhắn tin cho Trang này.");
  const [until, personUntil] = [after(act, MESSENGER_HOURS), after(act, PERSON_HOURS)];
  if (now < until) return through(reach.account, state("messenger", true, until, `Gửi được đến ${sayInstant(until)}.`));
  if (now >= personUntil)
    return state("messenger", false, null, "Đã quá 7 ngày kể từ tin cuối của người dân nên Facebook không cho gửi.");
  if (reach.account.settings.humanAgent !== "approved")
    return state("messenger", false, null, "Đã quá 24 giờ kể từ tin cuối của người dân nên Facebook không cho gửi.");
  if (!byPerson)
    return state(
      "messenger",
      false,
      null,
      "Đã quá 24 giờ: Facebook chỉ nhận tin do cán bộ tự viết, không nhận tin tự động.",
    );
  const why = `Đã quá 24 giờ: chỉ gửi được tin do cán bộ tự viết, đến ${sayInstant(personUntil)}.`;
  return through(reach.account, { ...state("messenger", true, personUntil, why), late: true });
}

function publicComment({ account }: Reach): WayState {
  const why = "Trả lời công khai dưới bình luận: mọi người đều đọc được, không nêu thông tin cá nhân.";
  return through(account, state("facebook_comment", true, null, why));
}

function privateReply({ account, last, privatelyAnswered }: Reach, now: Date): WayState {
  const way = "facebook_private_reply";
  if (privatelyAnswered)
    return state(way, false, null, "Bình luận này đã được nhắn riêng một lần; Facebook không cho nhắn riêng lần nữa.");
  const until = last ? after(last.at, PRIVATE_REPLY_HOURS) : null;
  if (!until || now >= until)
    return state(way, false, null, "Đã quá 7 ngày kể từ bình luận nên Facebook không cho nhắn riêng.");
  return through(account, state(way, true, until, `Nhắn riêng được một lần, đến ${sayInstant(until)}.`));
}

function zaloTemplate({ channel, anonymous, phone }: Reach, account: OutAccount, template: boolean): WayState {
  const way = "zalo_template";
  const known = (channel === "zalo" && !anonymous) || phone !== null;
  if (!known) return state(way, false, null, "Chưa có số điện thoại của người dân để gửi tin mẫu Zalo.");
  if (!template) return state(way, false, null, "Nội dung này chưa có mẫu tin được Zalo duyệt.");
  return through(account, state(way, true, null, "Gửi bằng mẫu tin đã được Zalo duyệt, có tính phí."));
}

const ADDRESS = { sms: "số điện thoại", email: "địa chỉ email" } as const;
const SENT_BY = { sms: "Gửi tin nhắn SMS", email: "Gửi email" } as const;

/** Given in a form, a call or a chat to be told about one's own matter; who stays anonymous has given none. */
function byAddress(way: "sms" | "email", address: string | null, { anonymous, withdrawn }: Reach): WayState {
  if (withdrawn) return state(way, false, null, `Người dân đã rút lại sự đồng ý cho dùng ${ADDRESS[way]}.`);
  if (anonymous || address === null) return state(way, false, null, `Người dân chưa để lại ${ADDRESS[way]}.`);
  return state(way, true, null, `${SENT_BY[way]} đến ${ADDRESS[way]} mà người dân đã để lại.`);
}
