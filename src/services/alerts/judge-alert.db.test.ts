import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alerts, auditLog } from "#src/db/schema/index.ts";
import type { Role } from "#src/domain/roles.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { addUser } from "../people/add-user.ts";
import { judgeAlert, withdrawJudgement } from "./judge-alert.ts";
import { countAlerts } from "./list.ts";
import { loadAlert } from "./load-alert.ts";

const NOW = new Date("2026-11-25T15:00:00+07:00");
let t: TestCtx;
let hoaId: number;
let id: number;

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  hoaId = (await addUser(t.ctx, { email: "hoa@example.vn", role: "operator" })).id;
});
afterAll(() => t?.close());
beforeEach(async () => {
  await t.ctx.db.delete(alerts);
  const at = { fromAt: NOW, raisedAt: NOW, hotAt: NOW };
  const counts = { observed: 12, expected: 0.4, logP: -14, aWeek: 1e-6, people: 12, toldPeople: 12 };
  const cell = { rule: "spike" as const, level: "ward", sector: "noise", about: "noise", wardCodes: ["27154"] };
  const [row] = await t.ctx.db
    .insert(alerts)
    .values({ key: "thu", ...cell, ...at, ...counts })
    .returning({ id: alerts.id });
  id = row?.id ?? 0;
});

const as = (role: Role, userId: number | null = null) => withActor(t.ctx, actor(role, "27154-ubnd", userId));
const hoa = () => as("operator", hoaId);
const stored = async () => (await t.ctx.db.select().from(alerts).where(eq(alerts.id, id)))[0];
const code = (error: { code: string }) => error.code;

describe("an alert that a person has judged", () => {
  test("says who, when and why, and the record keeps each judgement without its words", async () => {
    await judgeAlert(hoa(), id, { judgement: "right", version: 1, note: "  Vỡ ống ở hẻm 12 " });
    const page = await loadAlert(hoa(), id);
    expect(page.alert).toMatchObject({ state: "right", judgedAt: NOW.toISOString(), judgedNote: "Vỡ ống ở hẻm 12" });
    expect(page.judgedBy).toBeTruthy();
    await judgeAlert(hoa(), id, { judgement: "wrong", version: 2 });
    expect(await stored()).toMatchObject({ state: "wrong", judgedNote: null, version: 3 });
    const log = await t.ctx.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(2);
    expect(log.map(({ action, subject, details }) => [action, subject, details])).toEqual([
      ["alert.judge", `alert:${id}`, { judgement: "wrong" }],
      ["alert.judge", `alert:${id}`, { judgement: "right" }],
    ]);
    expect(await countAlerts(hoa())).toEqual({ open: 0, right: 0, wrong: 1, closed: 0 });
  });

  test("waits again when that is taken back", async () => {
    await judgeAlert(hoa(), id, { judgement: "wrong", version: 1, note: "Nhầm" });
    await withdrawJudgement(hoa(), id, { version: 2 });
    expect(await stored()).toMatchObject({ state: "open", judgedAt: null, judgedById: null, judgedNote: null });
  });

  test("is closed, not open, when it was over meanwhile", async () => {
    await judgeAlert(hoa(), id, { judgement: "wrong", version: 1 });
    await t.ctx.db.update(alerts).set({ closedAt: NOW });
    await withdrawJudgement(hoa(), id, { version: 2 });
    expect((await stored())?.state).toBe("closed");
  });

  test("is not taken back twice, nor before anybody has judged it", async () => {
    expect(await withdrawJudgement(hoa(), id, { version: 1 }).catch(code)).toBe("CONFLICT");
    await judgeAlert(hoa(), id, { judgement: "wrong", version: 1 });
    const both = [1, 2].map(() => withdrawJudgement(hoa(), id, { version: 2 }).then(() => "done", code));
    expect((await Promise.all(both)).toSorted()).toEqual(["CONFLICT", "done"]);
  });
});

test("of two who judge at once one wins, and the other is told", async () => {
  const both = (["right", "wrong"] as const).map((judgement) =>
    judgeAlert(hoa(), id, { judgement, version: 1 }).then(() => judgement, code),
  );
  const said = await Promise.all(both);
  expect(said.filter((one) => one === "CONFLICT")).toHaveLength(1);
  expect(said).toContain((await stored())?.state);
});

test("what is no judgement, too long a word, and an alert that is not there are refused", async () => {
  const fields = expect.objectContaining({ fields: [expect.objectContaining({ field: "note" })] });
  const long = judgeAlert(hoa(), id, { judgement: "right", version: 1, note: "a".repeat(501) });
  await expect(long).rejects.toMatchObject({ code: "INVALID", details: fields });
  expect(await judgeAlert(hoa(), id + 1, { judgement: "right", version: 1 }).catch(code)).toBe("NOT_FOUND");
  expect(await withdrawJudgement(hoa(), id + 1, { version: 1 }).catch(code)).toBe("NOT_FOUND");
});

test.each([
  ["judges and reads", ["operator", "leader"], "done", "done"],
  ["reads only", ["auditor"], "FORBIDDEN", "done"],
  ["does neither: the city as a whole is not theirs", ["officer", "unit_lead", "admin"], "FORBIDDEN", "FORBIDDEN"],
] as const)("%s", async (_, roles, judging, reading) => {
  for (const role of roles) {
    const version = (await stored())?.version ?? 0;
    const judged = judgeAlert(as(role), id, { judgement: "right", version }).then(() => "done", code);
    const read = loadAlert(as(role), id).then(() => "done", code);
    expect([role, await judged, await read]).toEqual([role, judging, reading]);
  }
});
