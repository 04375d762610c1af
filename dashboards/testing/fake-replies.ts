import type { ReplyVerbs } from "#dashboards/reply-verbs.ts";
import type { ShownAccount } from "#src/services/accounts/show-accounts.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";
import type { ShownBubble } from "#src/services/outbox/bubbles-of.ts";
import type { WayState } from "#src/services/outbox/ways-of.ts";
import { fakeTicket, NOW } from "./fake-tickets.ts";

export const fakeWay = (change: Partial<WayState> = {}): WayState => ({
  way: "zalo",
  open: true,
  until: new Date(NOW.getTime() + 31 * 3_600_000),
  why: "Gửi miễn phí đến 21:30 ngày 26/11/2026.",
  held: false,
  late: false,
  ...change,
});

export const fakeBubble = (change: Partial<ShownBubble> = {}): ShownBubble => ({
  id: 31,
  messageId: 2,
  way: "zalo",
  state: "sent",
  reached: null,
  says: "đã gửi lúc 14:00 ngày 25/11/2026.",
  flagged: false,
  reason: null,
  failure: null,
  code: null,
  proposals: [],
  ...change,
});

export const fakeReplyBox = (change: Partial<ReplyBox> = {}): ReplyBox => ({
  mayReply: true,
  mayDecide: true,
  ways: [fakeWay()],
  tracked: false,
  draft: null,
  writing: [],
  seen: 2,
  texts: [
    { id: "reply_thanks", about: "Cảm ơn góp ý, lời khen.", text: "Chào ông/bà, cảm ơn ông/bà.", lacks: [] },
    { id: "reply_apology", about: "Xin lỗi vì chậm trễ.", text: null, lacks: ["due"] },
  ],
  bubbles: [],
  problems: [],
  withPerson: false,
  ...change,
});

export const fakeAccount = (change: Partial<ShownAccount> = {}): ShownAccount => ({
  id: "oa",
  channel: "zalo",
  state: "active",
  lastEventAt: NOW.toISOString(),
  badSignatures: 2,
  lastBadSignatureAt: NOW.toISOString(),
  tokenUntil: new Date(NOW.getTime() + 20 * 3_600_000).toISOString(),
  checkedAt: NOW.toISOString(),
  needsSignIn: false,
  problem: null,
  automatic: true,
  notices: true,
  waiting: 0,
  ...change,
});

/** The verbs of reply-verbs.ts, answering from made-up data. */
export const fakeReplies: ReplyVerbs = {
  earlierAnswer: async () => "Đơn vị đã thay nắp cống mới.",
  loadReplyBox: async () => fakeReplyBox(),
  loadAnswers: async () => [{ by: "Phạm Thu Hà", text: "Đội thoát nước đang đến.", at: NOW.toISOString() }],
  saveDraft: async () => {},
  noteWriting: async () => [],
  sendReply: async () => fakeTicket(),
  resendBubble: async () => ({ queued: [{ id: 32, way: "zalo" }] }),
  settleBubble: async () => {},
  giveBack: async () => {},
  takeOver: async () => {},
  problemsOf: async () => [],
  showAccounts: async () => [fakeAccount(), fakeAccount({ id: "phan-anh", channel: "webform", tokenUntil: null })],
  switchSetting: async () => {},
};
