import type { PeopleVerbs } from "#dashboards/people-verbs.ts";
import { AppError } from "#src/errors.ts";
import type { Holdings } from "#src/services/contacts/holdings.ts";
import type { RequestView } from "#src/services/contacts/list-requests.ts";
import type { ContactView } from "#src/services/contacts/masked-contact.ts";
import type { RatingPage } from "#src/services/csat/rate-by-link.ts";

export const TOKEN = "abcdefghijklmnopqrstuvwxyz012345";
const REFERENCE = "PA-26-7K3M9Q0";
const AT = "2026-11-24T01:30:00.000Z";

export const fakeRating = (change: Partial<RatingPage> = {}): RatingPage => ({
  reference: REFERENCE,
  unit: "UBND Phường Bàn Cờ",
  answer: "Đã thay nắp cống.",
  score: null,
  reason: null,
  comment: null,
  mayReopen: false,
  ...change,
});

export const fakeContact = (change: Partial<ContactView> = {}): ContactView => ({
  id: 7,
  personId: null,
  channel: "zalo",
  accountId: "oa",
  masked: { name: "L••• T•••", phone: "0912 ••• 678", email: null, anonymous: false },
  language: null,
  blocked: null,
  erasedAt: null,
  createdAt: AT,
  ...change,
});

const holdings: Holdings = {
  contacts: 2,
  conversations: 2,
  messages: 9,
  tickets: 3,
  openTickets: 1,
  files: 4,
  ratings: 1,
};

export const fakeRequest = (change: Partial<RequestView> = {}): RequestView => ({
  id: 3,
  kind: "erase",
  state: "open",
  note: "Gọi đến 1022, đã gọi lại để xác minh.",
  by: "Trần Thị Hoa",
  receivedAt: AT,
  dueAt: "2026-11-26T01:30:00.000Z",
  doneAt: null,
  late: false,
  outcome: null,
  answer: null,
  ...change,
});

const figures = { asked: 10, notAsked: 2, n: 4, mean: 3.5 };
const half = { value: 0.5, low: 0.15, high: 0.85 };
const csat = { ...figures, responseRate: half, satisfied: half, accepting: half };

/** Answers from made-up data; remembers nothing. */
export const fakePeople: PeopleVerbs = {
  loadRating: async (_ctx, token) => {
    if (token !== TOKEN) throw new AppError("NOT_FOUND", "Đường dẫn đánh giá không đúng.");
    return fakeRating();
  },
  rateByLink: async () => fakeRating({ score: 5 }),
  reopenByLink: async () => REFERENCE,
  csatOf: async (_ctx, { by } = {}) => ({
    from: AT,
    until: AT,
    by: by === "channel" ? "channel" : "unit",
    rows: [{ key: "27154-ubnd", name: "UBND Phường Bàn Cờ", ...csat }],
    total: csat,
  }),
  listBadRatings: async () => ({
    items: [
      {
        id: "5",
        reference: REFERENCE,
        state: "resolved",
        unit: { id: "27154-ubnd", name: "UBND Phường Bàn Cờ" },
        score: 2,
        reason: "slow",
        comment: "Ba tuần <b>mới</b> xong",
        ratedAt: AT,
        reopened: false,
        followUp: null,
      },
    ],
    next: null,
  }),
  followUpRating: async () => {},
  readTicketMedia: async () => ({ bytes: new Uint8Array([1]), mime: "image/jpeg", name: "tep-9.jpg" }),
  readLinkedMedia: async () => ({ bytes: new Uint8Array([1]), mime: "application/pdf", name: "tep-9.pdf" }),
  trackFiles: async (_ctx, _reference, isOwn) => ({
    result: [{ url: "/t/tep/upl_ket-qua?den=1", mime: "image/jpeg" }],
    own: isOwn ? [{ url: "/t/tep/9?den=1", mime: "image/jpeg" }] : [],
    ratingUrl: isOwn ? `/danh-gia/${TOKEN}` : null,
    moreUrl: null,
  }),
  loadMore: async (_ctx, reference) => ({ reference, needsPlace: true }),
  addMore: async (_ctx, reference) => ({ reference, needsPlace: true }),
  findContacts: async () => [fakeContact()],
  suggestPeople: async () => [
    { contacts: [fakeContact(), fakeContact({ id: 8, channel: "hotline" })], shared: ["phone"] },
  ],
  mergePeople: async () => ({ personId: 1, mergeId: 2 }),
  undoMerge: async () => {},
  keepApart: async () => {},
  loadPerson: async () => ({
    contacts: [fakeContact(), fakeContact({ id: 8, channel: "hotline", blocked: { at: AT, reason: "Quảng cáo" } })],
    consents: [{ contactId: 7, how: "form", version: "2026-07", at: AT, withdrawnAt: null }],
    tickets: [{ reference: REFERENCE, state: "resolved", createdAt: AT }],
    merges: [{ id: 2, contacts: 2, reason: "đã gọi hỏi", by: "Trần Thị Hoa", at: AT, undoneAt: null }],
    events: [{ action: "block", note: "Quảng cáo", by: "Trần Thị Hoa", at: AT }],
  }),
  blockContact: async () => {},
  unblockContact: async () => {},
  setLanguage: async () => {},
  listRequests: async () => [fakeRequest(), fakeRequest({ id: 2, kind: "export", late: true })],
  loadRequest: async (_ctx, id) => ({ request: fakeRequest({ id, kind: id === 2 ? "export" : "erase" }), holdings }),
  openRequest: async () => 3,
  eraseByRequest: async () => holdings,
  exportByRequest: async () => ({
    exportedAt: AT,
    contacts: [],
    consents: [],
    messages: [],
    files: [],
    tickets: [],
    ratings: [],
  }),
  refuseRequest: async () => {},
};
