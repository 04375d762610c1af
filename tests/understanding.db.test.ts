import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DELIVERY } from "#src/bin/simulate/deliveries.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Verdict } from "#src/ports/classifier.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { withActor } from "#src/services/ctx.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { acceptTicket } from "#src/services/tickets/accept.ts";
import { classifyTicket } from "#src/services/tickets/classify.ts";
import { rejectTicket } from "#src/services/tickets/reject.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { corrections } from "#src/services/understanding/corrections.ts";
import { reportUnderstanding } from "#src/services/understanding/report.ts";
import { fixedClassifier } from "./support/classifier.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { addFixtureAccounts, receive } from "./support/fixtures.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
});
afterEach(() => t.close());

const desk = () => withActor(t.ctx, actor("operator"));
const admin = () => withActor(t.ctx, actor("admin"));
let letters = 0;

/** A citizen writes on Zalo and the machine reads it. @returns the reference of the ticket */
async function says(text: string, verdict: Partial<Verdict> = {}): Promise<string> {
  const account = (await findAccount(t.ctx, "zalo-thu")) as ChannelAccount; // safe: added above
  const at = new Date(Date.now() + letters++);
  const { eventIds } = await receive(t.ctx, account.id, Buffer.from(DELIVERY.zalo(account, text, at).body));
  const { ticketId } = await takeEvent(t.ctx, eventIds[0] ?? 0);
  await triageTicket(t.ctx, ticketId ?? 0, fixedClassifier(verdict));
  const [row] = await t.ctx.sql<{ reference: string }[]>`select reference from tickets where id = ${ticketId ?? 0}`;
  return row?.reference ?? "";
}

const exported = async (options: Parameters<typeof corrections>[1] = {}) => {
  const rows = [];
  for await (const row of corrections(t.ctx, options)) rows.push(row);
  return rows;
};

describe("a decision is kept with what the machine had said", () => {
  test("one row of a correction tells all: both labels, the model, how sure, the role and no name", async () => {
    const reference = await says("Ồn quá chịu không nổi", { needsReview: true, confidence: 0.4 });
    await classifyTicket(desk(), reference, { sector: "noise", urgency: "high" });
    const [row] = await t.ctx.sql`select verdict from verdicts where model = 'person'`;
    expect(row?.verdict).toEqual({
      sector: "noise",
      urgency: "high",
      kind: "complaint",
      secondarySector: null,
      how: "classify",
      role: "operator",
      said: {
        model: "fixed-1",
        sector: "drainage_flooding",
        urgency: "normal",
        kind: "complaint",
        confidence: 0.4,
        needsReview: true,
      },
    });
  });

  test("taking a ticket in hand agrees once, and not again after a person has classified it", async () => {
    const agreed = await says("Nước ngập, phường Bàn Cờ");
    await acceptTicket(desk(), agreed, {});
    const corrected = await says("Nước ngập, phường Bến Thành");
    await classifyTicket(desk(), corrected, { sector: "water_supply", urgency: "normal" });
    await acceptTicket(desk(), corrected, {});
    const rows = await t.ctx.sql`select verdict ->> 'how' as how from verdicts where model = 'person' order by id`;
    expect(rows.map(({ how }) => how)).toEqual(["accept", "classify"]);
  });
});

describe("export of corrections", () => {
  test("no phone, no name and no door leaves, marked or not", async () => {
    const reference = await says(
      "Em là Nguyễn Thị Hồng Nhung, 0912 345 678, nhà 12/3 đường Trần Phú phường Bàn Cờ. nguyen thi hong nhung xin cảm ơn. Nhung. nhung@example.vn",
    );
    await t.ctx.sql`update contacts set name_sealed = ${t.ctx.box.seal("Nguyễn Thị Hồng Nhung")},
      phone_sealed = ${t.ctx.box.seal("+84912345678")}`;
    await classifyTicket(desk(), reference, { sector: "noise", urgency: "high" });
    const [row] = await exported();
    const line = JSON.stringify(row);
    for (const secret of ["Nhung", "nhung", "Nguyễn Thị", "nguyen thi", "345", "12/3", "example.vn", reference])
      expect(line).not.toContain(secret);
    expect(row?.text).toContain("đường Trần Phú phường Bàn Cờ");
  });

  test("a row has the labels of the person, and what the machine had said beside them", async () => {
    const reference = await says("Loa kẹo kéo hát tới khuya ở phường Bàn Cờ");
    await classifyTicket(desk(), reference, { sector: "noise", urgency: "high", kind: "complaint" });
    expect(await exported()).toEqual([
      {
        id: expect.stringMatching(/^c-[\w-]{16}$/),
        text: "Loa kẹo kéo hát tới khuya ở phường Bàn Cờ",
        style: "chat",
        sector: "noise",
        secondary_sector: null,
        urgency: "high",
        kind: "complaint",
        sentiment: "negative",
        address_text: "phường Bàn Cờ",
        how: "classify",
        said: expect.objectContaining({ sector: "drainage_flooding", urgency: "normal", model: "fixed-1" }),
      },
    ]);
  });

  test("confirmed ones come with --all only, the last word of a person counts, and undecided ones never come", async () => {
    await says("Nước ngập ở phường Bến Thành");
    await acceptTicket(desk(), await says("Ngập nữa rồi, phường Bàn Cờ"), {});
    const twice = await says("Ngập hoài, phường Xuân Hòa");
    await classifyTicket(desk(), twice, { sector: "noise", urgency: "high" });
    await classifyTicket(desk(), twice, { sector: "drainage_flooding", urgency: "normal" });
    await classifyTicket(desk(), await says("Ồn ào, phường Bàn Cờ"), { sector: "noise", urgency: "normal" });
    expect((await exported()).map(({ text }) => text)).toEqual(["Ồn ào, phường Bàn Cờ"]);
    expect((await exported({ all: true })).map(({ how }) => how)).toEqual(["accept", "classify", "classify"]);
    expect(await exported({ all: true, since: "2999-01-01" })).toEqual([]);
    expect(await exported({ since: "2020-01-01" })).toHaveLength(1);
  });

  test("what a citizen removed stays here, and so does what they wrote after the decision", async () => {
    const reference = await says("Ồn ào, phường Bàn Cờ");
    await classifyTicket(desk(), reference, { sector: "noise", urgency: "normal" });
    await t.ctx
      .sql`insert into messages (conversation_id, ticket_id, account_id, object_id, direction, kind, text, occurred_at, text_of)
      select conversation_id, ticket_id, account_id, 'later', direction, kind, 'viết sau', now(), text_of from messages limit 1`;
    expect((await exported())[0]?.text).toBe("Ồn ào, phường Bàn Cờ");
    await t.ctx.sql`update messages set hidden = true`;
    expect(await exported({ all: true })).toEqual([]);
  });

  test("a refused ticket counts when it was classified, spam as spam, and not when merely refused", async () => {
    const spam = await says("Vay tiền nhanh lãi suất thấp");
    await classifyTicket(desk(), spam, { sector: "other", urgency: "low", kind: "spam" });
    await rejectTicket(desk(), spam, { reason: "Tin quảng cáo" });
    await rejectTicket(desk(), await says("Chuyện ngoài thẩm quyền"), { reason: "Không thuộc thẩm quyền" });
    expect((await exported({ all: true })).map(({ kind }) => kind)).toEqual(["spam"]);
  });
});

describe("accuracy in use", () => {
  /** `n` tickets of a kind without going through the intake: only what the report reads. */
  async function add(n: number, of: { said?: object; person?: object | null; daysAgo?: number; alone?: boolean }) {
    const machine = {
      model: "m-1",
      sector: "noise",
      urgency: "normal",
      confidence: 0.9,
      read: { style: "chat", length: "to_12_words", language: "vi" },
      ...of.said,
    };
    const person = of.person && { sector: "noise", urgency: "normal", how: "classify", said: machine, ...of.person };
    await t.ctx.sql`
      with made as (
        insert into tickets (reference, channel, account_id, conversation_id, created_at)
        select 'PA-' || gen_random_uuid(), 'zalo', 'zalo-thu', 0, now() - make_interval(days => ${of.daysAgo ?? 0})
        from generate_series(1, ${n}) returning id
      ), heard as (
        insert into verdicts (ticket_id, model, verdict) select id, 'm-1', ${JSON.stringify(machine)}::text::jsonb from made
      ), told as (
        insert into ticket_events (ticket_id, actor, actor_name, action, "to")
        select id, 'system', '', 'triage', jsonb_build_object('state', ${of.alone ? "triaged" : "needs_triage"}::text) from made
      )
      insert into verdicts (ticket_id, model, verdict)
      select id, 'person', ${JSON.stringify(person ?? {})}::text::jsonb from made where ${Boolean(person)}::boolean order by id`;
  }

  test("agreement, missed criticals and confidence are counted over what people decided", async () => {
    await add(30, { alone: true });
    await add(20, { person: {}, alone: true });
    await add(10, { person: { sector: "water_supply" }, said: { confidence: 0.6 } });
    await add(6, { person: { urgency: "critical" } });
    await add(4, { said: { urgency: "critical" }, person: { urgency: "critical", how: "accept" } });
    const { total, weeks, channels, styles, models, wards } = await reportUnderstanding(admin(), "2");
    expect(total).toEqual({
      tickets: 70,
      alone: 50 / 70,
      decided: 40,
      outright: 36,
      sector: 30 / 40,
      urgency: 34 / 40,
      both: 24 / 40,
      outrightSector: 26 / 36,
      outrightUrgency: 30 / 36,
      criticals: 10,
      missedCriticals: 6,
      confidence: expect.closeTo(0.825, 6),
    });
    for (const [row] of [weeks, channels, styles, models, wards]) expect(row).toMatchObject(total);
    expect([channels, styles, models, wards].map(([row]) => row?.key)).toEqual(["zalo", "chat", "m-1", ""]);
  });

  test("of fewer than twenty only the numbers are given", async () => {
    await add(19, { person: {} });
    const { total } = await reportUnderstanding(admin(), undefined);
    expect(total).toMatchObject({
      decided: 19,
      sector: null,
      urgency: null,
      both: null,
      confidence: null,
      alone: null,
    });
  });

  test("a ticket belongs to the week, from Monday in Vietnam, in which it came in", async () => {
    await add(1, {});
    await t.ctx.sql`update tickets set created_at = '2026-11-22T16:59:59Z'`;
    await add(1, {});
    await t.ctx.sql`update tickets set created_at = '2026-11-22T17:00:00Z' where created_at > '2026-11-22T16:59:59Z'`;
    t.setNow(new Date("2026-11-25T03:00:00Z"));
    const weeks = async (n: string) =>
      (await reportUnderstanding(admin(), n)).weeks.map(({ key, tickets }) => [key, tickets]);
    expect(await weeks("2")).toEqual([
      ["2026-11-23", 1],
      ["2026-11-16", 1],
    ]);
    expect(await weeks("1")).toEqual([["2026-11-23", 1]]);
  });

  test("drift compares the last week with the four before, and says which kinds moved", async () => {
    await add(200, { daysAgo: 20 });
    await add(100, { said: { sector: "water_supply" } });
    const drift = Object.fromEntries((await reportUnderstanding(admin(), "1")).drift.map((row) => [row.of, row]));
    expect(drift.sector).toMatchObject({ before: 200, now: 100, stability: { level: "large" } });
    expect(drift.sector?.moved).toContainEqual({ kind: "water_supply", before: 0, now: 1 });
    expect(drift.style).toMatchObject({ stability: { level: "stable" }, moved: [] });
  });

  test("an empty service has an empty report", async () => {
    const report = await reportUnderstanding(admin(), "53");
    expect(report).toMatchObject({ weeks: [], wards: [], total: { tickets: 0, alone: null } });
    expect(report.drift.every(({ stability }) => stability === null)).toBe(true);
  });

  test("it is for whoever runs the service, and the number of weeks is checked", async () => {
    for (const role of ["operator", "officer", "unit_lead", "leader", "auditor"] as const)
      await expect(reportUnderstanding(withActor(t.ctx, actor(role)), "2")).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    for (const weeks of ["0", "54", "x", "-1", "1e1"])
      await expect(reportUnderstanding(admin(), weeks)).rejects.toMatchObject({ code: "INVALID" });
  });
});
