import type { SourceVerbs } from "#dashboards/source-verbs.ts";
import { AppError } from "#src/errors.ts";
import type { SourceView } from "#src/services/sources/list-sources.ts";
import { NOW } from "./fake-tickets.ts";

export const fakeSource = (more: Partial<SourceView> = {}): SourceView => ({
  id: "bao-thoi-su",
  kind: "newspaper",
  name: "Báo A, mục Thời sự",
  health: "ok",
  fault: null,
  settings: { address: "https://bao.example.vn/rss", everyMinutes: 15 },
  hasSecret: false,
  hookUrl: null,
  retentionDays: 365,
  triedAt: NOW,
  okAt: NOW,
  nextAt: NOW,
  newestAt: NOW,
  today: { requests: 48, units: 0, bytes: 1_300_000, items: 12 },
  unitsADay: null,
  waiting: 0,
  told: [],
  ...more,
});

/** A paper that works, a budget that is nearly spent, a service that waits, a feed that fails. */
export const SOURCES: SourceView[] = [
  fakeSource(),
  fakeSource({
    ...{ id: "kenh", kind: "youtube", name: "Kênh thành phố", unitsADay: 2_000, hasSecret: true },
    settings: { channels: ["UCdemo"], videos: [], searches: [], unitsADay: 2_000, everyMinutes: 30, push: true },
    today: { requests: 300, units: 1_940, bytes: 0, items: 210 },
    told: [{ topic: "https://www.youtube.com/xml/feeds/videos.xml?channel_id=UCdemo", until: NOW, denied: false }],
  }),
  fakeSource({
    ...{ id: "dich-vu", kind: "webhook", name: "Dịch vụ lắng nghe", health: "told", waiting: 1_240, settings: {} },
    hookUrl: "https://langnghe.example.vn/hooks/listening/dich-vu",
  }),
  fakeSource({
    ...{ id: "hong", name: "Báo B", health: "failing" },
    fault: { code: "http_status", facts: { status: 500 }, inARow: 3 },
  }),
];

/** The pages of sources in tests. */
export const fakeSources: SourceVerbs = {
  listSources: async () => SOURCES,
  loadSource: async (_ctx, id) => {
    const found = SOURCES.find((one) => one.id === id);
    if (!found) throw new AppError("NOT_FOUND", "Không có nguồn này.");
    return found;
  },
  createSource: async (_ctx, { id, kind }) => ({ id, kind, hookUrl: null, madeSecret: null }),
  changeSource: async () => {},
  readSourceNow: async () => ({ found: 3, fault: null }),
  pauseSource: async () => {},
  resumeSource: async () => {},
  removeSource: async () => {},
  renewSourceSecret: async () => "khoa-moi",
  importTold: async () => ({ rows: 0, added: 0, known: 0, refusedRows: 0, refused: [] }),
  readPosts: async function* () {},
  checkLink: async (_ctx, url) => ({ url, known: null, title: null }),
  pasteLink: async (_ctx, { url }) => ({ url }),
};
