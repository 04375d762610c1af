import { afterAll, beforeAll, expect, test } from "vitest";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { applySetting } from "./apply-setting.ts";
import { setDays } from "./day-rows.ts";
import { loadOldSetting, loadSetting } from "./load-setting.ts";
import { previewSetting } from "./preview.ts";

let t: TestCtx;
/** A Wednesday. */
const NOW = new Date("2026-11-25T02:00:00Z");
const local = (at: string) => new Date(`${at}:00+07:00`);

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  await running(1, "normal", "2026-11-24T10:00");
  await running(2, "normal", "2026-11-25T08:00");
  await running(3, "critical", "2026-11-25T08:30");
});
afterAll(() => t.close());

/** A ticket with its clocks as the city counts them now; its unit is known. */
async function running(n: number, urgency: "normal" | "critical", start: string) {
  const { sql } = t.ctx;
  const createdAt = local(start);
  const due = t.ctx.city.due({
    urgency,
    start: createdAt,
    ward: "27154",
    sector: "waste_environment",
    unit: "27154-ubnd",
  });
  const [ticket] = await sql`
    insert into tickets (reference, state, sector, urgency, ward_code, unit_id, channel, account_id, conversation_id, created_at,
      first_response_due_at, resolution_due_at, text)
    values (${`PA-26-TEST00${n}`}, 'assigned', 'waste_environment', ${urgency}, '27154', '27154-ubnd', 'webform', 'phan-anh',
      ${n}, ${createdAt.toISOString()}, ${due.firstResponseDueAt.toISOString()}, ${due.resolutionDueAt.toISOString()}, 'rác')
    returning id`;
  for (const { clock, allowedMinutes, calendar, policy, dueAt, why } of due.clocks)
    await sql`insert into ticket_clocks (ticket_id, clock, started_at, allowed_minutes, calendar, policy, due_at, why,
        stopped_at, met)
      values (${ticket?.id}, ${clock}, ${createdAt.toISOString()}, ${allowedMinutes}, ${calendar}, ${policy}, ${dueAt.toISOString()}, ${why},
        ${clock === "forward" ? createdAt.toISOString() : null}, ${clock === "forward"})`;
}

const admin = () => ({ ...t.ctx, actor: actor("admin") });

test("a holiday is previewed with the tickets that it moves, and nothing is stored", async () => {
  const { document, version } = await loadSetting(admin(), "calendars");
  expect(version).toBe(0);
  const changed = setDays(document, null, [{ on: "2026-11-26", hours: [], name: "Nghỉ bão" }]);
  const { effect } = await previewSetting(admin(), "calendars", changed);
  expect(effect).toMatchObject({
    running: 3,
    moved: 2,
    byUrgency: { critical: 0, normal: 2 },
    becomeOverdue: 0,
    noLongerOverdue: 0,
  });
  expect(effect.tickets.map(({ reference, clock, newDueAt }) => [reference, clock, newDueAt])).toEqual([
    ["PA-26-TEST002", "first_response", local("2026-11-27T08:00")],
    ["PA-26-TEST001", "resolution", local("2026-12-02T10:00")],
  ]);
  expect((await loadSetting(admin(), "calendars")).version).toBe(0);
});

test("shorter policies are previewed with what would be overdue at once, that first", async () => {
  const { document } = await loadSetting(admin(), "policies");
  const clocks = document.clocks.map((line) =>
    line.id === "normal" ? { ...line, firstResponseMinutes: 200, resolutionMinutes: 400 } : line,
  );
  const { effect } = await previewSetting(admin(), "policies", { ...document, clocks });
  expect(effect).toMatchObject({ moved: 2, becomeOverdue: 1 });
  expect(effect.tickets[0]).toMatchObject({ reference: "PA-26-TEST001", overdue: false, newOverdue: true });
});

test("what is applied moves just those tickets, tells why in their history, and can be taken back", async () => {
  const { document, version } = await loadSetting(admin(), "calendars");
  const changed = setDays(document, null, [{ on: "2026-11-26", hours: [], name: "Nghỉ bão" }]);
  const { effect } = await previewSetting(admin(), "calendars", changed);
  const input = { document: changed, note: "Công điện bão số 15", expectedVersion: version };
  expect(await applySetting(admin(), "calendars", input)).toEqual({ version: 1, tickets: 3, moved: effect.moved });
  const due = await t.ctx
    .sql`select resolution_due_at as at, due_why as why from tickets where reference = 'PA-26-TEST001'`;
  expect(new Date(due[0]?.at)).toEqual(local("2026-12-02T10:00"));
  expect(due[0]?.why).toContain("không tính 1 ngày nghỉ (Nghỉ bão)");
  const [event] = await t.ctx
    .sql`select e.note, e."from", e."to" from ticket_events e join tickets t on t.id = e.ticket_id
    where t.reference = 'PA-26-TEST001' and e.action = 'recompute'`;
  expect(event?.note).toBe("Đổi lịch làm việc (bản 1): Công điện bão số 15");
  await expect(applySetting(admin(), "calendars", input)).rejects.toMatchObject({ code: "CONFLICT" });

  const shipped = await loadOldSetting(admin(), "calendars", 0);
  const back = { document: shipped, note: "Trở về bản gốc", expectedVersion: 1 };
  expect(await applySetting(admin(), "calendars", back)).toMatchObject({ version: 2, moved: 2 });
  const { history } = await loadSetting(admin(), "calendars");
  expect(history.map(({ version, byName }) => [version, byName])).toEqual([
    [2, "Thử admin"],
    [1, "Thử admin"],
  ]);
  expect((await loadOldSetting(admin(), "calendars", 1)).days).toContainEqual({
    on: "2026-11-26",
    hours: [],
    name: "Nghỉ bão",
  });
});

test("a document that is wrong, without a reason, or from somebody who may not, is refused", async () => {
  const { document, version } = await loadSetting(admin(), "calendars");
  const none = { ...document, default: "none" };
  await expect(previewSetting(admin(), "calendars", none)).rejects.toMatchObject({
    code: "INVALID",
    details: { fields: [{ field: "default", message: expect.stringContaining("Lịch mặc định “none”") }] },
  });
  await expect(previewSetting(admin(), "calendars", "nonsense")).rejects.toMatchObject({ code: "INVALID" });
  const input = { document, note: "  ", expectedVersion: version };
  await expect(applySetting(admin(), "calendars", input)).rejects.toMatchObject({ code: "INVALID" });
  const operator = { ...t.ctx, actor: actor("operator") };
  for (const refused of [
    loadSetting(operator, "policies"),
    previewSetting(operator, "policies", document),
    applySetting(operator, "calendars", { ...input, note: "thử" }),
    loadOldSetting(operator, "calendars", 0),
  ])
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(loadOldSetting(admin(), "calendars", 99)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
