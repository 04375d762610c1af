import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { incidentEvents, incidentMembers, incidentPoints, incidents } from "#src/db/schema/index.ts";
import type { SectorId } from "#src/domain/sectors.ts";
import { withActor } from "#src/services/ctx.ts";
import { allTickets, chat, triageAll } from "../../../tests/support/chat.ts";
import { actor, type TestCtx, testCtx } from "../../../tests/support/ctx.ts";
import { addFixtureAccounts } from "../../../tests/support/fixtures.ts";
import { classifyTicket } from "../tickets/classify.ts";
import { awaitGrouping } from "./await-grouping.ts";
import { confirmIncident } from "./confirm.ts";
import { groupPoint } from "./group-point.ts";
import { groupWaiting } from "./group-waiting.ts";
import { loadIncidentPage } from "./load-page.ts";
import { proposeByPerson } from "./propose-by-person.ts";
import { proposeFromAlert } from "./propose-from-alert.ts";
import { refuseIncident } from "./refuse.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
  t.setNow(new Date("2026-11-25T09:00:00+07:00"));
});
afterEach(() => t.close());

const FLOOD = [
  "Đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây ngập sâu, xe chết máy",
  "ngap qua troi roi o nguyen huu canh p thanh my tay",
  "bì bõm dắt xe ở Nguyễn Hữu Cảnh, P. Thạnh Mỹ Tây, thành sông luôn",
  "Nước ngập tới yên xe khúc Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây rồi mọi người ơi",
];

/** Somebody tells something; it is read at once. */
async function tell(person: string, text: string, sector: SectorId = "drainage_flooding") {
  await chat(t, "zalo-thu", person).write(text);
  await triageAll(t, { sector });
}
const all = () => t.ctx.db.select().from(incidents).orderBy(incidents.id);
const operator = () => withActor(t.ctx, actor("operator"));

describe("one event told by several people", () => {
  test("is proposed with the third of them, never confirmed by itself, and says why", async () => {
    for (const [at, text] of FLOOD.slice(0, 3).entries()) {
      await tell(`n${at}`, text);
      await groupWaiting(t.ctx);
      expect(await all()).toHaveLength(at < 2 ? 0 : 1);
    }
    const [incident] = await all();
    expect(incident).toMatchObject({ state: "proposed", members: 3, people: 3, sector: "drainage_flooding" });
    expect(incident?.title).toBe("Ngập nước: Phường Thạnh Mỹ Tây");
    expect(incident?.reference).toMatch(/^SC-26-/);
    expect(incident?.why).toContain("people:3");
    expect(incident?.why).toContain("matter:flood");
    expect((await allTickets(t)).map(({ incident: named }) => named)).toEqual([null, null, null]);
  });

  test("told three times by one person is not proposed", async () => {
    for (const text of FLOOD.slice(0, 3)) {
      t.setNow(new Date(t.ctx.now().getTime() + 26 * 60_000));
      await tell("n1", text);
    }
    await groupWaiting(t.ctx);
    expect(await all()).toEqual([]);
  });

  test("takes in who comes later; what is elsewhere, of something else or of last week stays out", async () => {
    await tell("a0", "Đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây ngập");
    // A ticket begins by the clock of the database.
    await t.ctx.sql`update incident_points set at = at - interval '7 days'`;
    for (const [at, text] of FLOOD.entries()) await tell(`n${at}`, text);
    await tell("x1", "Chợ Thủ Đức ngập, phường Thủ Đức");
    await tell("x2", "Đèn đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây không sáng", "lighting_electricity");
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([{ members: 4, people: 4 }]);
  });

  test("is over after a while: the next smell in the same ward is another one", async () => {
    const smell = "Mùi hôi nồng nặc giống trứng thối ở phường Thạnh Mỹ Tây, đóng cửa vẫn nghẹt thở";
    for (let at = 0; at < 3; at++) await tell(`m${at}`, smell, "waste_environment");
    await groupWaiting(t.ctx);
    await t.ctx.sql`update incident_points set at = at - interval '10 hours'`;
    await tell("m3", smell, "waste_environment");
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([{ members: 4 }]);
    await t.ctx.sql`update incident_points set at = at - interval '5 days'`;
    await t.ctx
      .sql`update incidents set first_at = first_at - interval '5 days', last_at = last_at - interval '5 days'`;
    await tell("m4", smell, "waste_environment");
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([{ members: 4 }]);
  });

  test("looked at twice changes nothing", async () => {
    for (const [at, text] of FLOOD.entries()) await tell(`n${at}`, text);
    await groupWaiting(t.ctx);
    const before = await t.ctx.db.select().from(incidentMembers);
    await t.ctx.db.update(incidentPoints).set({ pending: true });
    await Promise.all([groupWaiting(t.ctx), groupWaiting(t.ctx)]);
    expect(await t.ctx.db.select().from(incidentMembers)).toEqual(before);
  });

  test("read anew as something else by a person is compared again", async () => {
    for (const [at, text] of FLOOD.slice(0, 3).entries()) await tell(`n${at}`, text, at === 0 ? "noise" : undefined);
    await groupWaiting(t.ctx);
    expect(await all()).toEqual([]);
    const [first] = await allTickets(t);
    await classifyTicket(operator(), first?.reference ?? "", { sector: "drainage_flooding", urgency: "normal" });
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([{ members: 3 }]);
  });
});

const IN_THU_DUC = [
  "Đường Kha Vạn Cân, phường Thủ Đức ngập nửa bánh xe",
  "Chợ Thủ Đức ngập, phường Thủ Đức, tiểu thương chạy đồ",
  "Ngập ở phường Thủ Đức, nước chưa rút",
];
const IN_HIEP_BINH = [
  "Phường Hiệp Bình nước dâng nhanh, ngập tới cửa",
  "Hiệp Bình lại thành sông, phường Hiệp Bình",
  "Nước ngập vào nhà ở phường Hiệp Bình",
];
const WITH_POLES = [
  "Phường Linh Xuân ngập rồi, cột điện xẹt lửa dưới nước",
  "Ngập ở phường Linh Xuân mà cột điện rò, ai cũng sợ",
  "Nước ngập quanh cột điện phường Linh Xuân",
];
async function tellAll(texts: readonly string[], person: string) {
  for (const [at, text] of texts.entries()) await tell(`${person}${at}`, text);
  await groupWaiting(t.ctx);
}

describe("one rain over several wards", () => {
  test("is one proposal, called by all of them", async () => {
    await tellAll(IN_THU_DUC, "a");
    expect(await all()).toMatchObject([{ title: "Ngập nước: Phường Thủ Đức" }]);
    await tellAll(IN_HIEP_BINH, "b");
    expect(await all()).toMatchObject([{ members: 6, title: "Ngập nước: Phường Thủ Đức, Phường Hiệp Bình" }]);
    // Read as electricity, for its poles: it is the same water.
    for (const [at, text] of WITH_POLES.entries()) await tell(`p${at}`, text, "lighting_electricity");
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([{ members: 9 }]);
    await tell("c1", "Đường số 17 phường Hiệp Bình ngập qua đầu gối");
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([{ members: 10 }]);
  });

  test("that began apart is one as soon as a ward between tells of it", async () => {
    await tellAll(IN_THU_DUC, "a");
    await tellAll(
      IN_THU_DUC.map((text) => text.replaceAll("Thủ Đức", "An Phú Đông")),
      "b",
    );
    const [first, second] = await all();
    expect(second).toMatchObject({ state: "proposed", members: 3 });
    await tell("c1", "Nước ngập vào nhà ở phường Hiệp Bình");
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([
      { id: first?.id, members: 7, state: "proposed" },
      { id: second?.id, state: "closed", mergedIntoId: first?.id },
    ]);
  });

  test("far away, on another day or of another kind stays apart", async () => {
    await tellAll(IN_THU_DUC, "a");
    await tellAll(FLOOD, "far");
    expect(await all()).toHaveLength(2);
    await t.ctx
      .sql`update incidents set first_at = first_at - interval '7 hours', last_at = last_at - interval '7 hours'`;
    await tellAll(IN_HIEP_BINH, "b");
    expect(await all()).toHaveLength(3);
  });

  test("is not added to what a person has confirmed or split", async () => {
    await tellAll(IN_THU_DUC, "a");
    const [first] = await all();
    await confirmIncident(operator(), first?.reference ?? "", {
      ...{ title: "Ngập chợ Thủ Đức", leadUnitId: "hcmc-gthtkt", statusLine: "", publicNote: "", public: false },
    });
    await tellAll(IN_HIEP_BINH, "b");
    expect(await all()).toMatchObject([{ title: "Ngập chợ Thủ Đức", members: 3 }, { members: 3 }]);
    const [, second] = await all();
    expect((await loadIncidentPage(operator(), second?.reference ?? "")).likely).toMatchObject([
      { reference: first?.reference, title: "Ngập chợ Thủ Đức" },
    ]);
  });

  test("a title that a person has chosen stays when more wards come in", async () => {
    await tell("a0", IN_THU_DUC[0] ?? "");
    const named = await proposeByPerson(operator(), {
      ...{ tickets: (await allTickets(t)).map(({ reference }) => reference), mentions: [], title: "Ngập chiều thứ tư" },
    });
    await tellAll(IN_HIEP_BINH, "b");
    expect(await all()).toMatchObject([{ reference: named.reference, title: "Ngập chiều thứ tư", members: 4 }]);
  });
});

test("two workers at once propose one incident, not two", async () => {
  for (const [at, text] of FLOOD.entries()) await tell(`n${at}`, text);
  const points = await t.ctx.db.select({ id: incidentPoints.id }).from(incidentPoints);
  await Promise.all([...points, ...points].map(({ id }) => groupPoint(t.ctx, id)));
  expect(await all()).toMatchObject([{ members: 4 }]);
});

test("what was refused is not proposed again, but what comes later may be", async () => {
  for (const [at, text] of FLOOD.slice(0, 3).entries()) await tell(`n${at}`, text);
  await groupWaiting(t.ctx);
  const [incident] = await all();
  await refuseIncident(operator(), incident?.reference ?? "", { why: "Ba nơi khác nhau." });
  await tell("n9", FLOOD[3] ?? "");
  await groupWaiting(t.ctx);
  expect((await all()).map(({ state }) => state)).toEqual(["refused"]);
});

test("who tells of a confirmed incident is told once that it is being handled, and by when", async () => {
  for (const [at, text] of FLOOD.slice(0, 3).entries()) await tell(`n${at}`, text);
  await groupWaiting(t.ctx);
  const [incident] = await all();
  await confirmIncident(operator(), incident?.reference ?? "", {
    ...{ title: "Ngập đường Nguyễn Hữu Cảnh", leadUnitId: "hcmc-gthtkt", statusLine: "Đang bơm", publicNote: "" },
    ...{ public: true, expectedAt: new Date("2026-11-25T15:00:00+07:00") },
  });
  await tell("n9", FLOOD[3] ?? "");
  await groupWaiting(t.ctx);
  const known = (await chat(t, "zalo-thu", "n9").read()).filter(({ kind }) => kind === "incident");
  expect(known.map(({ body }) => body)).toEqual([
    expect.stringMatching(
      /^Phản ánh PA-26-\w+ của ông\/bà đã được ghi nhận\. Sự cố này \(Ngập đường Nguyễn Hữu Cảnh\).*15:00/,
    ),
  ]);
  expect((await chat(t, "zalo-thu", "n0").read()).filter(({ kind }) => kind === "incident")).toEqual([]);
  expect(new Set((await allTickets(t)).map(({ incident: named }) => named))).toEqual(new Set([incident?.reference]));
});

test("an alert names the incident that holds most of it, or proposes one", async () => {
  for (const [at, text] of FLOOD.slice(0, 2).entries()) await tell(`n${at}`, text);
  await groupWaiting(t.ctx);
  const alert = async () => ({
    sector: "drainage_flooding",
    ticketReferences: (await allTickets(t)).map(({ reference }) => reference),
    mentionIds: [],
  });
  const reference = await proposeFromAlert(t.ctx, await alert());
  expect(await all()).toMatchObject([{ reference, members: 2, state: "proposed" }]);
  expect(await proposeFromAlert(t.ctx, await alert())).toBe(reference);
  expect(await all()).toHaveLength(1);
});

test("an alert of many matters proposes those who tell of one, and none where nobody agrees", async () => {
  const ofAll = async () => ({
    sector: "trees_parks",
    ticketReferences: (await allTickets(t)).map(({ reference }) => reference),
    mentionIds: [],
  });
  const apart = [
    "cây ngã trước số 4 Nguyễn Thị Tần, phường Chánh Hưng",
    "nhờ tỉa cây ở công viên Gia Định, phường Hạnh Thông",
    "dây điện lòng thòng trước số 90 Lê Văn Sỹ, phường Nhiêu Lộc",
  ];
  for (const [at, text] of apart.entries()) await tell(`x${at}`, text);
  expect(await proposeFromAlert(t.ctx, await ofAll())).toBeNull();
  for (const [at, text] of FLOOD.slice(0, 3).entries()) await tell(`n${at}`, text);
  expect(await proposeFromAlert(t.ctx, await ofAll())).not.toBeNull();
  expect(await all()).toMatchObject([{ members: 3 }]);
});

test("what was passed over before it was known what it is about is taken in as the proposal grows", async () => {
  await tell("early", "khúc Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây nước ngập rồi");
  // Passed over by a grouping that knew of nothing else.
  await groupWaiting(t.ctx);
  await t.ctx.sql`update incident_points set refused = true`;
  for (const [at, text] of [...FLOOD, FLOOD[1] ?? ""].entries()) await tell(`n${at}`, text);
  await groupWaiting(t.ctx);
  expect(await all()).toMatchObject([{ members: 5 }]);
  await t.ctx.sql`update incident_points set refused = false`;
  await tell("n6", FLOOD[2] ?? "");
  await groupWaiting(t.ctx);
  expect(await all()).toMatchObject([{ members: 6 }]);
  await groupWaiting(t.ctx);
  expect(await all()).toMatchObject([{ members: 7 }]);
});

describe("two proposals of one flood", () => {
  async function twoProposals() {
    for (const [at, text] of [...FLOOD, ...FLOOD.slice(1, 3)].entries()) await tell(`n${at}`, text);
    await groupWaiting(t.ctx);
    const [elder] = await all();
    if (!elder) throw new Error("nothing was proposed");
    const { id, ...row } = elder;
    const [younger] = await t.ctx.db
      .insert(incidents)
      .values({ ...row, reference: "SC-26-ZZZZZ" })
      .returning();
    // As if two who told of it at once had each made one.
    await t.ctx.sql`update incident_members set incident_id = ${younger?.id ?? 0}
      where id in (select id from incident_members where incident_id = ${id} order by id desc limit 3)`;
    return { elder, younger: younger ?? elder };
  }

  test("become one with the next report that surely belongs to both, the younger in the elder", async () => {
    const { elder, younger } = await twoProposals();
    await tell("n9", FLOOD[3] ?? "");
    await groupWaiting(t.ctx);
    expect(await all()).toMatchObject([
      { id: elder.id, state: "proposed", members: 7 },
      { id: younger.id, state: "closed", mergedIntoId: elder.id },
    ]);
  });

  test("stay two once a person has taken something out of one", async () => {
    const { elder, younger } = await twoProposals();
    await t.ctx.db.insert(incidentEvents).values({
      incidentId: younger.id,
      step: "removed",
      facts: {},
      op: crypto.randomUUID(),
      byName: "Lan",
      at: t.ctx.now(),
    });
    await tell("n9", FLOOD[3] ?? "");
    await groupWaiting(t.ctx);
    expect((await all()).map(({ id, state }) => [id, state])).toEqual([
      [elder.id, "proposed"],
      [younger.id, "proposed"],
    ]);
  });
});

test("a storm of reports stays bounded: one more is compared with few, however many there are", async () => {
  for (const [at, text] of FLOOD.entries()) await tell(`n${at}`, text);
  await groupWaiting(t.ctx);
  // Two hundred more of the same within the hour, as a channel would have them.
  await t.ctx.sql`
    with more as (
      insert into tickets (reference, state, sector, urgency, text, text_folded, ward_code, unit_id, channel, account_id,
        conversation_id, triage_pending, created_at, place)
      select 'PA-26-' || lpad((n * 10 + id)::text, 7, '0'), 'triaged', sector, urgency, text, text_folded, ward_code, unit_id,
        channel, account_id, conversation_id, false, created_at + make_interval(secs => n * 20), place
      from tickets, generate_series(1, 50) n returning id, created_at)
    insert into incident_points (ticket_id, at) select id, created_at from more`;
  const begun = performance.now();
  const count = await groupWaiting(t.ctx);
  const each = (performance.now() - begun) / Object.values(count).reduce((sum, n) => sum + (n ?? 0), 0);
  expect(count.proposed ?? 0).toBe(0);
  expect(count.joined).toBe(200);
  expect(await all()).toHaveLength(1);
  expect(each).toBeLessThan(250);
});

test("the history of an incident refuses to be changed", async () => {
  for (const [at, text] of FLOOD.slice(0, 3).entries()) await tell(`n${at}`, text);
  await groupWaiting(t.ctx);
  expect(await t.ctx.db.select().from(incidentEvents)).toHaveLength(1);
  await expect(t.ctx.db.execute(sql`update incident_events set by_name = 'x'`)).rejects.toThrow();
});

/** A public post as listening has taken it. */
async function post(key: string, text: string, author = key): Promise<number> {
  await t.ctx.sql`insert into sources (id, kind, name) values ('bao', 'newspaper', 'Báo') on conflict do nothing`;
  const [row] = await t.ctx.sql`
    insert into mentions (posted_at, source_id, kind, text, changed_at, author_hash, sector, ward_code)
    values (now(), 'bao', 'post', ${text}, now(), ${author}, 'drainage_flooding', '26956') returning id, posted_at`;
  const id = Number(row?.id);
  await awaitGrouping(t.ctx.db, { mentionId: id, postedAt: new Date(row?.posted_at) });
  return id;
}

test("public posts and tickets of one event are one incident; one author is one voice", async () => {
  await post("a", FLOOD[0] ?? "");
  await post("b", FLOOD[2] ?? "", "a");
  await tell("n1", FLOOD[1] ?? "");
  await groupWaiting(t.ctx);
  expect(await all()).toEqual([]);
  await post("c", FLOOD[3] ?? "");
  await groupWaiting(t.ctx);
  expect(await all()).toMatchObject([{ members: 4, people: 3 }]);
});

test("a post that its source deleted, or that repeats another, is compared no more", async () => {
  const id = await post("a", FLOOD[0] ?? "");
  const copy = await post("b", FLOOD[0] ?? "");
  await t.ctx.sql`update mentions set removed_at = now(), text = '' where id = ${id}`;
  await t.ctx.sql`update mentions set same_as = ${id} where id = ${copy}`;
  for (const [at, text] of FLOOD.slice(1, 3).entries()) await tell(`n${at}`, text);
  expect(await groupWaiting(t.ctx)).toEqual({ unfit: 2, alone: 2 });
});
