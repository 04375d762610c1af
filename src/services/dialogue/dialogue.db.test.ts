import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "#src/services/ctx.ts";
import { recordDeadLetter } from "#src/services/dead-letters/record.ts";
import { rejectTicket } from "#src/services/tickets/reject.ts";
import { replyTicket } from "#src/services/tickets/reply.ts";
import { resolveTicket } from "#src/services/tickets/resolve.ts";
import { allTickets, chat, triageAll } from "../../../tests/support/chat.ts";
import { actor, type TestCtx, testCtx } from "../../../tests/support/ctx.ts";
import { addFixtureAccounts } from "../../../tests/support/fixtures.ts";
import { giveBack } from "./hand-over.ts";

let t: TestCtx;
/** A Wednesday in office hours. */
const at = (local: string) => new Date(`${local}:00+07:00`);
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
  t.setNow(at("2026-11-25T09:00"));
});
afterEach(() => t.close());

const texts = async (somebody: ReturnType<typeof chat>) => (await somebody.read()).map(({ body }) => body);
const last = async (somebody: ReturnType<typeof chat>) => (await texts(somebody)).at(-1) ?? "";
const operator = () => withActor(t.ctx, actor("operator", null, null));
const matter = "Hẻm 12 phường Bàn Cờ ngập quá đầu gối";

describe("small talk", () => {
  test("greetings, thanks and questions about a status open no ticket and are answered, once introduced", async () => {
    const citizen = chat(t);
    for (const said of ["Xin chào ad", "tra cứu", "cảm ơn ad nhiều nha", "ok", "👍"]) await citizen.write(said);
    expect(await allTickets(t)).toEqual([]);
    const said = await texts(citizen);
    expect(said.map((one) => one.includes("tin nhắn tự động"))).toEqual([true, false, false, false]);
    expect(said[1]).toContain("mã phản ánh");
    const [kept] = await t.ctx.sql`select count(*) as n from messages where direction = 'in' and ticket_id is null`;
    expect(Number(kept?.n)).toBe(5);
  });

  test("who greets again and again is greeted twice at most", async () => {
    const citizen = chat(t);
    for (let i = 0; i < 5; i++) await citizen.write("alo");
    expect(await texts(citizen)).toHaveLength(2);
  });

  test("an article answers a question with its source; whoever then wants a person gets a ticket with the question", async () => {
    const citizen = chat(t, "fb-thu");
    await citizen.write("Làm giấy khai sinh cho con cần giấy tờ gì ạ?");
    const [answer] = await citizen.read();
    expect(answer?.body).toContain("Nguồn: Luật Hộ tịch 2014");
    expect(answer?.quickReplies.map(({ payload }) => payload)).toEqual(["person", "clear"]);
    expect(await allTickets(t)).toEqual([]);
    await citizen.write("Gặp cán bộ", { facts: { quickReply: "person" } });
    const [ticket] = await allTickets(t);
    expect(ticket?.text).toContain("khai sinh");
    expect(await last(citizen)).toContain("chuyển cuộc trò chuyện này cho cán bộ");
    await triageAll(t, { kind: "question", sector: "land_admin_procedures" });
    expect(await texts(citizen)).toHaveLength(2);
  });

  test("English is answered in English", async () => {
    const citizen = chat(t);
    await citizen.write("hello");
    expect(await last(citizen)).toContain("What would you like to report");
  });

  test("a machine that answers is not answered, nor is what comes a day late, nor a standby thread", async () => {
    const citizen = chat(t);
    await citizen.write("Cảm ơn bạn đã liên hệ. Đây là tin nhắn tự động của shop.");
    await citizen.write("xin chào", { occurredAt: at("2026-11-23T09:00").toISOString() });
    await citizen.write("xin chào", { facts: { standby: true } });
    expect(await texts(citizen)).toEqual([]);
  });
});

describe("a report", () => {
  test("is confirmed with reference, unit, time and page", async () => {
    const citizen = chat(t);
    await citizen.write(matter);
    await triageAll(t);
    const [ticket] = await allTickets(t);
    const [confirmed] = await citizen.read();
    expect(confirmed?.body).toContain(`mã ${ticket?.reference}`);
    expect(confirmed?.body).toContain("UBND phường Bàn Cờ");
    expect(confirmed?.body).toMatch(/trước \d\d:\d\d thứ \S+ \d+\/1[12]/);
    expect(confirmed?.body).toContain(`http://127.0.0.1:8080/t/${ticket?.reference}`);
    await triageAll(t);
    expect(await citizen.read()).toHaveLength(1);
  });

  test("without a place is asked for it, and the button that is pressed places, routes and dates it", async () => {
    const citizen = chat(t, "fb-thu");
    await citizen.write("Đường Lê Văn Sỹ quận 3 cũ ngập nặng");
    await triageAll(t);
    const [asked] = await citizen.read();
    expect((await allTickets(t))[0]).toMatchObject({ wardCode: null, state: "needs_triage" });
    const [first] = asked?.quickReplies ?? [];
    expect(first?.payload).toMatch(/^place:\d+$/);
    t.setNow(at("2026-11-25T09:05"));
    await citizen.write(first?.title ?? "", { facts: { quickReply: first?.payload } });
    await triageAll(t);
    const [ticket, ...more] = await allTickets(t);
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ state: "triaged", wardCode: first?.payload.slice(6) });
    expect(ticket?.resolutionDueAt).not.toBeNull();
    expect(await last(citizen)).toContain("chúng tôi đã ghi nhận sự việc ở");
  });

  test("on Zalo the choices are numbered, and a number is an answer", async () => {
    const citizen = chat(t);
    await citizen.write("Đường Lê Văn Sỹ quận 3 cũ ngập nặng");
    await triageAll(t);
    const [asked] = await citizen.read();
    expect(asked?.quickReplies).toEqual([]);
    const second = /^2\. (.+)$/m.exec(asked?.body ?? "")?.[1];
    t.setNow(at("2026-11-25T09:05"));
    await citizen.write("2");
    await triageAll(t);
    const [ticket] = await allTickets(t);
    expect(t.ctx.city.ward(ticket?.wardCode ?? "")?.name).toBe(second);
  });

  test("a shared position is an answer", async () => {
    const citizen = chat(t);
    await citizen.write("Nước ngập tới nửa bánh xe rồi");
    await triageAll(t);
    t.setNow(at("2026-11-25T09:05"));
    const ward = t.ctx.city.ward("27154");
    await citizen.send({ geo: { lat: ward?.lat ?? 0, lng: ward?.lng ?? 0 } });
    await triageAll(t);
    expect((await allTickets(t)).map(({ wardCode }) => wardCode)).toEqual(["27154"]);
  });

  test("is asked for its place twice at most, then left to a person", async () => {
    const citizen = chat(t);
    await citizen.write("Nước ngập tới nửa bánh xe rồi");
    await triageAll(t);
    for (const [minute, said] of [
      ["10", "gần nhà tôi"],
      ["20", "chỗ hôm trước đó"],
      ["30", "ngay khúc cua"],
    ] as const) {
      t.setNow(at(`2026-11-25T09:${minute}`));
      await citizen.write(said);
      await triageAll(t);
    }
    const asked = (await texts(citizen)).filter((one) => one.includes("chia sẻ vị trí"));
    expect(asked).toHaveLength(2);
    expect((await texts(citizen)).some((one) => one.includes("cán bộ sẽ xem phản ánh"))).toBe(true);
    expect(await allTickets(t)).toHaveLength(1);
  });

  test("of danger is first told whom to call, by itself, and once", async () => {
    const citizen = chat(t);
    await citizen.write("Cháy nhà ở hẻm 12 phường Bàn Cờ, cứu với");
    expect(await texts(citizen)).toEqual([expect.stringContaining("gọi ngay 114")]);
    await triageAll(t, { sector: "fire_rescue", urgency: "critical" });
    const said = await texts(citizen);
    expect(said).toHaveLength(2);
    expect(said[1]).toContain("tiếp nhận");
    expect(said[1]).not.toContain("gọi ngay");
  });

  test("that only triage sees as dangerous is told the numbers before the reference", async () => {
    const citizen = chat(t);
    await citizen.write("Trụ điện trước trường phường Bàn Cờ sắp ngã vô người ta");
    await triageAll(t, { sector: "lighting_electricity", urgency: "critical" });
    const said = await texts(citizen);
    expect(said[0]).toContain("114");
    expect(said[1]).toContain("tiếp nhận");
  });

  test("that is spam is not answered", async () => {
    const citizen = chat(t);
    await citizen.write("Shop em có bán giày xịn phường Bàn Cờ");
    await triageAll(t, { kind: "spam" });
    expect(await texts(citizen)).toEqual([]);
  });

  test("that is a petition is told where to go, and a person decides", async () => {
    const citizen = chat(t);
    await citizen.write("Tôi làm đơn khiếu nại quyết định thu hồi đất của UBND phường Bàn Cờ");
    await triageAll(t, { sector: "land_admin_procedures" });
    const [ticket] = await allTickets(t);
    expect(ticket?.reviewReasons).toContain("petition");
    expect(await last(citizen)).toContain("Nơi tiếp nhận");
  });

  test("a follow-up within a day joins the open ticket, another matter opens its own", async () => {
    const citizen = chat(t);
    await citizen.write(matter);
    await triageAll(t);
    t.setNow(at("2026-11-25T15:00"));
    await citizen.write("vẫn còn ngập đó ad");
    expect(await allTickets(t)).toHaveLength(1);
    expect(await last(citizen)).toContain("bổ sung");
    t.setNow(at("2026-11-25T19:00"));
    await citizen.write("Quán nhậu đầu hẻm hát karaoke ồn ào suốt từ chiều");
    expect(await allTickets(t)).toHaveLength(2);
    t.setNow(at("2026-11-27T20:00"));
    await citizen.write("vẫn còn ngập đó ad");
    expect(await allTickets(t)).toHaveLength(3);
  });

  test("the status is told by reference, or of the last one", async () => {
    const citizen = chat(t);
    await citizen.write(matter);
    await triageAll(t);
    const [ticket] = await allTickets(t);
    await citizen.write("xử lý chưa ad");
    expect(await last(citizen)).toMatch(/Phản ánh PA-\S+: Đã phân loại\. UBND/);
    const other = chat(t, "fb-thu", "nguoi-2");
    await other.write(`tra cứu ${ticket?.reference}`);
    expect(await last(other)).toContain("UBND phường Bàn Cờ");
    await other.write("PA-26-7K3M9Q0");
    expect(await last(other)).toContain("chưa tìm thấy");
    expect(await allTickets(t)).toHaveLength(1);
  });
});

describe("people", () => {
  test("who answers takes the conversation over; the machine is silent until it is given back", async () => {
    const citizen = chat(t);
    await citizen.write(matter);
    await triageAll(t);
    const reference = (await allTickets(t))[0]?.reference ?? "";
    const lead = { ...operator(), actor: { ...operator().actor, userId: 1 } };
    await replyTicket(lead, reference, { text: "Chào ông/bà, tôi là cán bộ phường." } as never);
    const before = (await texts(citizen)).length;
    await citizen.write("cảm ơn ạ");
    expect(await texts(citizen)).toHaveLength(before);
    await giveBack(operator(), reference);
    await citizen.write("cảm ơn ạ");
    expect(await texts(citizen)).toHaveLength(before + 1);
  });

  test("asked for by the citizen, are told of it and answer alone", async () => {
    const citizen = chat(t);
    await citizen.write(matter);
    await triageAll(t);
    await citizen.write("gặp cán bộ");
    expect(await last(citizen)).toContain("chuyển cuộc trò chuyện này cho cán bộ");
    const notices = await t.ctx.sql`select text, unit_id from staff_notices`;
    expect(notices.map(({ unit_id }) => unit_id)).toContain("27154-ubnd");
    const before = (await texts(citizen)).length;
    await citizen.write("alo");
    expect(await texts(citizen)).toHaveLength(before);
    const [ticket] = await allTickets(t);
    await resolveTicket(operator(), ticket?.reference ?? "", { answer: "Đã khơi thông cống." } as never);
    await citizen.write("alo");
    expect(await last(citizen)).toContain("Chào ông/bà");
  });

  test("whoever wants no messages gets one more, and none after it", async () => {
    const citizen = chat(t);
    await citizen.write("đừng nhắn nữa");
    await citizen.write(matter);
    await triageAll(t);
    const [ticket] = await allTickets(t);
    await rejectTicket(operator(), ticket?.reference ?? "", { reason: "Không thuộc thẩm quyền." } as never);
    expect(await texts(citizen)).toEqual([expect.stringContaining("không gửi tin tự động")]);
    await citizen.write("bắt đầu");
    expect(await last(citizen)).toContain("báo kết quả phản ánh");
  });

  test("an account whose automatic part is off says nothing by itself, and still opens tickets", async () => {
    await t.ctx.sql`update channel_accounts set settings = settings || '{"automatic": "off"}' where id = 'zalo-thu'`;
    const citizen = chat(t);
    await citizen.write("xin chào");
    await citizen.write(matter);
    await triageAll(t);
    expect(await allTickets(t)).toHaveLength(1);
    expect(await texts(citizen)).toEqual([]);
  });
});

test("what the classifier cannot read is confirmed all the same", async () => {
  const citizen = chat(t);
  await citizen.write(matter);
  const [ticket] = await allTickets(t);
  const payload = { ticketId: ticket?.id };
  const dead = { queue: "classify", job: "triage-ticket", jobId: "1", payload, reason: "away", attempts: 4 };
  await recordDeadLetter(t.ctx, dead);
  expect(await texts(citizen)).toEqual([expect.stringContaining(`mã ${ticket?.reference}`)]);
});

test("a pressed menu button is answered, one that nobody knows is not", async () => {
  const citizen = chat(t, "fb-thu");
  const press = (payload: string) => ({ event: "postback", payload });
  const replyHint = { windowUntil: at("2026-11-26T09:00").toISOString(), publicReply: false, privateReply: true };
  const button = { kind: "system" as const, verb: "context" as const, opensTicket: false, replyHint };
  await citizen.send({ ...button, facts: press("GET_STARTED") });
  await citizen.send({ ...button, facts: press("SOMETHING_ELSE") });
  expect(await texts(citizen)).toEqual([expect.stringContaining("Ông/bà cho biết sự việc")]);
});
