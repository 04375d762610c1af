import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { staffNotices, ticketClocks, ticketEvents, ticketPauses, tickets } from "#src/db/schema/index.ts";
import { effectOf } from "#src/services/calendars/effect.ts";
import { publishSetting } from "#src/services/city/settings.ts";
import { backfillClocks } from "#src/services/clocks/backfill-clocks.ts";
import { evaluateClocks } from "#src/services/clocks/evaluate-clocks.ts";
import { extendClock } from "#src/services/clocks/extend-clock.ts";
import { mergeClocks } from "#src/services/clocks/merge-clocks.ts";
import { recomputeClocks } from "#src/services/clocks/recompute-clocks.ts";
import { restartClocks } from "#src/services/clocks/restart-clocks.ts";
import { pauseClocks, resumeClocks } from "#src/services/clocks/sync-clocks.ts";
import { withActor } from "#src/services/ctx.ts";
import { listNotices } from "#src/services/notices/list-notices.ts";
import { markRead } from "#src/services/notices/mark-read.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { acceptTicket } from "#src/services/tickets/accept.ts";
import { loadTicket } from "#src/services/tickets/load-ticket.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { startEvaluating } from "#src/services/upkeep/start-evaluating.ts";
import { addTicket, change, clockOf, ticketOf } from "./support/clock-tickets.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";

let t: TestCtx;
/** A Wednesday without holidays around it. The office works 7:30 to 11:30 and 13:00 to 17:00. */
const at = (local: string) => new Date(`${local}:00+07:00`);
const START = at("2026-11-25T08:00");
/** Round the clock, other than an office. */
const EVN = "hcmc-evn";
const WARD = "27154-ubnd";

beforeEach(async () => {
  t = await testCtx();
  t.setNow(START);
});
afterEach(() => t.close());

const iso = (instant: Date | null | undefined) => instant?.toISOString() ?? null;
const dueOf = async (ticket: TicketRow, name: Parameters<typeof clockOf>[2]) =>
  (await clockOf(t.ctx.db, ticket.id, name)).dueAt;
const evaluate = (now: Date) => {
  t.setNow(now);
  return evaluateClocks(t.ctx, now, 500);
};
const eventsOf = (ticket: TicketRow, action: string) =>
  t.ctx.db
    .select()
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticket.id))
    .orderBy(asc(ticketEvents.id))
    .then((rows) => rows.filter((row) => row.action === action));
const notices = () => t.ctx.db.select().from(staffNotices).orderBy(asc(staffNotices.id));
const later = (local: string, ticket: TicketRow, set: Partial<TicketRow>, work?: Parameters<typeof change>[3]) => {
  t.setNow(at(local));
  return change(t.ctx, ticket.id, set, work);
};
const pause = (local: string, ticket: TicketRow) =>
  later(local, ticket, { state: "waiting_citizen", pausedAt: at(local) }, (tx, after) =>
    pauseClocks(t.ctx, tx, after, "xin thêm ảnh"),
  );
const resume = (local: string, ticket: TicketRow) =>
  later(local, ticket, { state: "in_progress", pausedAt: null }, (tx, after) => resumeClocks(t.ctx, tx, after));
const extend = (local: string, ticket: TicketRow, promisedAt: Date) =>
  later(local, ticket, { promisedAt }, (tx, after) =>
    extendClock(t.ctx, tx, after, { promisedAt, reason: "chờ vật tư" }),
  );

describe("a ticket's clocks", () => {
  test("begin with the ticket once sector and urgency are known, and the ticket carries copies of two", async () => {
    const ticket = await addTicket(t.ctx, { state: "needs_triage", urgency: null, unitId: null });
    expect(await t.ctx.db.select().from(ticketClocks)).toEqual([]);
    const known = await later("2026-11-25T09:00", ticket, { urgency: "normal" });
    expect(iso(await dueOf(ticket, "forward"))).toBe(iso(at("2026-11-25T10:00")));
    expect(iso(known.firstResponseDueAt)).toBe(iso(at("2026-11-26T08:00")));
    expect(iso(known.resolutionDueAt)).toBe(iso(at("2026-12-02T08:00")));
    expect(known).toMatchObject({ calendar: "office", dueWhy: expect.stringContaining("08:00 thứ Tư 02/12/2026") });
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({ startedAt: START, round: 1 });
  });

  test("stop when their aim is reached: the right unit, the first answer, the result", async () => {
    const ticket = await addTicket(t.ctx);
    expect(await clockOf(t.ctx.db, ticket.id, "forward")).toMatchObject({ met: true, stoppedAt: START });
    const answeredAt = at("2026-11-25T09:00");
    await later("2026-11-25T09:00", ticket, { firstRespondedAt: answeredAt });
    await later("2026-11-27T09:00", ticket, { state: "resolved", resolvedAt: at("2026-11-27T09:00") });
    expect(await clockOf(t.ctx.db, ticket.id, "first_response")).toMatchObject({ met: true, stoppedAt: answeredAt });
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({
      met: true,
      stoppedAt: at("2026-11-27T09:00"),
      nextAlertAt: null,
    });
  });

  test("run again when what stopped them is taken back, with the same due instant", async () => {
    const ticket = await addTicket(t.ctx);
    const due = await dueOf(ticket, "resolution");
    await later("2026-11-27T09:00", ticket, { state: "resolved", resolvedAt: at("2026-11-27T09:00") });
    await later("2026-11-27T09:00", ticket, { state: "in_progress", resolvedAt: null });
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({
      met: false,
      stoppedAt: null,
      dueAt: due,
      nextAlertAt: expect.any(Date),
    });
  });

  test("of a ticket that comes back to the desk: it has not been forwarded after all", async () => {
    const ticket = await addTicket(t.ctx);
    await later("2026-11-25T09:00", ticket, { state: "needs_triage" });
    expect(await clockOf(t.ctx.db, ticket.id, "forward")).toMatchObject({ met: false, stoppedAt: null });
  });

  test.each(["rejected", "duplicate"] as const)("of a ticket that is %s matter no longer", async (state) => {
    const ticket = await addTicket(t.ctx);
    await later("2026-11-25T09:00", ticket, { state });
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({
      met: false,
      stoppedAt: at("2026-11-25T09:00"),
      nextAlertAt: null,
    });
    expect(await evaluate(at("2026-12-24T09:00"))).toMatchObject({ clocks: 0 });
  });

  test("are counted anew from the start when the urgency is corrected: it always was that urgent", async () => {
    const ticket = await addTicket(t.ctx);
    const raised = await later("2026-11-25T10:00", ticket, { urgency: "high" });
    expect(iso(raised.firstResponseDueAt)).toBe(iso(at("2026-11-25T10:00")));
    expect(iso(raised.resolutionDueAt)).toBe(iso(at("2026-11-26T08:00")));
  });

  test("made for open tickets from before there were clocks, once", async () => {
    const ticket = await addTicket(t.ctx);
    await t.ctx.sql`delete from ticket_clocks`;
    await t.ctx.sql`update tickets set resolution_due_at = null`;
    expect(await backfillClocks(t.ctx)).toBe(1);
    expect(await backfillClocks(t.ctx)).toBe(0);
    expect(iso((await ticketOf(t.ctx.db, ticket.id)).resolutionDueAt)).toBe(iso(at("2026-12-02T08:00")));
    // When it was forwarded nobody knows any more: that clock it does not get.
    expect(await t.ctx.db.select().from(ticketClocks)).toHaveLength(2);
  });
});

describe("another unit takes over", () => {
  test("what had run in the old one's working time is used, the rest runs in the new one's", async () => {
    const ticket = await addTicket(t.ctx);
    // 8:00 to 11:30 are 210 of 480 minutes; 270 are left, round the clock from noon.
    const handed = await later("2026-11-25T12:00", ticket, { unitId: EVN });
    expect(iso(handed.firstResponseDueAt)).toBe(iso(at("2026-11-25T16:30")));
    expect(await clockOf(t.ctx.db, ticket.id, "first_response")).toMatchObject({
      startedAt: START,
      countedFrom: at("2026-11-25T12:00"),
      usedMs: 210 * 60_000,
      calendar: "always",
      why: expect.stringContaining("đã dùng 3 giờ 30 phút"),
    });
    // And back: 60 of the 270 have run, 210 are left in the office.
    const back = await later("2026-11-25T13:00", ticket, { unitId: WARD });
    expect(iso(back.firstResponseDueAt)).toBe(iso(at("2026-11-25T16:30")));
    expect(back.calendar).toBe("office");
  });

  test("a unit with the same working time changes nothing", async () => {
    const ticket = await addTicket(t.ctx);
    const handed = await later("2026-11-25T12:00", ticket, { unitId: "27142-ubnd" });
    expect(iso(handed.resolutionDueAt)).toBe(iso(ticket.resolutionDueAt));
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({ countedFrom: null, usedMs: 0 });
  });

  test("an overdue clock stays overdue", async () => {
    const ticket = await addTicket(t.ctx);
    const handed = await later("2026-11-27T12:00", ticket, { unitId: EVN });
    expect(iso(handed.firstResponseDueAt)).toBe(iso(ticket.firstResponseDueAt));
  });
});

describe("waiting for the citizen", () => {
  test("stops the clocks, which are later by exactly the working time that they stood still", async () => {
    const ticket = await addTicket(t.ctx);
    const waiting = await pause("2026-11-25T11:00", ticket);
    expect(iso(waiting.resolutionDueAt)).toBe(iso(ticket.resolutionDueAt));
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({ nextAlertAt: null });
    expect(await evaluate(at("2026-11-26T08:30"))).toMatchObject({ clocks: 0 });
    // 30 minutes of Wednesday morning, all Wednesday afternoon, an hour of Thursday: 330 minutes.
    const running = await resume("2026-11-26T08:30", ticket);
    expect(iso(running.firstResponseDueAt)).toBe(iso(at("2026-11-26T15:00")));
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({
      dueAt: at("2026-12-02T15:00"),
      nextAlertAt: expect.any(Date),
      why: expect.stringContaining("chờ người dân"),
    });
  });

  test("twice is once, and resuming what runs changes nothing", async () => {
    const ticket = await addTicket(t.ctx);
    await pause("2026-11-25T09:00", ticket);
    await pause("2026-11-25T10:00", ticket);
    await resume("2026-11-25T11:00", ticket);
    const running = await resume("2026-11-25T11:30", ticket);
    expect(await t.ctx.db.select().from(ticketPauses)).toHaveLength(1);
    expect(iso(running.firstResponseDueAt)).toBe(iso(at("2026-11-26T10:00")));
  });

  test("changes nothing for a clock that is overdue: it keeps counting and is escalated", async () => {
    const ticket = await addTicket(t.ctx);
    await pause("2026-11-26T09:00", ticket);
    await evaluate(at("2026-11-27T09:00"));
    // 150% of 480 minutes after 8:00 on Wednesday: 720 minutes.
    expect((await notices()).map(({ kind, aboutAt }) => [kind, iso(aboutAt)])).toEqual([
      ["warning", iso(at("2026-11-25T15:30"))],
      ["breach", iso(at("2026-11-26T08:00"))],
      ["escalation", iso(at("2026-11-26T13:30"))],
    ]);
    const running = await resume("2026-11-27T10:00", ticket);
    expect(iso(running.firstResponseDueAt)).toBe(iso(at("2026-11-26T08:00")));
    // The other clock, which was not overdue, stood still: Thursday 9:00 to Friday 10:00 are 540 minutes.
    expect(iso(running.resolutionDueAt)).toBe(iso(at("2026-12-03T09:00")));
  });

  test("while the unit changes: what had run before stays used, the pause does not", async () => {
    const ticket = await addTicket(t.ctx);
    await pause("2026-11-25T09:00", ticket);
    await later("2026-11-25T10:00", ticket, { unitId: EVN });
    const running = await resume("2026-11-25T12:00", ticket);
    // 60 minutes used, 420 left, round the clock from noon.
    expect(iso(running.firstResponseDueAt)).toBe(iso(at("2026-11-25T19:00")));
  });
});

describe("an extension", () => {
  test("before the due instant moves the clock to the promised time and keeps what it was", async () => {
    const ticket = await addTicket(t.ctx);
    const promisedAt = at("2026-12-10T20:00");
    const extended = await extend("2026-11-26T09:00", ticket, promisedAt);
    expect(iso(extended.resolutionDueAt)).toBe(iso(promisedAt));
    expect(extended.dueWhy).toContain("đã gia hạn");
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({
      originalDueAt: at("2026-12-02T08:00"),
      breachedAt: null,
    });
    expect(await evaluate(at("2026-12-10T19:00"))).toMatchObject({ breaches: 1 }); // the first response alone
    expect(await evaluate(at("2026-12-10T20:00"))).toMatchObject({ breaches: 1 });
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({ breachedAt: promisedAt });
  });

  test("after the due instant leaves the breach: overdue, but promised", async () => {
    const ticket = await addTicket(t.ctx);
    const promisedAt = at("2026-12-10T16:00");
    const extended = await extend("2026-12-03T09:00", ticket, promisedAt);
    expect(extended).toMatchObject({ promisedAt, resolutionDueAt: at("2026-12-02T08:00") });
    expect((await loadTicket(t.ctx, ticket.reference)).breaches).toContainEqual({
      clock: "resolution",
      at: iso(at("2026-12-02T08:00")),
    });
    await evaluate(at("2026-12-03T09:00"));
    expect((await notices()).at(-1)?.text).toContain("đã hẹn người dân 16:00 ngày 10/12/2026");
  });

  test("tells again what was told of the time before", async () => {
    const ticket = await addTicket(t.ctx, { firstRespondedAt: START });
    await evaluate(at("2026-12-01T09:00"));
    await extend("2026-12-01T10:00", ticket, at("2026-12-15T16:00"));
    await evaluate(at("2026-12-15T15:00"));
    expect((await notices()).map(({ kind }) => kind)).toEqual(["warning", "warning"]);
  });

  test("stands when the unit changes, moves with a later pause, and counts from itself when made in one", async () => {
    const ticket = await addTicket(t.ctx);
    await pause("2026-11-25T09:00", ticket);
    await extend("2026-11-26T09:00", ticket, at("2026-12-10T16:00"));
    await later("2026-11-26T09:00", ticket, { unitId: "27142-ubnd" });
    const running = await resume("2026-11-26T09:30", ticket);
    expect(iso(running.resolutionDueAt)).toBe(iso(at("2026-12-10T16:30")));
  });

  test("lapses when the matter turns out to be more urgent than what was extended", async () => {
    const ticket = await addTicket(t.ctx);
    await extend("2026-11-25T09:00", ticket, at("2026-12-10T16:00"));
    const raised = await later("2026-11-25T10:00", ticket, { urgency: "high" });
    expect(iso(raised.resolutionDueAt)).toBe(iso(at("2026-11-26T08:00")));
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({ originalDueAt: null });
  });

  test.each([
    ["in the past", "2026-11-25T08:30"],
    ["before the due instant", "2026-12-01T08:00"],
  ])("to a time %s is refused", async (_, promised) => {
    const ticket = await addTicket(t.ctx);
    await expect(extend("2026-11-25T09:00", ticket, at(promised))).rejects.toMatchObject({ code: "INVALID" });
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({ originalDueAt: null });
  });
});

describe("a reopened ticket", () => {
  const settleAndReopen = async () => {
    const ticket = await addTicket(t.ctx);
    await later("2026-11-26T09:00", ticket, { state: "resolved", resolvedAt: at("2026-11-26T09:00") });
    const again = { state: "assigned", resolvedAt: null, round: 2, reopened: 1 } as const;
    return later("2026-12-07T08:00", ticket, again, (tx, after) => restartClocks(t.ctx, tx, after));
  };

  test("gets its whole time again, and what happened in the first round stays told", async () => {
    const reopened = await settleAndReopen();
    expect(iso(reopened.resolutionDueAt)).toBe(iso(at("2026-12-14T08:00")));
    expect(iso(reopened.firstResponseDueAt)).toBe(iso(at("2026-12-08T08:00")));
    // Answered on Thursday at 9:00, an hour late.
    expect((await loadTicket(t.ctx, reopened.reference)).breaches).toEqual([
      { clock: "first_response", at: iso(at("2026-11-26T08:00")) },
    ]);
  });

  test("goes on with what was left where the policy says so", async () => {
    const admin = withActor(t.ctx, actor("admin"));
    const document = { ...t.ctx.city.policies, reopen: "continue" as const };
    await publishSetting(admin, "policies", { document, note: "", expectedVersion: 0 });
    const reopened = await settleAndReopen();
    // 450 minutes of Wednesday and 90 of Thursday are used of 2,400: 1,860 are left.
    expect(iso(reopened.resolutionDueAt)).toBe(iso(at("2026-12-10T16:30")));
    expect(reopened.dueWhy).toContain("tính tiếp phần còn lại");
  });
});

describe("merged tickets", () => {
  const merge = (local: string, source: TicketRow, survivor: TicketRow) => {
    const createdAt = source.createdAt < survivor.createdAt ? source.createdAt : survivor.createdAt;
    return later(local, survivor, { createdAt }, (tx, after) => mergeClocks(tx, after, source)).then(() =>
      later(local, source, { state: "duplicate", duplicateOf: survivor.id }),
    );
  };
  const unmerge = async (local: string, source: TicketRow, survivor: TicketRow) => {
    await t.ctx.db.update(tickets).set({ duplicateOf: null }).where(eq(tickets.id, source.id));
    await later(local, survivor, { createdAt: survivor.createdAt });
    await later(local, source, { state: "triaged", duplicateOf: null });
  };

  test("leave one with the earliest start and the strictest due instant; apart, each has its own again", async () => {
    const survivor = await addTicket(t.ctx);
    t.setNow(at("2026-11-25T09:00"));
    const urgent = await addTicket(t.ctx, { urgency: "high" });
    await merge("2026-11-25T09:30", urgent, survivor);
    expect(await clockOf(t.ctx.db, survivor.id, "resolution")).toMatchObject({
      startedAt: START,
      dueAt: urgent.resolutionDueAt,
      takenFromId: urgent.id,
    });
    expect(iso((await ticketOf(t.ctx.db, survivor.id)).resolutionDueAt)).toBe(iso(urgent.resolutionDueAt));
    expect(await clockOf(t.ctx.db, urgent.id, "resolution")).toMatchObject({ met: false, nextAlertAt: null });
    const handed = await later("2026-11-25T09:40", survivor, { unitId: EVN });
    expect(iso(handed.resolutionDueAt)).toBe(iso(urgent.resolutionDueAt));
    await later("2026-11-25T09:40", survivor, { unitId: WARD });
    await unmerge("2026-11-25T10:00", urgent, survivor);
    expect(await clockOf(t.ctx.db, survivor.id, "resolution")).toMatchObject({
      dueAt: survivor.resolutionDueAt,
      takenFromId: null,
    });
    expect(await clockOf(t.ctx.db, urgent.id, "resolution")).toMatchObject({
      dueAt: urgent.resolutionDueAt,
      stoppedAt: null,
    });
  });

  test("begin when the first of them did", async () => {
    const early = await addTicket(t.ctx);
    t.setNow(at("2026-11-26T08:00"));
    const survivor = await addTicket(t.ctx);
    await merge("2026-11-26T09:00", early, survivor);
    expect(await clockOf(t.ctx.db, survivor.id, "resolution")).toMatchObject({
      startedAt: START,
      dueAt: early.resolutionDueAt,
    });
  });

  test("of three, apart from one: the survivor keeps the strictest of the two that are left", async () => {
    const survivor = await addTicket(t.ctx);
    const high = await addTicket(t.ctx, { urgency: "high" });
    const critical = await addTicket(t.ctx, { urgency: "critical" });
    await merge("2026-11-25T08:01", high, survivor);
    await merge("2026-11-25T08:02", critical, survivor);
    expect(iso(await dueOf(survivor, "resolution"))).toBe(iso(critical.resolutionDueAt));
    await unmerge("2026-11-25T08:03", critical, survivor);
    expect(iso(await dueOf(survivor, "resolution"))).toBe(iso(high.resolutionDueAt));
  });

  test("a survivor that nobody had classified takes over the clocks", async () => {
    const bare = await addTicket(t.ctx, { state: "needs_triage", urgency: null });
    const source = await addTicket(t.ctx);
    await merge("2026-11-25T09:00", source, bare);
    expect(iso(await dueOf(bare, "resolution"))).toBe(iso(source.resolutionDueAt));
  });
});

describe("a changed calendar", () => {
  const admin = () => withActor(t.ctx, actor("admin"));
  const holiday = () => {
    const { calendars } = t.ctx.city;
    return { ...calendars, days: [...calendars.days, { on: "2026-11-27", hours: [], name: "Ngày lễ thử" }] };
  };

  test("moves what runs on it, with a row of history, and doing it again does nothing", async () => {
    const ticket = await addTicket(t.ctx);
    const urgent = await addTicket(t.ctx, { urgency: "critical" });
    const promised = await addTicket(t.ctx);
    await extend("2026-11-25T09:00", promised, at("2026-12-11T16:00"));
    const candidate = t.ctx.city.with({ calendars: holiday() });
    expect(await effectOf(admin(), candidate)).toMatchObject({
      running: 3,
      moved: 1,
      becomeOverdue: 0,
      noLongerOverdue: 0,
      tickets: [
        {
          reference: ticket.reference,
          clock: "resolution",
          dueAt: at("2026-12-02T08:00"),
          newDueAt: at("2026-12-03T08:00"),
        },
      ],
    });
    await publishSetting(admin(), "calendars", { document: holiday(), note: "", expectedVersion: 0 });
    const reason = "Thêm ngày nghỉ 27/11/2026";
    expect(await recomputeClocks(admin(), { reason })).toEqual({ tickets: 3, moved: 1 });
    expect(iso((await ticketOf(t.ctx.db, ticket.id)).resolutionDueAt)).toBe(iso(at("2026-12-03T08:00")));
    expect(await eventsOf(ticket, "recompute")).toMatchObject([
      {
        from: { resolutionDueAt: iso(at("2026-12-02T08:00")) },
        to: { resolutionDueAt: iso(at("2026-12-03T08:00")) },
        note: reason,
      },
    ]);
    expect(await eventsOf(urgent, "recompute")).toEqual([]);
    expect(iso((await ticketOf(t.ctx.db, promised.id)).resolutionDueAt)).toBe(iso(at("2026-12-11T16:00")));
    expect(await recomputeClocks(admin(), { reason })).toEqual({ tickets: 3, moved: 0 });
    expect(await effectOf(admin(), t.ctx.city)).toMatchObject({ moved: 0, tickets: [] });
  });

  test("tells what would no longer be overdue; a breach that was recorded stays", async () => {
    const ticket = await addTicket(t.ctx, { firstRespondedAt: START });
    await evaluate(at("2026-12-02T09:00"));
    expect(await effectOf(admin(), t.ctx.city.with({ calendars: holiday() }))).toMatchObject({
      moved: 1,
      noLongerOverdue: 1,
    });
    await publishSetting(admin(), "calendars", { document: holiday(), note: "", expectedVersion: 0 });
    await recomputeClocks(admin(), { reason: "thử" });
    expect(await clockOf(t.ctx.db, ticket.id, "resolution")).toMatchObject({
      dueAt: at("2026-12-03T08:00"),
      breachedAt: at("2026-12-02T08:00"),
    });
    await evaluate(at("2026-12-04T09:00"));
    expect(await eventsOf(ticket, "breach")).toHaveLength(1);
  });

  test("leaves a clock that stands still where it is counted: resuming moves it by the pause once", async () => {
    const ticket = await addTicket(t.ctx);
    await pause("2026-11-25T09:00", ticket);
    t.setNow(at("2026-11-25T10:00"));
    await publishSetting(admin(), "calendars", { document: holiday(), note: "", expectedVersion: 0 });
    await recomputeClocks(admin(), { reason: "thử" });
    const running = await resume("2026-11-25T11:00", ticket);
    expect(iso(running.resolutionDueAt)).toBe(iso(at("2026-12-03T10:00")));
  });

  test("is no business of people who may not configure", async () => {
    const desk = withActor(t.ctx, actor("operator"));
    await expect(recomputeClocks(desk, { reason: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the evaluator", () => {
  test("begins at once: clocks for open tickets that have none, then what is due", async () => {
    const ticket = await addTicket(t.ctx);
    await t.ctx.sql`delete from ticket_clocks`;
    t.setNow(at("2026-11-26T09:00"));
    const stop = startEvaluating(t.ctx);
    await vi.waitFor(async () => expect(await eventsOf(ticket, "breach")).toHaveLength(1), 5_000);
    await stop();
  });

  test("warns, records the breach at the due instant and escalates, each once, however late it looks", async () => {
    const ticket = await addTicket(t.ctx);
    expect(await evaluate(at("2026-11-25T15:00"))).toEqual({ clocks: 0, breaches: 0, notices: 0 });
    expect(await evaluate(at("2026-11-29T03:00"))).toEqual({ clocks: 1, breaches: 1, notices: 3 });
    expect(await evaluate(at("2026-11-29T03:00"))).toEqual({ clocks: 0, breaches: 0, notices: 0 });
    expect(await notices()).toMatchObject([
      { kind: "warning", role: "unit_lead", unitId: WARD, aboutAt: at("2026-11-25T15:30") },
      { kind: "breach", role: "unit_lead", unitId: WARD, aboutAt: at("2026-11-26T08:00") },
      { kind: "escalation", role: "leader", unitId: null, aboutAt: at("2026-11-26T13:30") },
    ]);
    expect((await notices())[1]?.text).toBe(
      `Phản ánh ${ticket.reference} đã quá hạn trả lời lần đầu (hạn 08:00 ngày 26/11/2026), ${t.ctx.city.unit(WARD)?.name}.`,
    );
    expect(await clockOf(t.ctx.db, ticket.id, "first_response")).toMatchObject({
      breachedAt: at("2026-11-26T08:00"),
      alerted: 150,
      nextAlertAt: null,
    });
    expect(await eventsOf(ticket, "breach")).toMatchObject([
      { actor: "system", to: { clock: "first_response", percent: 100, at: iso(at("2026-11-26T08:00")) } },
    ]);
    expect(await eventsOf(ticket, "escalate")).toHaveLength(1);
  });

  test("several at once tell everything once", async () => {
    for (let i = 0; i < 20; i++) await addTicket(t.ctx);
    const now = at("2026-11-26T09:00");
    t.setNow(now);
    const all = await Promise.all(Array.from({ length: 4 }, () => evaluateClocks(t.ctx, now, 7)));
    while ((await evaluateClocks(t.ctx, now, 7)).clocks > 0);
    expect(all.reduce((sum, { breaches }) => sum + breaches, 0)).toBeGreaterThan(0);
    const [row] = await t.ctx.sql`
      select count(*)::int as n, count(distinct ticket_id)::int as tickets from ticket_events where action = 'breach'`;
    expect(row).toEqual({ n: 20, tickets: 20 });
    expect(await notices()).toHaveLength(40);
  });

  test("and people who act on the same tickets neither block nor overwrite each other", async () => {
    const all: TicketRow[] = [];
    for (let i = 0; i < 20; i++) all.push(await addTicket(t.ctx, { urgency: "high" }));
    t.setNow(at("2026-11-26T09:00"));
    const desk = withActor(t.ctx, actor("operator"));
    const look = async () => {
      while ((await evaluateClocks(t.ctx, t.ctx.now(), 3)).clocks > 0);
    };
    const accepted = all.map(({ reference }) => acceptTicket(desk, reference, {}));
    await Promise.all([look(), look(), ...accepted]);
    await look();
    for (const ticket of all) {
      expect(await eventsOf(ticket, "breach")).toHaveLength(2); // both clocks are past their time
      expect(await clockOf(t.ctx.db, ticket.id, "first_response")).toMatchObject({
        met: true,
        breachedAt: expect.any(Date),
      });
    }
  });

  test("leaves a clock alone whose ticket somebody is changing, and comes back", async () => {
    await addTicket(t.ctx);
    const now = at("2026-11-26T09:00");
    await t.ctx.db.transaction(async (tx) => {
      await tx.select().from(tickets).for("update");
      expect(await evaluateClocks(t.ctx, now, 10)).toMatchObject({ clocks: 0 });
    });
    expect(await evaluateClocks(t.ctx, now, 10)).toMatchObject({ clocks: 1, breaches: 1 });
  });

  test("tells the breach of a clock that was met late while nobody looked, and nothing of one that was met in time", async () => {
    const late = await addTicket(t.ctx);
    const inTime = await addTicket(t.ctx);
    const met = (local: string) => ({ firstRespondedAt: at(local), state: "in_progress" }) as const;
    await later("2026-11-25T16:00", inTime, met("2026-11-25T16:00"));
    await later("2026-11-26T08:30", late, met("2026-11-26T08:30"));
    await evaluate(at("2026-11-26T10:00"));
    expect(await eventsOf(late, "breach")).toHaveLength(1);
    expect(await eventsOf(inTime, "breach")).toHaveLength(0);
    expect((await notices()).map(({ kind }) => kind).sort()).toEqual(["breach", "warning", "warning"]);
  });

  test("is not held up by a clock whose calendar cannot be counted on", async () => {
    const stuck = await addTicket(t.ctx);
    const urgent = await addTicket(t.ctx, { urgency: "critical" });
    const workTime = (id: string) => {
      if (id === "office") throw new Error("this calendar never opens");
      return t.ctx.city.workTime(id);
    };
    const now = at("2026-11-27T09:00");
    const told = await evaluateClocks({ ...t.ctx, city: { ...t.ctx.city, workTime } }, now, 10);
    expect(told).toMatchObject({ clocks: 3, breaches: 2 });
    expect(await eventsOf(urgent, "breach")).toHaveLength(2);
    expect(await evaluateClocks(t.ctx, now, 10)).toMatchObject({ clocks: 0 });
    await evaluate(at("2026-11-27T09:30"));
    expect(await eventsOf(stuck, "breach")).toHaveLength(1);
  });

  test("tells the desk where no unit holds the ticket, and the person who has it by name", async () => {
    const { id } = await addUser(t.ctx, { email: "can-bo@thu.vn", name: "Cán bộ", role: "officer", unitId: WARD });
    await addTicket(t.ctx, { state: "needs_triage", unitId: null });
    await addTicket(t.ctx, { assigneeId: Number(id), state: "assigned" });
    await evaluate(at("2026-11-25T16:00"));
    expect((await notices()).map(({ role, userId, kind }) => ({ role, userId, kind }))).toEqual(
      expect.arrayContaining([
        { role: "operator", userId: null, kind: "breach" }, // not forwarded
        { role: "operator", userId: null, kind: "warning" },
        { role: "assignee", userId: Number(id), kind: "warning" },
        { role: "unit_lead", userId: null, kind: "warning" },
      ]),
    );
  });

  test("a breach shows at its instant before anybody looked, and not while the clock stands still", async () => {
    const ticket = await addTicket(t.ctx);
    const breaches = async (local: string) => {
      t.setNow(at(local));
      return (await loadTicket(t.ctx, ticket.reference)).breaches.map(({ clock }) => clock);
    };
    expect(await breaches("2026-11-26T08:00")).toEqual([]);
    expect(await breaches("2026-11-26T08:01")).toEqual(["first_response"]);
    await pause("2026-11-26T09:00", ticket);
    expect(await breaches("2026-12-24T08:00")).toEqual(["first_response"]);
  });
});

describe("notices", () => {
  test("reach those whom they are for, and nobody else", async () => {
    const { id } = await addUser(t.ctx, { email: "can-bo@thu.vn", name: "Cán bộ", role: "officer", unitId: WARD });
    const ticket = await addTicket(t.ctx, { assigneeId: Number(id), state: "assigned" });
    await evaluate(at("2026-11-26T14:00"));
    t.setNow(null);
    const kinds = async (who: ReturnType<typeof actor>) =>
      (await listNotices(withActor(t.ctx, who))).items.map(({ kind }) => kind);
    expect(await kinds(actor("officer", WARD, Number(id)))).toEqual(["warning"]);
    expect(await kinds(actor("officer", WARD, Number(id) + 1))).toEqual([]);
    expect((await kinds(actor("unit_lead", WARD))).sort()).toEqual(["breach", "warning"]);
    expect(await kinds(actor("unit_lead", EVN))).toEqual([]);
    expect(await kinds(actor("leader"))).toEqual(["escalation"]);
    const lead = withActor(t.ctx, actor("unit_lead", WARD));
    const { items } = await listNotices(lead, { limit: "1" });
    expect(items).toMatchObject([{ reference: ticket.reference, readAt: null }]);
    const ids = (await notices()).map((notice) => String(notice.id));
    expect(await markRead(lead, { ids })).toEqual({ marked: 2 });
    expect((await listNotices(lead, { unread: "true" })).items).toEqual([]);
    expect(await kinds(actor("leader"))).toHaveLength(1);
  });
});
