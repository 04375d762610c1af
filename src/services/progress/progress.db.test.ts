import { asc, eq, like } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messages, outbox, staffNotices } from "#src/db/schema/index.ts";
import { withActor } from "#src/services/ctx.ts";
import { listNotices } from "#src/services/notices/list-notices.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { saveUpload } from "#src/services/submissions/uploads.ts";
import { acceptTicket } from "#src/services/tickets/accept.ts";
import { classifyTicket } from "#src/services/tickets/classify.ts";
import { extendTicket } from "#src/services/tickets/extend.ts";
import { ticketHistory } from "#src/services/tickets/history.ts";
import { mergeTicket } from "#src/services/tickets/merge.ts";
import { noteTicket } from "#src/services/tickets/note.ts";
import { pauseTicket } from "#src/services/tickets/pause.ts";
import { rejectTicket } from "#src/services/tickets/reject.ts";
import { reopenTicket } from "#src/services/tickets/reopen.ts";
import { resolveTicket } from "#src/services/tickets/resolve.ts";
import { transferTicket } from "#src/services/tickets/transfer.ts";
import { undoTicket } from "#src/services/tickets/undo.ts";
import { allTickets, chat, triageAll } from "../../../tests/support/chat.ts";
import { actor, type TestCtx, testCtx } from "../../../tests/support/ctx.ts";
import { addFixtureAccounts } from "../../../tests/support/fixtures.ts";

let t: TestCtx;
const at = (local: string) => new Date(`${local}:00+07:00`);
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
  t.setNow(at("2026-11-25T09:00"));
});
afterEach(() => t.close());

const operator = () => withActor(t.ctx, actor("operator"));
const matter = "Hẻm 12 phường Bàn Cờ ngập quá đầu gối";

/** A citizen whose report has been triaged and confirmed; what they are told after that. */
async function reporter(name: string, text = matter) {
  const citizen = chat(t, "zalo-thu", name);
  await citizen.write(text);
  await triageAll(t);
  const ticket = (await allTickets(t)).at(-1);
  const told = async () => (await citizen.read()).filter(({ kind }) => kind !== "automatic");
  return { citizen, reference: ticket?.reference ?? "", told };
}
const texts = async ({ told }: Awaited<ReturnType<typeof reporter>>) => (await told()).map(({ body }) => body);

describe("reporters are told", () => {
  test("of the unit, of more time with its reason, of what is needed, of the result", async () => {
    const one = await reporter("a");
    const steps: [() => Promise<unknown>, string][] = [
      [
        () => transferTicket(operator(), one.reference, { unitId: "hcmc-gthtkt", reason: "cống do Thành phố quản lý" }),
        "đã được chuyển đến Trung tâm",
      ],
      [() => acceptTicket(operator(), one.reference, {}), ""],
      [
        () => extendTicket(operator(), one.reference, { promisedAt: at("2026-12-10T17:00"), reason: "Chờ vật tư" }),
        "Lý do: Chờ vật tư. Đơn vị hẹn trả lời trước 17:00 thứ Năm 10/12",
      ],
      [
        () => pauseTicket(operator(), one.reference, { reason: "Ảnh chụp miệng cống" }),
        "cần ông/bà bổ sung: Ảnh chụp miệng cống.",
      ],
      [() => resolveTicket(operator(), one.reference, { answer: "Đã khơi thông cống." }), "Đã khơi thông cống."],
    ];
    for (const [at, [act, words]] of steps.entries()) {
      t.setNow(new Date(Date.parse("2026-11-25T02:10:00Z") + at * 60_000));
      const before = (await texts(one)).length;
      await act();
      // Sent at once, as if the workers kept up.
      await t.ctx.db.update(outbox).set({ state: "sent" }).where(eq(outbox.state, "queued"));
      const said = await texts(one);
      expect(said).toHaveLength(words ? before + 1 : before);
      if (words) expect(said.at(-1)).toContain(words);
    }
  });

  test("never of notes, of sectors, of who has it", async () => {
    const one = await reporter("a");
    await noteTicket(operator(), one.reference, { note: "Người này hay báo sai." });
    await classifyTicket(operator(), one.reference, { sector: "noise", urgency: "low" });
    await acceptTicket(operator(), one.reference, {});
    expect(await texts(one)).toEqual([]);
  });

  test("together with those whose report was merged, each once and by their own reference", async () => {
    const one = await reporter("a");
    t.setNow(at("2026-11-25T09:30"));
    const two = await reporter("b");
    await mergeTicket(operator(), two.reference, { into: one.reference });
    expect((await texts(two))[0]).toContain(`với phản ánh ${one.reference} nên được xử lý chung`);
    expect(await texts(one)).toEqual([]);
    await t.ctx.db.update(outbox).set({ state: "sent" });
    await resolveTicket(operator(), one.reference, { answer: "Đã khơi thông cống." });
    expect((await texts(one)).map((said) => said.includes(one.reference))).toEqual([true]);
    const last = (await texts(two)).at(-1);
    expect(last).toContain(`Phản ánh ${two.reference} đã được xử lý`);
    expect(last).toContain("Đã khơi thông cống.");
    expect(await texts(two)).toHaveLength(2);
  });

  test("with the pictures of the result, whoever reported it too", async () => {
    const one = await reporter("a");
    const two = await reporter("b");
    await mergeTicket(operator(), two.reference, { into: one.reference });
    t.setNow(at("2026-11-25T09:10"));
    const create = { width: 40, height: 30, channels: 3, background: "#2a7" } as const;
    const { id } = await saveUpload(t.ctx, { bytes: await sharp({ create }).png().toBuffer() });
    await resolveTicket(operator(), one.reference, { answer: "Đã khơi thông cống.", files: [id] });
    for (const who of [one, two]) expect((await who.told()).flatMap(({ files }) => files)).toEqual([id]);
  });

  test("not of spam, and not who wants no messages", async () => {
    const one = await reporter("a");
    await t.ctx.sql`update tickets set kind = 'spam'`;
    await rejectTicket(operator(), one.reference, { reason: "Tin rác." });
    expect(await texts(one)).toEqual([]);
    const two = await reporter("b", "Cây ngã phường Bàn Cờ");
    await two.citizen.write("đừng nhắn nữa");
    await resolveTicket(operator(), two.reference, { answer: "Đã dọn." });
    expect(await texts(two)).toEqual([]);
  });
});

describe("a citizen who cannot be written to any more", () => {
  test("is to be rung up: the unit is told once, for what waits for them and for the result", async () => {
    const one = await reporter("a");
    t.setNow(at("2026-12-04T09:00")); // nine days later: Zalo's seven are over
    await acceptTicket(operator(), one.reference, {});
    await pauseTicket(operator(), one.reference, { reason: "Ảnh chụp miệng cống" });
    await resolveTicket(operator(), one.reference, { answer: "Đã khơi thông cống." });
    expect(await texts(one)).toEqual([]);
    const told = await t.ctx.db.select().from(staffNotices).where(like(staffNotices.key, "%unreached%"));
    expect(told.map(({ role, text }) => [role, text.includes("gọi điện")])).toEqual([
      ["officer", true],
      ["officer", true],
    ]);
  });

  test("stands in the history of what was done, and the person who has the ticket is told, not the whole unit", async () => {
    const one = await reporter("a");
    const { id } = await addUser(t.ctx, {
      email: "minh@langnghe.vn",
      name: "Nguyễn Văn Minh",
      role: "officer",
      unitId: "hcmc-gthtkt",
    });
    await transferTicket(operator(), one.reference, { unitId: "hcmc-gthtkt", reason: "chuyển" });
    await t.ctx.sql`update tickets set assignee_id = ${id}, state = 'in_progress'`;
    t.setNow(at("2026-12-04T09:00"));
    await extendTicket(operator(), one.reference, { promisedAt: at("2026-12-20T17:00"), reason: "Chờ vật tư" });
    const history = await ticketHistory(operator(), one.reference);
    expect(history.at(-1)).toMatchObject({ action: "extend", to: { unreachable: true } });
    const mine = await listNotices(withActor(t.ctx, actor("officer", "hcmc-gthtkt", id)));
    expect(mine.items.map(({ text }) => text.includes("gọi điện"))).toEqual([true]);
    const others = await listNotices(withActor(t.ctx, actor("officer", "hcmc-gthtkt", 999)));
    expect(others.items).toEqual([]);
  });

  test("of which unit has it now needs no call: it stands in the history and on the tracking page", async () => {
    const one = await reporter("a");
    t.setNow(at("2026-12-04T09:00"));
    await transferTicket(operator(), one.reference, { unitId: "hcmc-gthtkt", reason: "chuyển" });
    expect((await ticketHistory(operator(), one.reference)).at(-1)?.to.unreachable).toBe(true);
    expect(await t.ctx.db.select().from(staffNotices).where(like(staffNotices.key, "%unreached%"))).toEqual([]);
  });

  test("because the account sends no notices, is told nothing and nobody is bothered", async () => {
    const one = await reporter("a");
    await t.ctx.sql`update channel_accounts set settings = settings || '{"notices": "off"}'`;
    await resolveTicket(operator(), one.reference, { answer: "Đã khơi thông cống." });
    expect(await texts(one)).toEqual([]);
    expect(await t.ctx.db.select().from(staffNotices).where(like(staffNotices.key, "%unreached%"))).toEqual([]);
  });
});

describe("the hour", () => {
  test("of the night waits until seven in the morning, and several changes are one bubble", async () => {
    const one = await reporter("a");
    t.setNow(at("2026-11-25T22:00"));
    await transferTicket(operator(), one.reference, { unitId: "hcmc-gthtkt", reason: "chuyển" });
    await acceptTicket(operator(), one.reference, {});
    t.setNow(at("2026-11-25T22:30"));
    await extendTicket(operator(), one.reference, { promisedAt: at("2026-12-10T17:00"), reason: "Chờ vật tư" });
    const said = await one.told();
    expect(said.map(({ body }) => body.includes("Chờ vật tư"))).toEqual([true]);
    expect(said[0]?.sendAfter).toEqual(at("2026-11-26T07:00"));
    const kept = await t.ctx.db.select().from(messages).where(eq(messages.kind, "progress")).orderBy(asc(messages.id));
    expect(kept).toHaveLength(1);
  });

  test("lets an action be taken back before anybody reads of it", async () => {
    const one = await reporter("a");
    const clerk = withActor(t.ctx, actor("operator", null, 1));
    await transferTicket(clerk, one.reference, { unitId: "hcmc-gthtkt", reason: "nhầm" });
    expect((await one.told())[0]?.sendAfter.getTime()).toBeGreaterThan(t.ctx.now().getTime());
    await undoTicket(clerk, one.reference);
    expect(await texts(one)).toEqual([]);
  });

  test("resolved and reopened in one night is told as reopened", async () => {
    const one = await reporter("a");
    t.setNow(at("2026-11-25T22:00"));
    await resolveTicket(operator(), one.reference, { answer: "Đã xong." });
    await reopenTicket(operator(), one.reference, { reason: "Còn đọng nước." });
    const said = await texts(one);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("đã được mở lại");
    expect(said[0]).not.toContain("Còn đọng nước");
  });
});
