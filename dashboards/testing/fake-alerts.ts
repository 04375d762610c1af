import type { AlertVerbs } from "#dashboards/alert-verbs.ts";
import { DEFAULT_SETTINGS } from "#src/domain/alerts/settings.ts";
import type { AlertView } from "#src/services/alerts/view.ts";
import { NOW, REFERENCE } from "./fake-tickets.ts";

const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

export const fakeAlert = (change: Partial<AlertView> = {}): AlertView => ({
  ...{ id: "7", rule: "spike", state: "open", level: "area", about: "drainage_flooding", origin: null },
  wards: [
    { code: "27154", name: "Phường Bàn Cờ" },
    { code: "26740", name: "Phường Sài Gòn" },
  ],
  ...{ fromAt: before(70), raisedAt: before(10), minutes: 60, observed: 12, expected: 0.4, people: 26, logP: -9.5 },
  ...{ onceInYears: 40, shares: null, grew: [{ at: before(4), people: 26 }], incident: "SC-26-0000000" },
  ...{ over: false, judgedAt: null, judgedNote: null, version: 3 },
  ...change,
});

const settings = { ...DEFAULT_SETTINGS, roles: ["operator" as const, "leader" as const] };

/** Made-up alerts: a flood that is still growing. */
export const fakeAlerts = {
  listAlerts: async () => ({ items: [fakeAlert()], next: null }),
  countAlerts: async () => ({ open: 1, right: 4, wrong: 1, closed: 0 }),
  countWaitingAlerts: async () => 1,
  loadAlert: async () => ({
    alert: fakeAlert(),
    incident: { reference: "SC-26-0000000", title: "Ngập nước: Phường Bàn Cờ", state: "proposed" },
    cells: [
      { ward: { code: "27154", name: "Phường Bàn Cờ" }, people: 9, expected: 0.3 },
      { ward: { code: "26740", name: "Phường Sài Gòn" }, people: 3, expected: null },
    ],
    chart: {
      hours: [3, 2, 1, 0].map((back) => ({
        ...{ at: before(back * 60), observed: back === 0 ? 12 : 0, expected: 0.4, usual: 3 },
      })),
    },
    items: [
      {
        ...{ kind: "ticket", reference: REFERENCE, at: before(20), sector: "drainage_flooding" },
        ...{ ward: "Phường Bàn Cờ", text: "Hẻm 12 ngập quá đầu gối", source: null },
      },
      {
        ...{ kind: "mention", reference: "5", at: before(15), sector: "drainage_flooding" },
        ...{ ward: null, text: "Ngập <b>lút</b> bánh xe", source: "Diễn đàn" },
      },
    ],
    told: [{ role: "operator", at: before(10), readAt: null, text: "Bất thường" }],
    ...{ judgedBy: null, mayJudge: true },
  }),
  judgeAlert: async () => {},
  withdrawJudgement: async () => {},
  loadAlertScene: async () => ({ open: [fakeAlert()], count: 1 }),
  viewAlertSettings: async () => ({
    settings,
    model: { at: before(600), days: 90 },
    versions: [{ at: before(900), by: "Lê Văn Quản", settings }],
  }),
  previewAlertSettings: async () => ({ raised: 4, dropped: 1 }),
  changeAlertSettings: async () => {},
} satisfies AlertVerbs;
