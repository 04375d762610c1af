import type { AdminVerbs } from "#dashboards/admin-verbs.ts";
import type { PublicText } from "#src/services/public-texts/list-public-texts.ts";
import { SETUP_STEPS } from "#src/services/setup/checklist.ts";
import { NOW, REFERENCE } from "./fake-tickets.ts";

const PUBLIC_TEXT: PublicText = {
  reference: REFERENCE,
  sector: "drainage_flooding",
  ward: { code: "27145", name: "Phường Bàn Cờ" },
  month: "2026-11",
  text: "Nắp cống trước nhà ông [tên] bị vỡ.",
  answer: "Đơn vị đã thay nắp cống mới.",
};

/** What the pages of whoever runs the service get in tests: one of each thing. */
export const fakeAdmin: AdminVerbs = {
  loadAttention: async () => ({
    channelsShut: 1,
    tokensEnding: 0,
    deadLetters: 2,
    requestsOpen: 1,
    requestsLate: 0,
    outboxStuck: 0,
    unusedAccounts: 1,
    classifier: "fallback",
    indicativeBoundaries: true,
  }),
  loadSetup: async () => ({ steps: SETUP_STEPS.map((id, at) => ({ id, done: at < 2 })), over: false }),
  noteSetup: async () => {},
  showDeadLetters: async () => ({
    letters: [
      {
        id: 7,
        queue: "intake",
        job: "take-event",
        jobId: "take-event-12",
        payload: '{"eventId":12}',
        reason: "connection refused",
        attempts: 5,
        failedAt: NOW,
        replayedAt: null,
        discardedAt: null,
        discardedBy: null,
        discardReason: null,
      },
    ],
    open: 2,
    replayed: { given: 10, waiting: 4 },
  }),
  replayByHand: async () => 2,
  discardDeadLetter: async () => {},
  viewRetention: async () => ({
    settings: { deliveries: 90, media: 365, mentions: null, personal: null },
    lastRun: { at: NOW.toISOString(), removed: { deliveries: 12, media: 0 }, finished: false },
  }),
  previewRetention: async () => ({ deliveries: 3, media: 0, mentions: null, personal: null }),
  changeRetention: async () => {},
  viewListeningSettings: async () => ({
    settings: { authorNameDays: 30, communications: [] },
    people: [{ id: 4, name: "Nguyễn Thị Lãnh", role: "leader" }],
    versions: [
      { at: "2026-11-20T02:00:00.000Z", by: "Lê Văn Quản", settings: { authorNameDays: 30, communications: [] } },
      { at: "2026-11-02T02:00:00.000Z", by: "Lê Văn Quản", settings: { authorNameDays: 14, communications: [4] } },
    ],
  }),
  previewListeningSettings: async () => ({ names: 12 }),
  changeListeningSettings: async () => {},
  importPopulations: async () => 168,
  loadPopulations: async () => new Map([["27145", { people: 60_000, source: "Niên giám 2025", asOf: "2025-12-31" }]]),
  isSampleOn: async () => false,
  loadSample: async () => ({ sample: 0, real: 2 }),
  turnSampleOn: async () => 600,
  turnSampleOff: async () => 600,
  readPublicTexts: async () => [PUBLIC_TEXT],
  viewPublicTexts: async () => ({
    settings: { enabled: true, consentVersions: ["2026-07"], sectors: ["drainage_flooding"], hidden: [] },
    versions: [{ version: "2026-07", n: 12 }],
    hasNames: true,
    preview: [PUBLIC_TEXT],
  }),
  changePublicTexts: async () => {},
  hidePublicText: async () => {},
  showWards: () => [
    {
      code: "26740",
      name: "Phường Bến Thành",
      type: "phuong",
      formerNames: [{ name: "Phường Bến Thành", district: "Quận 1", share: 0.97 }],
      formerDistricts: ["Quận 1"],
      office: { id: "26740-ubnd", name: "UBND Phường Bến Thành", phone: null, email: null },
      boundary: "indicative",
    },
  ],
  createAccount: async (_ctx, channel, id) => ({
    id,
    channel,
    webhookUrl: `https://langnghe.example.vn/hooks/${channel}/${id}`,
    made: { name: "verifyToken", value: "made-just-now" },
  }),
  testAccount: async () => ({ token: { ok: false, reason: "het han" }, address: { ok: true, reason: "answers" } }),
};
