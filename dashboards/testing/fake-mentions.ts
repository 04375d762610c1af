import type { ListeningVerbs } from "#dashboards/listening-verbs.ts";
import { localDate } from "#src/domain/local-time.ts";
import { AppError } from "#src/errors.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import { NOW, REFERENCE } from "./fake-tickets.ts";

const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000).toISOString();

export const fakeMention = (more: Partial<MentionView> = {}): MentionView => ({
  id: "41",
  source: { id: "facebook-trang", kind: "facebook_page", name: "Trang thông tin Thành phố" },
  kind: "comment",
  url: "https://facebook.com/trang/posts/1",
  text: "Mưa một chút là hẻm 48 Lê Lợi ngập tới đầu gối, ai xử lý giùm",
  removed: false,
  postedAt: minutesAgo(12),
  changedAt: minutesAgo(12),
  seenAt: minutesAgo(10),
  author: "Hùng LV",
  reach: 14,
  sector: "drainage_flooding",
  urgency: "high",
  verdictKind: "complaint",
  sentiment: "negative",
  confidence: 0.91,
  reasons: ["có từ “ngập”"],
  keywords: ["ngập tới đầu gối"],
  ward: { code: "26734", name: "Phường Sài Gòn" },
  location: null,
  place: "Hẻm 48 Lê Lợi",
  unit: { id: "26734-ubnd", name: "UBND Phường Sài Gòn" },
  relevance: 0.88,
  relevanceWhy: ["place", "complaint"],
  topics: [{ id: "3", name: "Ngập nước", why: ["ngập"] }],
  copies: 2,
  sameAs: null,
  state: "new",
  dismissReason: null,
  decidedBy: null,
  decidedAt: null,
  ticket: null,
  incident: null,
  version: 1,
  ...more,
});

export const fakeTopic = (more: Partial<TopicView> = {}): TopicView => ({
  id: "3",
  name: "Ngập nước",
  query: 'ngập OR "triều cường"',
  active: true,
  by: "Trần Thị Hoa",
  createdAt: minutesAgo(5_000),
  version: 1,
  n: 128,
  matching: false,
  ...more,
});

const decided = (more: Partial<MentionView>) =>
  fakeMention({ decidedBy: "Trần Thị Hoa", decidedAt: NOW.toISOString(), version: 2, ...more });

const counts = (n: number, negative: number) => ({ n, negative, neutral: n - negative - 3, positive: 3 });
const dayAgo = (n: number) => localDate(new Date(NOW.getTime() - n * 86_400_000));

/** Verbs of public posts that answer from made-up data and remember nothing. */
export const fakeMentions: ListeningVerbs = {
  listMentions: async (_ctx, { urgency }) => ({
    items:
      urgency === "critical" ? [] : [fakeMention(), fakeMention({ id: "40", copies: 0, text: "Đèn đường tắt ba đêm" })],
    next: null,
  }),
  countMentions: async () => 7,
  listIncidents: async () => ({ items: [], next: null }),
  mentionsOfTicket: async () => [],
  sourceNames: async () => [{ id: "facebook-trang", kind: "facebook_page", name: "Trang thông tin Thành phố" }],
  loadMention: async (_ctx, id) => {
    if (!/^\d+$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy bài này.");
    return {
      mention: fakeMention({ id }),
      copies: [fakeMention({ id: "42", sameAs: id, copies: 0 }), fakeMention({ id: "43", sameAs: id, copies: 0 })],
      history: [{ step: "found", facts: {}, by: null, at: minutesAgo(10) }],
    };
  },
  postsForReport: async () => {
    const { author: _who, ...post } = fakeMention();
    return [post];
  },
  noteMentionExport: async () => {},
  promoteMention: async () => decided({ state: "promoted", ticket: REFERENCE }),
  attachMention: async (_ctx, _id, to) => decided({ state: "attached", ticket: to }),
  dismissMention: async (_ctx, _id, dismissReason) => decided({ state: "dismissed", dismissReason }),
  watchMention: async () => decided({ state: "watched" }),
  handOverMention: async () => decided({ state: "handed_over" }),
  undoMention: async () => fakeMention({ version: 3 }),
  listTopics: async () => [fakeTopic()],
  loadTopic: async (_ctx, id) => {
    if (id !== "3") throw new AppError("NOT_FOUND", "Không tìm thấy chủ đề này.");
    return fakeTopic();
  },
  saveTopic: async (_ctx, id, topic) => fakeTopic({ ...topic, active: topic.active ?? true, id: id ?? "9" }),
  removeTopic: async () => {},
  previewTopic: async () => ({
    days: Array.from({ length: 30 }, (_, at) => ({ onDay: dayAgo(29 - at), n: (at * 7) % 11 })),
    n: 143,
    newest: [fakeMention({ topics: [{ id: "", name: "", why: ["ngập"] }] })],
  }),
  mentionTrend: async () => ({
    days: Array.from({ length: 7 }, (_, at) => ({ onDay: dayAgo(6 - at), ...counts(20 + at * 3, 9 + at) })),
    total: counts(203, 84),
    before: counts(120, 40),
    season: counts(150, 45),
    rows: [
      { key: "drainage_flooding", name: "Thoát nước, ngập", now: counts(98, 60), before: counts(30, 12) },
      { key: "", name: "", now: counts(20, 5), before: counts(25, 6) },
    ],
  }),
  risingWords: async () => [
    { word: "triều cường", n: 41, before: 3, z: 6.2, place: false },
    { word: "Lê Lợi", n: 22, before: 4, z: 4.1, place: true },
  ],
};
