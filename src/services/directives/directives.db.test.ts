import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { directiveEvents, directives, staffNotices } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { withActor } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { acceptDirective } from "./accept.ts";
import { answerDirective } from "./answer.ts";
import { countDirectives } from "./count.ts";
import { listDirectives } from "./list.ts";
import { loadDirective } from "./load.ts";
import { openDirective } from "./open.ts";
import { sendBackDirective } from "./send-back.ts";
import { tellOverdueDirectives } from "./tell-overdue.ts";

const [UNIT_A, UNIT_B] = ["27154-ubnd", "26740-ubnd"];
/** A Wednesday, 09:00 in Hồ Chí Minh City. */
const NOW = new Date("2026-11-25T02:00:00.000Z");
const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000);
let t: TestCtx;
let leader: Actor;
let leadA: Actor;
let leadB: Actor;
let auditor: Actor;
let n = 0;
const as = (who: Actor) => withActor(t.ctx, who);

beforeAll(async () => {
  t = await testCtx();
  const person = async (role: "leader" | "unit_lead" | "auditor", unitId: string | null, name: string) => {
    const { id } = await addUser(t.ctx, { email: `${name}@example.vn`, name, role, ...(unitId && { unitId }) });
    return { ...actor(role, unitId, id), name };
  };
  leader = await person("leader", null, "lanh-dao");
  leadA = await person("unit_lead", UNIT_A, "truong-a");
  leadB = await person("unit_lead", UNIT_B, "truong-b");
  auditor = await person("auditor", null, "kiem-soat");
});
beforeEach(() => t.setNow(NOW));
afterAll(() => t.close());

const topic = (more: Partial<Parameters<typeof openDirective>[1]> = {}) => {
  n += 1;
  const text = "Rà soát các điểm ngập và báo cáo kết quả.";
  return { key: `bieu-mau-${n}`, subject: "topic" as const, about: "Chống ngập", unitId: UNIT_A, text, ...more };
};
const open = (more?: Parameters<typeof topic>[0]) => openDirective(as(leader), topic(more));
const stepsOf = async (id: number) => (await loadDirective(as(leader), id)).lines.map(({ step }) => step);
const noticesOf = (who: Actor, id: number) =>
  t.ctx.db
    .select({ text: staffNotices.text })
    .from(staffNotices)
    .where(
      and(
        eq(staffNotices.kind, "directive"),
        who.role === "leader" ? eq(staffNotices.userId, who.userId ?? 0) : eq(staffNotices.unitId, who.unitId ?? ""),
      ),
    )
    .then((rows) => rows.map(({ text }) => text).filter((text) => text.startsWith(`Chỉ đạo số ${id} `)));

test("a directive lives from the order to the accepted answer, and every word of it is kept", async () => {
  const [ticket] = await openedTickets(t.ctx, 1);
  const id = await open({ subject: "ticket", about: ticket?.reference ?? "" });
  expect((await loadDirective(as(leadA), id)).directive).toMatchObject({
    ...{ subject: "ticket", about: ticket?.reference, state: "open", overdue: false },
    // Three working days of 480 minutes after Wednesday 09:00.
    dueAt: new Date("2026-11-30T02:00:00.000Z"),
  });
  await answerDirective(as(leadA), id, { text: "Đã khơi thông 12 miệng cống." });
  await sendBackDirective(as(leader), id, { text: "Cho biết tiến độ đoạn còn lại.", dueOn: "2026-12-02" });
  expect((await loadDirective(as(leadA), id)).directive).toMatchObject({
    ...{ state: "open", dueAt: new Date("2026-12-02T10:00:00.000Z") },
  });
  await answerDirective(as(leadA), id, { text: "Xong toàn tuyến." });
  await acceptDirective(as(leader), id);
  expect((await loadDirective(as(leadA), id)).directive).toMatchObject({ state: "done", doneAt: NOW });
  expect(await stepsOf(id)).toEqual(["opened", "answered", "sent_back", "answered", "accepted"]);
  expect(await noticesOf(leadA, id)).toHaveLength(3);
  expect(await noticesOf(leader, id)).toHaveLength(2);
  expect((await listDirectives(as(leader))).items.map((one) => one.id)).not.toContain(id);
  expect((await listDirectives(as(leader), "done")).items.map((one) => one.id)).toContain(id);
});

test("a button pressed twice, one after the other or at once, does it once", async () => {
  const form = topic();
  const ids = await Promise.all([1, 2, 3].map(() => openDirective(as(leader), form)));
  const id = ids[0] ?? 0;
  expect(new Set(ids).size).toBe(1);
  await Promise.all([1, 2].map(() => answerDirective(as(leadA), id, { text: "Đã làm." })));
  await answerDirective(as(leadA), id, { text: "Đã làm." });
  await Promise.all([1, 2].map(() => sendBackDirective(as(leader), id, { text: "Chưa rõ." })));
  await answerDirective(as(leadA), id, { text: "Đã làm, có ảnh." });
  await Promise.all([1, 2].map(() => acceptDirective(as(leader), id)));
  await acceptDirective(as(leader), id);
  expect(await stepsOf(id)).toEqual(["opened", "answered", "sent_back", "answered", "accepted"]);
  expect(await noticesOf(leadA, id)).toHaveLength(3);
  await expect(openDirective(as(leader), { ...form, text: "Việc khác" })).rejects.toMatchObject({ code: "CONFLICT" });
});

describe("rights", () => {
  test("unit B neither sees nor answers what unit A was asked", async () => {
    const id = await open();
    await expect(loadDirective(as(leadB), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(answerDirective(as(leadB), id, { text: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listDirectives(as(leadB))).items).toEqual([]);
    expect(await countDirectives(as(leadB))).toEqual({ open: 0, overdue: 0, answered: 0 });
    expect(await noticesOf(leadB, id)).toEqual([]);
  });

  test("only leaders write and decide, only the unit answers, the auditor reads", async () => {
    const id = await open();
    await expect(openDirective(as(leadA), topic())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(answerDirective(as(leader), id, { text: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await answerDirective(as(leadA), id, { text: "Xong." });
    for (const who of [leadA, auditor]) {
      await expect(acceptDirective(as(who), id)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(sendBackDirective(as(who), id, { text: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect((await loadDirective(as(auditor), id)).directive.state).toBe("answered");
    for (const role of ["officer", "operator", "admin"] as const)
      await expect(loadDirective(as(actor(role, UNIT_A)), id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

test("what is overdue is told of once for each due time, and stands first until it is answered", async () => {
  const id = await open({ dueOn: "2026-11-26" });
  const later = await open({ dueOn: "2026-11-27" });
  await tellOverdueDirectives(t.ctx);
  const before = await noticesOf(leadA, id);
  t.setNow(days(1.5));
  await Promise.all([tellOverdueDirectives(t.ctx), tellOverdueDirectives(t.ctx)]);
  await tellOverdueDirectives(t.ctx);
  expect(await noticesOf(leadA, id)).toHaveLength(before.length + 1);
  expect(await noticesOf(leader, id)).toEqual([expect.stringContaining("đã quá hạn")]);
  const { items } = await listDirectives(as(leadA));
  expect(items[0]).toMatchObject({ id, overdue: true });
  expect(items.find((one) => one.id === later)).toMatchObject({ overdue: false });
  expect(await countDirectives(as(leadA))).toMatchObject({ overdue: 1 });

  await answerDirective(as(leadA), id, { text: "Trễ, đã xong." });
  expect(await countDirectives(as(leadA))).toMatchObject({ overdue: 0 });
  // The due time is over: sent back, the unit has three working days again, and can be late again.
  await sendBackDirective(as(leader), id, { text: "Chưa đủ." });
  t.setNow(days(12));
  await tellOverdueDirectives(t.ctx);
  expect((await noticesOf(leadA, id)).filter((text) => text.includes("đã quá hạn"))).toHaveLength(2);
});

test("what cannot be is refused with the box that has to be mended", async () => {
  const field = (name: string) => ({
    code: "INVALID",
    details: { fields: [expect.objectContaining({ field: name })] },
  });
  await expect(open({ text: "  " })).rejects.toMatchObject(field("text"));
  await expect(open({ unitId: "khong-co" })).rejects.toMatchObject(field("unitId"));
  await expect(open({ dueOn: "2026-11-24" })).rejects.toMatchObject(field("dueOn"));
  await expect(open({ subject: "ticket", about: "PA-26-0000000" })).rejects.toMatchObject(field("about"));
  await expect(open({ subject: "ward", about: "99999" })).rejects.toMatchObject(field("about"));
  const id = await open({ subject: "ward", about: "27154" });
  await expect(acceptDirective(as(leader), id)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("nobody changes the history afterwards", async () => {
  const id = await open();
  const ofIt = eq(directiveEvents.directiveId, id);
  await expect(t.ctx.db.update(directiveEvents).set({ text: "khác" }).where(ofIt)).rejects.toThrow();
  await expect(t.ctx.db.delete(directiveEvents).where(ofIt)).rejects.toThrow();
  expect(await t.ctx.db.select().from(directives).where(eq(directives.id, id))).toHaveLength(1);
});
