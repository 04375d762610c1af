import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pages } from "#dashboards/index.tsx";
import type { HttpEnv } from "#src/api/http-env.ts";
import { absences, staffNotices, tickets } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { formatDate, localDate } from "#src/domain/local-time.ts";
import { AppError } from "#src/errors.ts";
import { withActor } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";

const UNIT = "27154-ubnd";
let t: TestCtx;
let operator: Actor;
let lead: Actor;
let officerId: number;

beforeAll(async () => {
  t = await testCtx();
  operator = actor("operator", null, (await addUser(t.ctx, { email: "truc@langnghe.vn", role: "operator" })).id);
  const inUnit = { role: "unit_lead", unitId: UNIT } as const;
  lead = actor("unit_lead", UNIT, (await addUser(t.ctx, { email: "truong@langnghe.vn", ...inUnit })).id);
  const officer = { email: "minh@langnghe.vn", name: "Nguyễn Văn Minh", role: "officer", unitId: UNIT } as const;
  officerId = (await addUser(t.ctx, officer)).id;
});
afterAll(() => t.close());

/** The real pages on real services, for somebody who has signed in. */
function deskOf(who: Actor): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    c.set("ctx", withActor(t.ctx, who));
    c.set("actor", who);
    c.set("mustChangePassword", false);
    await next();
  });
  app.route("/", pages({ publicUrl: t.ctx.publicUrl }));
  app.onError((error, c) => c.text(error instanceof AppError ? error.code : String(error.stack), 500));
  return app;
}
const see = async (who: Actor, url: string) => (await deskOf(who).request(url)).text();
const send = (who: Actor, url: string, fields: [string, string][]) =>
  deskOf(who).request(url, { method: "POST", body: new URLSearchParams(fields) });
const urlOf = ({ reference }: { reference: string }) => `/console/tickets/${reference}`;
const rowOf = async ({ id }: { id: number }) =>
  (await t.ctx.db.select().from(tickets).where(eq(tickets.id, id)))[0] as TicketRow; // never removed
const chosen = (rows: readonly TicketRow[]): [string, string][] =>
  rows.map(({ reference }) => ["reference", reference]);

test("many are given to a unit at once; what cannot be is named with its reason", async () => {
  const open = await openedTickets(t.ctx, 2);
  const [ended] = await openedTickets(t.ctx, 1, { state: "rejected" });
  const fields: [string, string][] = [...chosen(open), ["reference", ended?.reference ?? ""], ["action", "assign"]];
  const form = await (await send(operator, "/console/tickets/bulk", fields)).text();
  expect(form).toContain("UBND phường Bàn Cờ");
  expect(form).toContain("Nguyễn Văn Minh · đang giữ 0 việc");
  const filled: [string, string][] = [...fields, ["filled", "1"], ["unitId", UNIT], ["person", String(officerId)]];
  const result = await (await send(operator, "/console/tickets/bulk", filled)).text();
  expect(result).toContain("Đã xong 2/3 phản ánh");
  expect(result).toContain("“Từ chối” nên không thực hiện được");
  for (const row of open) expect(await rowOf(row)).toMatchObject({ state: "assigned", assigneeId: officerId });
});

test("a classification is taken back by the button beside its word of thanks", async () => {
  const [ticket] = (await openedTickets(t.ctx, 1)) as [TicketRow]; // asked for one
  const answer = await send(operator, `${urlOf(ticket)}/classify`, [
    ["sector", "noise"],
    ["urgency", "high"],
    ["version", String(ticket.version)],
  ]);
  const page = await see(operator, answer.headers.get("location") ?? "");
  expect(page).toContain(`action="${urlOf(ticket)}/undo"`);
  expect((await rowOf(ticket)).sector).toBe("noise");
  const undone = await send(operator, `${urlOf(ticket)}/undo`, []);
  expect(undone.headers.get("location")).toBe(`${urlOf(ticket)}?done=undo`);
  expect(await rowOf(ticket)).toMatchObject({ sector: ticket.sector, urgency: ticket.urgency });
  expect((await send(operator, `${urlOf(ticket)}/undo`, [])).status).toBe(409);
});

test("handing a ticket back leads its unit to the list, from where it can be taken back", async () => {
  const [ticket] = (await openedTickets(t.ctx, 1)) as [TicketRow]; // asked for one
  const answer = await send(lead, `${urlOf(ticket)}/transfer`, [["reason", "Đường do Thành phố quản lý"]]);
  const list = answer.headers.get("location") ?? "";
  expect(list).toMatch(/^\/console\?done=transfer/);
  expect(await see(lead, list)).toContain(`action="${urlOf(ticket)}/undo"`);
  expect((await send(lead, `${urlOf(ticket)}/undo`, [])).status).toBe(303);
  expect(await rowOf(ticket)).toMatchObject({ unitId: UNIT, bounces: 0 });
});

test("waiting for the citizen and a promise are told with their reasons", async () => {
  const [ticket] = (await openedTickets(t.ctx, 1, { state: "in_progress" })) as [TicketRow]; // asked for one
  await send(lead, `${urlOf(ticket)}/pause`, [["reason", "Xin cho biết số nhà."]]);
  const paused = await see(lead, urlOf(ticket));
  for (const words of ["Xin cho biết số nhà.", "đang dừng, còn", "làm việc", "Đang tạm dừng"])
    expect(paused).toContain(words);
  await send(lead, `${urlOf(ticket)}/resume`, []);
  const promised = new Date(Date.now() + 60 * 86_400_000);
  const extend = (promisedAt: string) =>
    send(lead, `${urlOf(ticket)}/extend`, [
      ["promisedAt", promisedAt],
      ["reason", "Chờ vật tư"],
    ]);
  const wrongYear = await extend("2099-12-10T16:00");
  expect(wrongYear.status).toBe(400);
  expect(await wrongYear.text()).toContain("kiểm tra lại năm");
  expect((await extend(`${localDate(promised)}T16:00`)).status).toBe(303);
  const page = await see(lead, urlOf(ticket));
  expect(page).toContain(`Đã hẹn người dân có kết quả lúc ${formatDate(promised)} 16:00.`);
  expect(page).toContain("đã gia hạn và hẹn lại với người dân");
});

test("a merged ticket, its survivor and what was split from it know one another", async () => {
  const [source, survivor] = (await openedTickets(t.ctx, 2)) as [TicketRow, TicketRow]; // asked for two
  await send(operator, `${urlOf(source)}/merge`, [["into", survivor.reference.toLowerCase()]]);
  expect(await see(operator, urlOf(source))).toContain("Phản ánh này đã được gộp vào");
  const page = await see(operator, urlOf(survivor));
  expect(page).toContain("2 người cùng phản ánh");
  expect(page).toContain(`href="${urlOf(source)}"`);
  await send(operator, `${urlOf(survivor)}/split`, [["text", "Đèn đường trong hẻm cũng hư."]]);
  const after = await see(operator, urlOf(survivor));
  const part = /Tách thành<\/h3><ul class="related"><li><a href="([^"]+)"/.exec(after)?.[1] ?? "";
  expect(await see(operator, part)).toContain("Tách từ");
});

test("the backlog of a unit goes to those of its people who are there", async () => {
  await t.ctx.db.insert(absences).values({ userId: officerId, fromOn: "2020-01-01", untilOn: "2099-01-01" });
  const waiting = await openedTickets(t.ctx, 2);
  const answer = await send(lead, "/console/backlog", [["turns", "least_loaded"]]);
  expect(answer.headers.get("location")).toMatch(/done=backlog&n=\d+&waiting=0$/);
  for (const row of waiting) expect((await rowOf(row)).assigneeId).toBe(lead.userId);
});

test("telling a superior puts a number on their bell, until they have read it", async () => {
  const [ticket] = (await openedTickets(t.ctx, 1)) as [TicketRow]; // asked for one
  await t.ctx.db.delete(staffNotices);
  await send(operator, `${urlOf(ticket)}/escalate`, [
    ["to", "unit_lead"],
    ["reason", "Tái diễn nhiều lần"],
  ]);
  const page = await see(lead, "/console/notices");
  expect(page).toContain("1 thông báo chưa đọc");
  expect(page).toContain(ticket.reference);
  const id = /name="id" value="(\d+)"/.exec(page)?.[1] ?? "";
  await send(lead, "/console/notices/read", [["id", id]]);
  expect(await see(lead, "/console")).not.toContain("thông báo chưa đọc");
});
