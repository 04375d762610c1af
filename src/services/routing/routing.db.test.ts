import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Rule } from "#src/city/pack/rules-file.ts";
import { tickets } from "#src/db/schema/index.ts";
import { withActor } from "#src/services/ctx.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { dryRunRules } from "./dry-run.ts";
import { fieldsOf, withCalendar, withUnit } from "./edit-units.ts";
import { explainRouting } from "./explain.ts";
import { loadOldDocument, loadRoutingSetting } from "./load-setting.ts";
import { publishRouting } from "./publish.ts";
import { unitUse } from "./unit-use.ts";

const NOW = new Date("2026-11-25T03:00:00Z");
const BAN_CO = "27154";
let t: TestCtx;
const admin = () => withActor(t.ctx, actor("admin"));
const rules = () => t.ctx.city.rules;
const withChange = (id: string, change: Partial<Rule>): Rule[] =>
  rules().map((line) => (line.id === id ? { ...line, ...change } : line));

/** Texts in sector noise of these days, all held by the ward police. */
async function addTickets(texts: readonly string[], createdAt: Date, facts: Record<string, unknown> = {}) {
  await t.ctx.db.insert(tickets).values(
    texts.map((text) => ({
      reference: `PA-26-${crypto.randomUUID()}`,
      state: "assigned" as const,
      sector: "noise",
      urgency: "normal" as const,
      wardCode: BAN_CO,
      unitId: `${BAN_CO}-congan`,
      text,
      facts,
      channel: "webform" as const,
      accountId: "phan-anh",
      conversationId: 1,
      triagePending: false,
      createdAt,
    })),
  );
}

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  await addTickets(
    Array.from({ length: 60 }, (_, i) => `karaoke lần ${i}`),
    new Date("2026-11-10T03:00:00Z"),
  );
  await addTickets(["karaoke trong hẻm 5"], new Date("2026-11-11T03:00:00Z"));
  await addTickets(["quán bar"], new Date("2026-11-12T03:00:00Z"), { asset: "licensed_business" });
  await addTickets(["karaoke năm ngoái"], new Date("2025-11-12T03:00:00Z"));
});
afterAll(() => t.close());

describe("dryRunRules", () => {
  test("the table in force moves nothing, and looks at a month only", async () => {
    const run = await dryRunRules(admin(), { document: rules() });
    expect(run).toMatchObject({ looked: 62, moved: 0, reworded: 0, moves: [], examples: [], cut: false, asOf: NOW });
  });

  test("a changed lead is counted by sector and unit, with fifty examples at most and no text", async () => {
    const run = await dryRunRules(admin(), { document: withChange("noise", { lead: "ward:ubnd", also: [] }) });
    expect(run.moved).toBe(61);
    expect(run.moves).toEqual([
      {
        sector: "noise",
        from: { id: `${BAN_CO}-congan`, name: "Công an phường Bàn Cờ" },
        to: { id: `${BAN_CO}-ubnd`, name: "UBND phường Bàn Cờ" },
        tickets: 61,
      },
    ]);
    expect(run.units.map(({ id, more, fewer }) => [id, more, fewer])).toEqual([
      [`${BAN_CO}-congan`, 0, 61],
      [`${BAN_CO}-ubnd`, 61, 0],
    ]);
    expect(run.examples).toHaveLength(50);
    expect(JSON.stringify(run)).not.toContain("karaoke");
  });

  test("what the text says counts, as it does when a ticket is routed", async () => {
    const line: Rule = {
      id: "hem",
      when: { sector: ["noise"], roadOwner: ["ward"] },
      lead: "ward:ubnd",
      also: [],
      why: "vì thử",
    };
    expect((await dryRunRules(admin(), { document: [line, ...rules()] })).moved).toBe(1);
  });

  test("another reason, or other units told, is counted apart", async () => {
    const run = await dryRunRules(admin(), { document: withChange("noise", { also: [] }) });
    expect(run).toMatchObject({ moved: 0, reworded: 61 });
  });

  test("lines that begin or end later are asked about as of then", async () => {
    const ends = await dryRunRules(admin(), { document: withChange("noise", { validUntil: "2026-12-31" }) });
    expect(ends.asOf).toEqual(new Date("2027-01-01T05:00:00Z"));
    expect(ends.moved).toBe(61); // to the last line of the table
  });

  test("any period may be asked for", async () => {
    const year = { from: new Date("2025-11-01T00:00:00Z"), until: new Date("2025-12-01T00:00:00Z") };
    expect((await dryRunRules(admin(), { document: rules(), ...year })).looked).toBe(1);
  });

  test("a wrong table is refused with its line, and nobody but an administrator asks", async () => {
    const wrong = dryRunRules(admin(), { document: withChange("noise", { lead: "unit:nobody" }) });
    await expect(wrong).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: [{ message: expect.stringContaining("không có đơn vị “unit:nobody”") }] },
    });
    const operator = dryRunRules(withActor(t.ctx, actor("operator")), { document: rules() });
    await expect(operator).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("explainRouting", () => {
  test("reads hints from a text, behind what is stated", () => {
    const asked = { sector: "road_infrastructure", urgency: "normal", ward: BAN_CO } as const;
    const read = explainRouting(admin(), { ...asked, text: "đường rộng 20m có ổ gà" });
    expect(read).toMatchObject({ facts: { roadWidthM: 20 }, routing: { unit: { id: "hcmc-gthtkt" } } });
    const stated = explainRouting(admin(), { ...asked, text: "đường rộng 20m", facts: { roadWidthM: 5 } });
    expect(stated.routing).toMatchObject({ ruleId: "road-narrow", steps: expect.any(Array) });
  });
});

describe("publishRouting", () => {
  test("a table is in force at once, its version counted, the older one kept; the slower of two is told", async () => {
    const before = await loadRoutingSetting(admin(), "rules");
    const document = withChange("noise", { lead: "ward:ubnd", also: [] });
    const publish = (note: string) =>
      publishRouting(admin(), "rules", { document, note, expectedVersion: before.version });
    await expect(publish("  ")).rejects.toMatchObject({ code: "INVALID" });
    const { version } = await publish("thử nghiệm");
    expect(version).toBe(before.version + 1);
    expect(t.ctx.city.route({ sector: "noise", urgency: "normal", ward: BAN_CO })?.unit.id).toBe(`${BAN_CO}-ubnd`);
    await expect(publish("muộn")).rejects.toMatchObject({ code: "CONFLICT" });
    await publishRouting(admin(), "rules", { document: before.document, note: "trả lại", expectedVersion: version });
    expect(await loadOldDocument(admin(), "rules", version)).toEqual(document);
    const { history } = await loadRoutingSetting(admin(), "rules");
    expect(history.map(({ note }) => note)).toEqual(["trả lại", "thử nghiệm"]);
    await expect(loadOldDocument(admin(), "rules", 99)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a unit cannot end without a successor while tickets or lines point to it; the message counts them", async () => {
    const { document, version } = await loadRoutingSetting(admin(), "units");
    const police = t.ctx.city.unit(`${BAN_CO}-congan`);
    if (!police) throw new Error("no police");
    expect(await unitUse(admin(), police)).toMatchObject({ openTickets: 63 });
    const end = (change: object) => withUnit(t.ctx.city, document, police.id, { ...fieldsOf(police), ...change });
    const publish = (units: typeof document) =>
      publishRouting(admin(), "units", { document: units, note: "sáp nhập", expectedVersion: version });
    await expect(publish(end({ validUntil: "2026-12-31" }))).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: [{ field: "successor", message: expect.stringContaining("còn 63 phản ánh đang mở") }] },
    });
    await publish(end({ validUntil: "2026-12-31", successor: `${BAN_CO}-ubnd` }));
    const later = { sector: "noise", urgency: "normal", ward: BAN_CO, at: new Date("2027-01-02T03:00:00Z") } as const;
    expect(t.ctx.city.route(later)?.unit.id).toBe(`${BAN_CO}-ubnd`);
    expect(t.ctx.city.route({ ...later, at: NOW })?.unit.id).toBe(police.id);
  });

  test("wards that open on Saturday are set at once, and only the difference is kept", async () => {
    const { document, version } = await loadRoutingSetting(admin(), "units");
    const ids = t.ctx.city.wards.slice(0, 130).map(({ code }) => `${code}-hcc`);
    const changed = withCalendar(t.ctx.city, document, ids, "office-saturday");
    await publishRouting(admin(), "units", { document: changed, note: "sáng thứ Bảy", expectedVersion: version });
    expect(t.ctx.city.unit(ids[0] ?? "")?.calendar).toBe("office-saturday");
    expect(changed.exceptions[ids[0] ?? ""]).toEqual({ calendar: "office-saturday" });
    expect(withCalendar(t.ctx.city, changed, ids, "")).toEqual(document);
  });
});
