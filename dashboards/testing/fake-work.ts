import type { WorkVerbs } from "#dashboards/work-verbs.ts";
import { fakeTicket, NOW, REFERENCE } from "./fake-tickets.ts";

const MACRO = {
  id: "1",
  name: "Nhận và nhắn người dân",
  unitId: null,
  advance: true,
  steps: [
    { action: "accept" as const, input: {} },
    { action: "note" as const, input: { note: "Đã nhận {ma}" } },
  ],
};

const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString();
const load = (userId: string | null, name: string, open: number, overdue: number) => ({
  ...{ userId, name, open, overdue, dueToday: 1, resolved7: 6, limit: 10, awayToday: false },
});

/** Macros and a unit, made up. */
export const fakeWork: WorkVerbs = {
  runSteps: async (_ctx, _reference, steps) => ({
    done: steps.map(({ action }) => action),
    ticket: fakeTicket({ state: "triaged" }),
    failed: null,
    undoable: steps.length,
  }),
  runMacro: async () => ({ done: ["accept", "note"], ticket: fakeTicket(), failed: null, undoable: 0, macro: MACRO }),
  listMacros: async () => [MACRO],
  listKeptMacros: async () => [{ ...MACRO, mine: true }],
  saveMacro: async () => MACRO,
  retireMacro: async () => {},
  askExtension: async () => {},
  decideExtension: async () => ({ reference: REFERENCE }),
  findExtensionRequest: async () => undefined,
  loadUnitDesk: async () => ({
    unit: { id: "27145-ubnd", name: "UBND Phường Bàn Cờ" },
    people: [load("7", "Nguyễn Văn Minh", 4, 1), { ...load("8", "Phạm Thu Hà", 0, 0), awayToday: true }],
    unassigned: load(null, "", 2, 0),
    waiting: [REFERENCE],
    absences: [
      { id: "3", userId: "8", name: "Phạm Thu Hà", fromOn: "2026-11-24", untilOn: "2026-11-26", note: "Nghỉ phép" },
    ],
    extensions: [
      {
        ...{ id: "5", reference: REFERENCE, askedBy: "Nguyễn Văn Minh", reason: "Chờ vật tư" },
        ...{ askedAt: at(-2), promisedAt: at(48), dueAt: at(3) },
      },
    ],
    badRatings: 2,
  }),
  addAbsence: async () => {},
  removeAbsence: async () => {},
};
