import { eq, isNull, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  incidentAnswerPeople,
  incidentMembers,
  incidents,
  messages,
  outbox,
  ratings,
  tickets,
} from "#src/db/schema/index.ts";
import { withActor } from "#src/services/ctx.ts";
import { chat, triageAll } from "../../../tests/support/chat.ts";
import { actor, type TestCtx, testCtx } from "../../../tests/support/ctx.ts";
import { addFixtureAccounts } from "../../../tests/support/fixtures.ts";
import { openedTickets } from "../../../tests/support/opened-tickets.ts";
import { answerIncident } from "./answer.ts";
import { addToIncident, removeFromIncident } from "./change-members.ts";
import { closeIncident } from "./close.ts";
import { closeMembers } from "./close-members.ts";
import { confirmIncident } from "./confirm.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { goOnWithIncidents } from "./go-on.ts";
import { holdMember } from "./hold-member.ts";
import type { IncidentRow } from "./incident-row.ts";
import { loadIncidentPage } from "./load-page.ts";
import { mergeIncident } from "./merge.ts";
import { previewAnswer } from "./preview-answer.ts";
import { proposeByPerson } from "./propose-by-person.ts";
import { refuseIncident } from "./refuse.ts";
import { reopenIncident } from "./reopen.ts";
import { setIncidentStatus } from "./set-status.ts";
import { splitIncident } from "./split.ts";
import { undoIncident } from "./undo.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
  t.setNow(new Date("2026-11-25T09:00:00+07:00"));
});
afterEach(() => t.close());

const operator = () => withActor(t.ctx, actor("operator"));
const lead = (unitId: string) => withActor(t.ctx, actor("unit_lead", unitId));

/** So many people of Zalo, each with a ticket. @returns its references */
async function reporters(many: number): Promise<string[]> {
  for (let n = 0; n < many; n++) {
    await chat(t, "zalo-thu", `n${n}`).write(`Đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây ngập, nhà số ${n + 10}`);
    await triageAll(t);
  }
  await t.ctx.sql`delete from incident_points`;
  const rows = await t.ctx.db.select({ reference: tickets.reference }).from(tickets).orderBy(tickets.id);
  return rows.map(({ reference }) => reference);
}
const CONFIRMED = {
  ...{ title: "Ngập đường Nguyễn Hữu Cảnh", leadUnitId: "hcmc-gthtkt", statusLine: "", publicNote: "", public: false },
};
async function confirmed(references: readonly string[]): Promise<IncidentRow> {
  const { reference } = await proposeByPerson(operator(), { tickets: [...references], mentions: [] });
  return confirmIncident(operator(), reference, CONFIRMED);
}
const members = (incident: Pick<IncidentRow, "id">) =>
  t.ctx.db
    .select()
    .from(incidentMembers)
    .where(sql`incident_id = ${incident.id} and removed_at is null`)
    .orderBy(incidentMembers.id);
const saidTo = async (person: string, kind: string) =>
  (await chat(t, "zalo-thu", person).read()).filter((row) => row.kind === kind).map(({ body }) => body);

describe("an answer to all", () => {
  test("reaches each person once with their own number, sent twice at once and again later", async () => {
    const references = await reporters(3);
    const { reference } = await confirmed(references);
    const answer = { key: "bieu-mau-1", text: "Đã bơm cạn nước, xe đi lại bình thường." };
    await Promise.all([answerIncident(operator(), reference, answer), answerIncident(operator(), reference, answer)]);
    await answerIncident(operator(), reference, answer);
    await goOnWithIncidents(t.ctx);
    for (const [n, own] of references.entries())
      expect(await saidTo(`n${n}`, "incident")).toEqual([
        expect.stringMatching(new RegExp(`^Về phản ánh ${own} của ông/bà .*Đã bơm cạn nước`)),
      ]);
  });

  test("broken off half way is gone on with, and nobody is told twice", async () => {
    const references = await reporters(4);
    const incident = await confirmed(references);
    await t.ctx.sql`insert into incident_answers (incident_id, key, text, by_name, at)
      values (${incident.id}, 'bieu-mau-2', 'Đang xử lý.', 'Thử', now() + interval '1 day')`;
    expect(await deliverAnswer(t.ctx, 1, 2)).toBe(false);
    expect(await t.ctx.db.select().from(incidentAnswerPeople)).toHaveLength(2);
    await Promise.all([deliverAnswer(t.ctx, 1, 10), deliverAnswer(t.ctx, 1, 10)]);
    for (const [n] of references.entries()) expect(await saidTo(`n${n}`, "incident")).toHaveLength(1);
  });

  test("is told once to a person with two tickets", async () => {
    const citizen = chat(t, "zalo-thu", "n0");
    await citizen.write("Ngập đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây");
    await triageAll(t);
    await t.ctx.sql`update tickets set state = 'resolved', resolved_at = now()`;
    await citizen.write("Ổ gà trước số 45 Lê Văn Sỹ, phường Nhiêu Lộc làm người té xe");
    await triageAll(t, { sector: "road_infrastructure" });
    const rows = await t.ctx.db.select({ reference: tickets.reference }).from(tickets);
    expect(rows).toHaveLength(2);
    const { reference } = await confirmed(rows.map((row) => row.reference));
    await answerIncident(operator(), reference, { key: "bieu-mau-3", text: "Đang xử lý." });
    expect(await saidTo("n0", "incident")).toHaveLength(1);
  });

  test("is shown before it is sent: wording, people, ways", async () => {
    const references = await reporters(2);
    const { reference } = await confirmed(references);
    const preview = await previewAnswer(operator(), reference, "Đang xử lý.");
    expect(preview).toMatchObject({ people: 2, counts: [{ way: "zalo", people: 2 }] });
    expect(preview.samples.map((sample) => sample.text.includes(sample.reference))).toEqual([true, true]);
    expect(await t.ctx.db.select().from(outbox).where(eq(outbox.kind, "incident"))).toEqual([]);
  });

  test("with a citizen's name or number in it is refused", async () => {
    const { reference } = await confirmed(await reporters(1));
    await expect(
      answerIncident(operator(), reference, { key: "bieu-mau-4", text: "Liên hệ ông Nguyễn Văn An, 0903123456." }),
    ).rejects.toMatchObject({ code: "INVALID" });
  });
});

describe("closing", () => {
  test("resolves members one by one with their own question, and names those that are held open", async () => {
    const references = await reporters(4);
    const incident = await confirmed(references);
    const [first] = await members(incident);
    await holdMember(operator(), incident.reference, { member: first?.id ?? 0, held: true });
    await t.ctx
      .sql`update tickets set state = 'waiting_citizen', paused_at = now() where reference = ${references[1] ?? ""}`;
    const after = await closeIncident(operator(), incident.reference, { answer: "Đã hết ngập lúc 10 giờ." });
    expect(after).toMatchObject({ state: "closed", closingSince: null });
    const rows = await t.ctx.db.select().from(tickets).orderBy(tickets.id);
    expect(rows.map(({ state }) => state)).toEqual(["triaged", "waiting_citizen", "resolved", "resolved"]);
    expect(rows.map(({ publicAnswer }) => publicAnswer)).toEqual([
      null,
      null,
      ...Array(2).fill("Đã hết ngập lúc 10 giờ."),
    ]);
    expect((await members(incident)).map(({ skipped }) => skipped)).toEqual(["held", "waiting", null, null]);
    expect(await t.ctx.db.select().from(ratings)).toEqual([]); // asked half a minute later, each ticket by itself
  });

  test("broken off half way is gone on with: each ticket once", async () => {
    const references = await reporters(3);
    const incident = await confirmed(references);
    await t.ctx.sql`update incidents set closing_since = now(), closing_answer = 'Đã xong.' where id = ${incident.id}`;
    expect(await closeMembers(t.ctx, incident.id, 1)).toBe(false);
    // Resolved, but the process died before it was noted.
    await t.ctx.sql`update incident_members set settled_at = null`;
    await Promise.all([goOnWithIncidents(t.ctx), goOnWithIncidents(t.ctx)]);
    const [after] = await t.ctx.db.select().from(incidents);
    expect(after?.state).toBe("closed");
    const events = await t.ctx
      .sql`select ticket_id, count(*)::int as n from ticket_events where action = 'resolve' group by 1`;
    expect(events.map(({ n }) => n)).toEqual([1, 1, 1]);
    expect(await t.ctx.sql`select from incident_events where step = 'closed'`).toHaveLength(1);
  });

  test("opened again it takes members in, leaves what was answered resolved, and is closed once more", async () => {
    const references = await reporters(3);
    const incident = await confirmed(references.slice(0, 2));
    const [first] = await members(incident);
    await holdMember(operator(), incident.reference, { member: first?.id ?? 0, held: true });
    await closeIncident(operator(), incident.reference, { answer: "Đã hết ngập." });
    const open = await reopenIncident(operator(), incident.reference, { why: "Nước lên lại." });
    expect(open).toMatchObject({ state: "confirmed", closedAt: null });
    expect((await t.ctx.db.select().from(tickets).orderBy(tickets.id)).map(({ state }) => state)).toEqual([
      ...["triaged", "resolved", "triaged"],
    ]);
    await addToIncident(operator(), incident.reference, { tickets: [references[2] ?? ""], mentions: [] });
    await holdMember(operator(), incident.reference, { member: first?.id ?? 0, held: false });
    await closeIncident(operator(), incident.reference, { answer: "Lần này đã hết hẳn." });
    expect((await t.ctx.db.select().from(tickets).orderBy(tickets.id)).map(({ publicAnswer }) => publicAnswer)).toEqual(
      [...["Lần này đã hết hẳn.", "Đã hết ngập.", "Lần này đã hết hẳn."]],
    );
  });

  test("one that was merged is not opened again: the merging is taken back", async () => {
    const references = await reporters(2);
    const [kept, merged] = [await confirmed(references.slice(0, 1)), await confirmed(references.slice(1))];
    await mergeIncident(operator(), merged.reference, { into: kept.reference });
    await expect(reopenIncident(operator(), merged.reference, { why: "Hai nơi." })).rejects.toThrow(
      "hoàn tác việc gộp",
    );
    expect((await loadIncidentPage(operator(), merged.reference)).mayReopen).toBe(false);
  });
});

describe("rights", () => {
  test("another unit's lead neither sees nor decides; the unit that leads does", async () => {
    const [row] = await openedTickets(t.ctx, 1, { unitId: "27154-ubnd" });
    const incident = await confirmed([row?.reference ?? ""]);
    await expect(setIncidentStatus(lead("27145-ubnd"), incident.reference, { statusLine: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    // Holds a ticket of it, so sees it; another unit leads.
    await expect(setIncidentStatus(lead("27154-ubnd"), incident.reference, { statusLine: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await setIncidentStatus(lead("hcmc-gthtkt"), incident.reference, { statusLine: "Đang bơm" })).toMatchObject({
      statusLine: "Đang bơm",
    });
    await expect(
      confirmIncident(withActor(t.ctx, actor("leader")), incident.reference, CONFIRMED),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a lost race is told with the version now", async () => {
    const incident = await confirmed(await reporters(1));
    await setIncidentStatus(operator(), incident.reference, { statusLine: "a" }, incident.version);
    await expect(
      setIncidentStatus(operator(), incident.reference, { statusLine: "b" }, incident.version),
    ).rejects.toMatchObject({ code: "CONFLICT", details: { version: incident.version + 1 } });
  });
});

test("a ticket names its incident while it belongs to a confirmed one", async () => {
  const references = await reporters(2);
  const incident = await confirmed(references);
  const named = async () =>
    (await t.ctx.db.select({ incident: tickets.incident }).from(tickets).orderBy(tickets.id)).map(
      (row) => row.incident,
    );
  expect(await named()).toEqual([incident.reference, incident.reference]);
  const [first] = await members(incident);
  await removeFromIncident(operator(), incident.reference, { members: [first?.id ?? 0] });
  expect(await named()).toEqual([null, incident.reference]);
  await undoIncident(operator(), incident.reference);
  expect(await named()).toEqual([incident.reference, incident.reference]);
  await undoIncident(operator(), incident.reference); // the confirmation
  expect(await named()).toEqual([null, null]);
});

test("taken back is the last step only, and never what was sent", async () => {
  const incident = await confirmed(await reporters(1));
  await answerIncident(operator(), incident.reference, { key: "bieu-mau-9", text: "Đang xử lý." });
  await expect(undoIncident(operator(), incident.reference)).rejects.toMatchObject({ code: "CONFLICT" });
});

/** Which ticket is in which incident, with all that is known of it; and where each incident stands. */
async function standing() {
  const rows = await t.ctx.db
    .select()
    .from(incidentMembers)
    .where(isNull(incidentMembers.removedAt))
    .orderBy(incidentMembers.id);
  const where = await t.ctx.db.select().from(incidents).orderBy(incidents.id);
  return {
    members: rows,
    incidents: where.map(({ version: _, ...incident }) => incident),
    named: await t.ctx.sql`select reference, incident from tickets order by id`,
  };
}

test("any sequence of steps taken back in turn leaves memberships exactly as they were", async () => {
  const rows = await openedTickets(t.ctx, 8);
  const references = rows.map(({ reference }) => reference);
  const half = (from: number) => references.slice(from, from + 3);
  await proposeByPerson(operator(), { tickets: half(0), mentions: [] });
  await proposeByPerson(operator(), { tickets: half(3), mentions: [] });
  const step = fc.record({
    verb: fc.constantFrom("add", "remove", "split", "merge", "confirm", "refuse", "status"),
    which: fc.nat(9),
    other: fc.nat(9),
    take: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
      const before = await standing();
      const done: string[] = [];
      for (const one of steps) {
        const at = await act(one, references);
        if (at) done.push(at);
      }
      for (const reference of done.toReversed()) await undoIncident(operator(), reference);
      const after = await standing();
      expect(after.members).toEqual(before.members);
      expect(after.named).toEqual(before.named);
      const known = new Set(before.incidents.map(({ id }) => id));
      expect(after.incidents.filter(({ id }) => known.has(id))).toEqual(before.incidents);
      // What a split had made stands there refused, without members.
      expect(after.incidents.filter(({ id }) => !known.has(id)).every(({ state }) => state === "refused")).toBe(true);
    }),
    { numRuns: 12 },
  );
});

/** @returns the incident on which it was done; null when the step was not possible */
async function act(
  { verb, which, other, take }: { verb: string; which: number; other: number; take: number },
  references: readonly string[],
): Promise<string | null> {
  const open = await t.ctx.db
    .select()
    .from(incidents)
    .where(sql`state in ('proposed', 'confirmed')`)
    .orderBy(incidents.id);
  const incident = open[which % Math.max(open.length, 1)];
  const second = open[other % Math.max(open.length, 1)];
  if (!incident) return null;
  const { reference, version } = incident;
  const own = (await members(incident)).slice(0, take).map(({ id }) => id);
  try {
    const steps: Record<string, () => Promise<IncidentRow>> = {
      add: () =>
        addToIncident(operator(), reference, { tickets: [references[other % references.length] ?? ""], mentions: [] }),
      remove: () => removeFromIncident(operator(), reference, { members: own }),
      split: () => splitIncident(operator(), reference, { members: own }),
      merge: () => mergeIncident(operator(), reference, { into: second?.reference ?? "" }),
      confirm: () => confirmIncident(operator(), reference, CONFIRMED),
      refuse: () => refuseIncident(operator(), reference, { why: "Không phải." }),
      status: () => setIncidentStatus(operator(), reference, { statusLine: `Bước ${which}` }),
    };
    const after = await steps[verb]?.();
    return after && after.version !== version ? reference : null;
  } catch (error) {
    if (error instanceof Error && error.name === "AppError") return null;
    throw error;
  }
}

test("what was said of an incident stands in the conversation", async () => {
  const { reference } = await confirmed(await reporters(1));
  await answerIncident(operator(), reference, { key: "bieu-mau-8", text: "Đang xử lý." });
  const said = await t.ctx.db.select().from(messages).where(eq(messages.kind, "incident"));
  expect(said.map(({ direction }) => direction)).toEqual(["out"]);
});
