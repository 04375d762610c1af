import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alerts, sources } from "#src/db/schema/index.ts";
import { type AlertStage, alertStage, HOUR, MINUTE } from "#tests/support/alert-stage.ts";
import { actor } from "#tests/support/ctx.ts";
import { putPosts, SOURCE } from "#tests/support/usual-weeks.ts";
import { withActor } from "../ctx.ts";
import { loadAlert } from "./load-alert.ts";
import { lookForAlerts } from "./look-for-alerts.ts";
import { type ReplayLine, replayAlerts } from "./replay-alerts.ts";

let stage: AlertStage;
beforeAll(async () => {
  stage = await alertStage();
});
afterAll(() => stage?.close());
beforeEach(() => stage.clear());

const look = () => lookForAlerts(stage.ctx);
const ofRule = async (rule: "sentiment" | "silence") => (await stage.alerts()).filter((one) => one.rule === rule);
/** As many as always, spread over the city, and most of them angry. */
const angryDay = () =>
  putPosts(
    stage.ctx,
    Array.from({ length: 32 }, (_, i) => ({
      at: new Date(stage.ctx.now().getTime() - i * 40 * MINUTE),
      ...{ sector: "officials_conduct", wardCode: stage.ctx.city.wards[i * 5]?.code ?? null, person: `buc-${i}` },
      sentiment: i % 8 === 0 ? ("neutral" as const) : ("negative" as const),
    })),
  );

describe("a day that is much angrier than the weeks before", () => {
  test("is an alert of the tone, once a day, with both shares", async () => {
    await angryDay();
    await look();
    await stage.ctx.sql`insert into cell_changes (hour) select max(hour) from cell_hours`;
    await look();
    const found = await ofRule("sentiment");
    expect(found.map(({ about }) => about)).toContain("all");
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    const [whole] = found.filter(({ about }) => about === "all");
    expect(whole?.facts.before).toBeCloseTo(0.2, 1);
    expect(whole?.facts.now).toBeGreaterThan(0.4);
    const page = await loadAlert(withActor(stage.ctx, actor("operator")), whole?.id ?? 0);
    expect(page.items.length).toBeGreaterThanOrEqual(28);
    expect(new Set(page.items.map(({ kind }) => kind))).toEqual(new Set(["mention"]));
    const told = (await stage.told()).filter(({ key }) => key.startsWith(`alert-${whole?.id}-`));
    expect(told.map(({ role }) => role)).toEqual(["operator", "leader"]);
    expect(told[0]?.text).toContain("Tỷ lệ bức xúc tăng bất thường");
  });

  test("goes on the next day without being told anew", async () => {
    await angryDay();
    await look();
    const before = (await ofRule("sentiment")).length;
    stage.later(12 * HOUR);
    await angryDay();
    await look();
    expect(await ofRule("sentiment")).toHaveLength(before);
  });
});

describe("a source that always told something", () => {
  test("is an alert once it has been silent for most of a day, named as people know it, once a gap", async () => {
    stage.later(2 * HOUR);
    await look();
    expect(await ofRule("silence")).toEqual([]);
    stage.later(26 * HOUR);
    await look();
    stage.later(27 * HOUR);
    await look();
    const [silent, ...more] = await ofRule("silence");
    expect(more).toEqual([]);
    expect(silent).toMatchObject({ origin: `source:${SOURCE}`, observed: 0, incident: null });
    const page = await loadAlert(withActor(stage.ctx, actor("operator")), silent?.id ?? 0);
    expect(page.alert.origin).toBe("Diễn đàn thử");
    expect(page.told[0]?.text).toContain("Diễn đàn thử im lặng bất thường");
    expect(page.chart?.hours.some(({ observed }) => observed > 0)).toBe(true);
  });

  test("that tells again and falls silent again is another alert", async () => {
    stage.later(26 * HOUR);
    await look();
    await putPosts(stage.ctx, [{ at: stage.ctx.now(), sector: "noise", wardCode: null, person: "lai" }]);
    stage.later(52 * HOUR);
    await look();
    expect(await ofRule("silence")).toHaveLength(2);
  });

  test("that somebody has paused is none", async () => {
    await stage.ctx.db.update(sources).set({ paused: true }).where(eq(sources.id, SOURCE));
    stage.later(26 * HOUR);
    await look();
    expect(await ofRule("silence")).toEqual([]);
    await stage.ctx.db.update(sources).set({ paused: false });
  });
});

describe("a replay", () => {
  const between = async () => {
    const lines: ReplayLine[] = [];
    const [from, until] = [new Date("2026-11-25T00:00:00+07:00"), new Date("2026-11-26T00:00:00+07:00")];
    await replayAlerts(stage.ctx, from, until, (line) => lines.push(line));
    return lines;
  };

  test("is the same twice, writes nothing, and names what the looks raised", async () => {
    await stage.flood(12);
    await look();
    const [alert] = await stage.alerts();
    await stage.ctx.db.delete(alerts);
    const lines = await between();
    expect(await between()).toEqual(lines);
    const [first, ...later] = lines;
    expect(first).toMatchObject({ step: "raise", about: "drainage_flooding" });
    expect(first?.wards).toContain("27154");
    // Each minute is looked at: it is raised with the fifth of the twelve who were all there when the worker looked.
    expect([first?.people, alert?.observed]).toEqual([5, 12]);
    expect(later.filter(({ step, key }) => step === "raise" || key !== first?.key)).toEqual([]);
    expect(await stage.alerts()).toEqual([]);
  });

  test("of weeks as always is empty", async () => {
    expect(await between()).toEqual([]);
  });

  test("of a city with less than a week behind it is refused", async () => {
    const early = new Date("2026-10-22T00:00:00+07:00");
    const refused = replayAlerts(stage.ctx, early, stage.ctx.now(), () => {});
    await expect(refused).rejects.toMatchObject({ code: "INVALID" });
  });
});
