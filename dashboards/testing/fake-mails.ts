import type { MailVerbs } from "#dashboards/mail-verbs.ts";
import { NOW } from "./fake-tickets.ts";

const period = { from: "2026-11-15T17:00:00.000Z", until: "2026-11-22T17:00:00.000Z" };
const sending = { period, test: false, createdAt: NOW.toISOString(), attempts: 1 };

/** Two who get briefs, one of them with trouble; links end in "dung" where they are right. */
export const fakeMails: MailVerbs = {
  listBriefs: async () => ({
    hasMail: true,
    items: [
      {
        ...{ id: 1, about: "listening", kind: "week", hour: 7, full: false, form: "pdf", lang: "vi" },
        ...{ name: "Phạm Thị Lan", email: "lan@example.vn", own: true },
        sendings: [{ ...sending, id: 4, state: "sent", sentAt: NOW.toISOString(), reason: null }],
      },
      {
        ...{ id: 2, about: "figures", kind: "month", hour: 8, full: true, form: "xlsx", lang: "en" },
        ...{ name: "Văn phòng UBND Thành phố", email: "v•••@example.vn", own: false },
        sendings: [{ ...sending, id: 5, state: "failed", sentAt: null, reason: "Máy chủ thư không nhận địa chỉ này." }],
      },
    ],
  }),
  subscribeBrief: async () => 3,
  endBrief: async () => {},
  endBriefByLink: async () => {},
  testBrief: async () => {},
  wantsNoticeMail: async () => false,
  setNoticeMail: async () => {},
  askFollow: async () => {},
  confirmFollow: async (_ctx, id) => (id === 1 ? { wardCode: "27145" } : null),
  findFollow: async (_ctx, id) => (id === 1 ? { wardCode: "27145" } : null),
  stopFollow: async () => {},
  knowsMailLink: (_ctx, _act, _id, given) => given === "dung",
};
