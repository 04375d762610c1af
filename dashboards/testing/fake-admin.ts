import type { AdminVerbs } from "#dashboards/admin-verbs.ts";
import { SETUP_STEPS } from "#src/services/setup/checklist.ts";
import { NOW } from "./fake-tickets.ts";

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
