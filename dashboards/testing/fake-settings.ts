import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { PoliciesFile } from "#src/city/pack/policies-file.ts";
import type { Effect } from "#src/services/calendars/effect.ts";
import type { PresentSetting } from "#src/services/calendars/load-setting.ts";
import { REFERENCE } from "./fake-tickets.ts";

const DAY: [string, string][] = [
  ["07:30", "11:30"],
  ["13:00", "17:00"],
];

export const fakeCalendars: CalendarsFile = {
  default: "office",
  offsetMinutes: 420,
  days: [
    { on: "2026-01-10", hours: DAY, name: "Làm bù ngày 02/01" },
    { on: "2026-04-27", hours: [], name: "Giỗ Tổ Hùng Vương" },
    { on: "2027-02-05", hours: [], name: "Tết Đinh Mùi", sure: false, note: "Tính trước" },
  ],
  calendars: [
    { id: "office", name: "Giờ hành chính", week: [[], DAY, DAY, DAY, DAY, DAY, []], days: [] },
    {
      id: "station",
      name: "Trạm y tế",
      week: [[], DAY, DAY, DAY, DAY, DAY, [["07:30", "11:30"]]],
      days: [{ on: "2026-12-24", hours: [["07:30", "11:30"]], name: "Họp ngành" }],
    },
  ],
};

const line = (id: "critical" | "high" | "normal" | "low", minutes: number, calendar: "always" | "unit") => ({
  id,
  when: { urgency: [id] },
  forwardMinutes: minutes,
  firstResponseMinutes: minutes * 4,
  resolutionMinutes: minutes * 20,
  calendar,
  why: "vì quy định của thành phố",
});

export const fakePolicies = PoliciesFile.parse({
  clocks: [
    line("critical", 5, "always"),
    line("high", 15, "always"),
    line("normal", 120, "unit"),
    line("low", 480, "unit"),
  ],
  escalation: [{ clock: "resolution", percent: 75, kind: "warning", to: ["assignee", "unit_lead"] }],
  reopen: "restart",
});

const history = [
  { version: 2, note: "Thông báo nghỉ Tết", byName: "Lê Văn Quản", at: new Date("2026-11-20T03:00:00Z") },
  { version: 1, note: "Thêm lịch trạm y tế", byName: "Lê Văn Quản", at: new Date("2026-11-10T03:00:00Z") },
];

export const fakeSetting = <P extends "calendars" | "policies">(part: P): PresentSetting<P> =>
  // Safe: the document is that of the part.
  ({
    document: part === "calendars" ? fakeCalendars : fakePolicies,
    version: 2,
    history,
  }) as unknown as PresentSetting<P>;

export const fakeEffect = (): Effect => ({
  running: 40,
  moved: 2,
  byUrgency: { critical: 0, high: 0, normal: 2, low: 0 },
  becomeOverdue: 1,
  noLongerOverdue: 0,
  tickets: [
    {
      reference: REFERENCE,
      urgency: "normal",
      clock: "resolution",
      dueAt: new Date("2026-11-27T10:00:00Z"),
      newDueAt: new Date("2026-11-24T10:00:00Z"),
      overdue: false,
      newOverdue: true,
    },
  ],
});
