import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adapters } from "#adapters/index.ts";
import { answerJson, errorAnswer } from "#src/api/errors.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { hookRoutes } from "#src/api/routes/hooks.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { withActor } from "#src/services/ctx.ts";
import { listCallBacks } from "#src/services/dialogue/call-backs.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { allTickets } from "./support/chat.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { receive } from "./support/fixtures.ts";
import { openedTickets } from "./support/opened-tickets.ts";

let t: TestCtx;
let key: string;
let app: Hono<HttpEnv>;
beforeEach(async () => {
  t = await testCtx();
  await addAccount(t.ctx, "hotline", "tong-dai", { secret: "s".repeat(30), provider: "stringee" });
  await addAccount(t.ctx, "hotline", "pbx", { secret: "s".repeat(30) });
  const account = (await findAccount(t.ctx, "tong-dai")) as ChannelAccount; // safe: added above
  key = adapters.ivr(account)?.key(account) ?? "";
  app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    c.set("ctx", t.ctx);
    c.set("requestId", "r");
    await next();
  });
  app.route("/hooks", hookRoutes(adapters));
  app.onError((error, c) => answerJson(c, errorAnswer(error)));
});
afterEach(() => t.close());

type Action = { action: string; text?: string; eventUrl?: string };
const call = async (path: string, body?: object): Promise<Action[]> => {
  const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
  const answer = await app.request(path, init);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Action[];
};
const begin = (from = "0912345678") => call(`/hooks/call/tong-dai/answer?key=${key}&from=${from}&to=1022&callId=c1`);
/** Presses keys after what was said. */
const press = (said: Action[], dtmf: string) => {
  const url = new URL(said.find(({ eventUrl }) => eventUrl)?.eventUrl ?? "");
  return call(`${url.pathname}${url.search}`, { call_id: "c1", dtmf });
};
const heard = (said: Action[]) => said.map(({ text }) => text ?? "").join(" ");

/** A ticket of the caller. */
async function ticketOf(phone: string) {
  const [ticket] = await openedTickets(t.ctx, 1);
  const index = t.ctx.box.index(phone);
  await t.ctx
    .sql`update contacts set phone_index = ${index} where id = (select contact_id from conversations where id = ${ticket?.conversationId ?? 0})`;
  return ticket;
}

describe("the menu", () => {
  test("needs the key, and a system that asks", async () => {
    expect((await app.request("/hooks/call/tong-dai/answer?key=x&callId=c1")).status).toBe(401);
    expect((await app.request(`/hooks/call/pbx/answer?key=${key}&callId=c1`)).status).toBe(404);
  });

  test("tells the emergency numbers and what to press, again after a wrong key", async () => {
    const said = await begin();
    expect(heard(said)).toMatch(/113, 114 hoặc 115.*Bấm phím 1/);
    expect(JSON.stringify(said)).not.toContain("0912345678");
    expect(heard(await press(said, "8"))).toContain("Phím chưa đúng");
    expect(heard(await press(said, ""))).toContain("Phím chưa đúng");
  });

  test("records a report, which becomes a ticket of the caller", async () => {
    const asked = await press(await begin(), "1");
    expect(asked.map(({ action }) => action)).toEqual(["talk", "recordMessage", "talk"]);
    const url = new URL(asked[1]?.eventUrl ?? "");
    const left = { call_id: "c1", recording_url: "https://pbx.example.vn/c1.wav" };
    for (let i = 0; i < 2; i++) await call(`${url.pathname}${url.search}`, left);
    const pending = await t.ctx.sql`select event_id from pending_events`;
    for (const { event_id } of pending) await takeEvent(t.ctx, Number(event_id));
    expect((await allTickets(t)).map(({ channel }) => channel)).toEqual(["hotline"]);
    const [contact] = await t.ctx.sql`select phone_index from contacts where account_id = 'tong-dai'`;
    expect(contact?.phone_index).toBe(t.ctx.box.index("+84912345678"));
  });

  test("tells the state of the caller's ticket, and no word of it", async () => {
    const ticket = await ticketOf("+84912345678");
    const said = heard(await press(await begin(), "2"));
    expect(said).toContain("đã phân loại");
    expect(said).toContain("UBND");
    expect(said).not.toContain(ticket?.text);
  });

  test("asks a caller it does not know for the digits of the reference", async () => {
    const [ticket] = await openedTickets(t.ctx, 1);
    await t.ctx.sql`update tickets set reference = 'PA-26-7K3M9Q0' where id = ${ticket?.id ?? 0}`;
    const asked = await press(await begin("0987654321"), "2");
    expect(heard(asked)).toContain("các chữ số trong mã");
    expect(heard(await press(asked, "267390"))).toContain("đã phân loại");
    expect(heard(await press(asked, "267391"))).toContain("chưa xác định được");
    expect(heard(await press(asked, "26"))).toContain("chưa xác định được");
  });

  test("has nothing to rate when nothing was resolved", async () => {
    expect(heard(await press(await begin(), "3"))).toContain("Không có phản ánh nào");
  });
});

describe("missed calls", () => {
  const happened = async (id: string, from: string, status: string, minute: string) => {
    const at = `2026-11-25T09:${minute}:00+07:00`;
    const body = {
      event: "call.ended",
      call_id: id,
      direction: "inbound",
      from,
      to: "1022",
      started_at: at,
      ended_at: at,
      status,
    };
    const { eventIds } = await receive(t.ctx, "pbx", Buffer.from(JSON.stringify(body)));
    for (const eventId of eventIds) await takeEvent(t.ctx, eventId);
  };
  const desk = () => withActor(t.ctx, actor("operator"));

  test("are to be called back, one line a caller, until somebody has talked to them", async () => {
    t.setNow(new Date("2026-11-25T10:00:00+07:00"));
    await happened("1", "0912345678", "missed", "10");
    await happened("2", "0912345678", "missed", "20");
    await happened("3", "0987654321", "missed", "05");
    expect(await listCallBacks(desk())).toMatchObject([
      { phone: "0987 ••• 321", times: 1 },
      { phone: "0912 ••• 678", times: 2, lastCalledAt: "2026-11-25T02:20:00.000Z" },
    ]);
    await happened("4", "0912345678", "answered", "30");
    expect((await listCallBacks(desk())).map(({ phone }) => phone)).toEqual(["0987 ••• 321"]);
  });

  test("are not for everybody", async () => {
    await expect(listCallBacks(withActor(t.ctx, actor("leader")))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
