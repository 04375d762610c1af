import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alerts, incidents } from "#src/db/schema/index.ts";
import { type AlertStage, alertStage, HOUR } from "#tests/support/alert-stage.ts";
import { actor } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { refuseIncident } from "../incidents/refuse.ts";
import { LIVE_CHANNEL } from "../live/tell-live.ts";
import { listNotices } from "../notices/list-notices.ts";
import { changeAlertSettings, loadAlertSettings, loadToldRoles } from "./alert-settings.ts";
import { judgeAlert } from "./judge-alert.ts";
import { countWaitingAlerts, listAlerts } from "./list.ts";
import { loadAlert } from "./load-alert.ts";
import { loadAlertScene } from "./load-scene.ts";
import { lookForAlerts } from "./look-for-alerts.ts";

let stage: AlertStage;
beforeAll(async () => {
  stage = await alertStage();
});
afterAll(() => stage?.close());
beforeEach(() => stage.clear());

const as = (role: "operator" | "leader" | "auditor" | "unit_lead" | "admin") =>
  withActor(stage.ctx, actor(role, role === "unit_lead" ? "27154-ubnd" : null));
const look = () => lookForAlerts(stage.ctx);

test("weeks as always raise nothing", async () => {
  expect(await look()).toEqual({ raised: 0 });
  expect(await stage.told()).toEqual([]);
});

describe("twelve people who write of one flood", () => {
  test("are one alert with its cell, its posts and a proposed incident, told once to each role", async () => {
    const heard: unknown[] = [];
    const { unlisten } = await stage.ctx.sql.listen(LIVE_CHANNEL, (text) => heard.push(JSON.parse(text)));
    const posts = await stage.flood(12);
    expect(await look()).toEqual({ raised: 1 });
    const [alert] = await stage.alerts();
    expect(alert).toMatchObject({ rule: "spike", state: "open", about: "drainage_flooding", wardCodes: ["27154"] });
    expect(alert?.observed).toBe(12);
    expect(alert?.facts.items).toEqual(posts.map((id) => `mention:${id}`));
    const [incident] = await stage.ctx.db.select().from(incidents);
    expect(incident).toMatchObject({ state: "proposed", members: 12, reference: alert?.incident });
    expect((await stage.told()).map(({ role }) => role)).toEqual(["operator", "leader"]);
    await expect.poll(() => heard).toContainEqual(expect.objectContaining({ about: "alert", kind: "raised" }));
    await unlisten();
  });

  test("looked at again, and by two workers at once, are nothing more", async () => {
    await stage.flood(12);
    await Promise.all([look(), look()]);
    await stage.ctx.sql`insert into cell_changes (hour) select hour from cell_hours order by hour desc limit 3`;
    await look();
    expect(await stage.alerts()).toHaveLength(1);
    expect(await stage.told()).toHaveLength(2);
    expect(await stage.ctx.db.select().from(incidents)).toHaveLength(1);
  });

  test("get the same incident when the worker died before it wrote which", async () => {
    await stage.flood(12);
    await look();
    const [alert] = await stage.alerts();
    await stage.ctx.db.update(alerts).set({ incident: null, proposedAt: null });
    await look();
    expect((await stage.alerts())[0]?.incident).toBe(alert?.incident);
    expect(await stage.ctx.db.select().from(incidents)).toHaveLength(1);
  });

  test("are told again when twice as many have written, and not before", async () => {
    await stage.flood(12);
    await look();
    stage.later(HOUR / 4);
    await stage.flood(6, { first: 12 });
    await look();
    expect(await stage.told()).toHaveLength(2);
    stage.later(HOUR / 2);
    await stage.flood(10, { first: 18 });
    await look();
    await look();
    const told = await stage.told();
    expect(told.map(({ role, text }) => [role, text.includes("28 người")])).toEqual([
      ["operator", false],
      ["leader", false],
      ["operator", true],
      ["leader", true],
    ]);
    expect(await stage.alerts()).toMatchObject([{ toldPeople: 28, observed: 12, facts: { grew: [{ people: 28 }] } }]);
  });

  test("are found in the list, on the page, in the notices and on the wall", async () => {
    await stage.flood(12);
    await look();
    const [alert] = (await listAlerts(as("operator"), { state: "open", about: "drainage_flooding" })).items;
    expect((await listAlerts(as("operator"), { state: "open", rule: "silence" })).items).toEqual([]);
    const page = await loadAlert(as("leader"), Number(alert?.id));
    expect(page.cells).toMatchObject([{ ward: { code: "27154" }, people: 12 }]);
    expect(page.cells[0]?.expected).toBeLessThan(1);
    expect(page.items).toHaveLength(12);
    expect(page.told.map(({ role, readAt }) => [role, readAt])).toEqual([
      ["operator", null],
      ["leader", null],
    ]);
    expect(page.incident).toMatchObject({ reference: alert?.incident, state: "proposed" });
    expect(page.chart?.hours.some(({ observed, usual }) => observed > (usual ?? observed))).toBe(true);
    expect((await listNotices(as("leader"))).items).toMatchObject([{ kind: "alert", alert: alert?.id }]);
    expect(await loadAlertScene(stage.ctx)).toMatchObject({ count: 1, open: [{ id: alert?.id }] });
    expect(await countWaitingAlerts(as("operator"))).toBe(1);
    expect(await countWaitingAlerts(as("unit_lead"))).toBe(0);
  });
});

describe("after an alert", () => {
  const again = 28 * HOUR;

  test("the same stays silent while its incident is open, however long that is", async () => {
    await stage.flood(12);
    await look();
    stage.later(again);
    await stage.flood(12, { first: 100 });
    expect(await look()).toEqual({ raised: 0 });
    expect(await stage.told()).toHaveLength(2);
    expect(await stage.alerts()).toMatchObject([{ state: "open", closedAt: null }]);
  });

  test("once its incident is refused and a day was quiet, the same is another", async () => {
    await stage.flood(12);
    await look();
    const [first] = await stage.alerts();
    await refuseIncident(as("operator"), first?.incident ?? "", { why: "Mỗi nơi một việc" });
    stage.later(again);
    await stage.flood(12, { first: 100 });
    expect(await look()).toEqual({ raised: 1 });
    expect(await stage.alerts()).toMatchObject([{ state: "closed" }, { state: "open", closedAt: null }]);
  });

  test("that was judged wrong nobody is told again of the same", async () => {
    await stage.flood(12);
    await look();
    const [{ id, version } = { id: 0, version: 0 }] = await stage.alerts();
    await judgeAlert(as("operator"), id, { judgement: "wrong", version });
    stage.later(HOUR / 2);
    await stage.flood(30, { first: 12 });
    await look();
    expect(await stage.told()).toHaveLength(2);
    expect(await stage.alerts()).toMatchObject([{ state: "wrong" }]);
  });
});

describe("what the city has chosen", () => {
  const standard = async () => ({ ...(await loadAlertSettings(stage.ctx.db)), roles: ["leader"] });

  test("says who is told, at once, and what is needed, from the next fit on", async () => {
    await changeAlertSettings(as("admin"), { ...(await standard()), people: 20 });
    stage.later(48 * HOUR);
    await stage.flood(12);
    expect(await look()).toEqual({ raised: 0 });
    await stage.flood(12, { first: 12 });
    expect(await look()).toEqual({ raised: 1 });
    expect((await stage.told()).map(({ role }) => role)).toEqual(["leader"]);
  });

  test("is refused with the field that is wrong, and nothing changes", async () => {
    const before = await loadToldRoles(stage.ctx.db);
    const wrong = { ...(await standard()), people: 2, roles: ["officer"] };
    await expect(changeAlertSettings(as("admin"), wrong)).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: [expect.objectContaining({ field: "people" }), expect.objectContaining({ field: "roles" })] },
    });
    await expect(changeAlertSettings(as("operator"), await standard())).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await loadToldRoles(stage.ctx.db)).toEqual(before);
  });
});

test("counts made anew from all there is are the counts that were kept", async () => {
  const counted = () => stage.ctx.db.execute(sql`select * from cell_hours order by hour, sector, ward_code`);
  await stage.flood(12);
  await look();
  const kept = await counted();
  await stage.clear();
  await stage.flood(12);
  await look();
  expect(await counted()).toEqual(kept);
});
