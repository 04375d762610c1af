import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { withActor } from "#src/services/ctx.ts";
import { answerIncident } from "#src/services/incidents/answer.ts";
import { groupWaiting } from "#src/services/incidents/group-waiting.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { chat, triageAll } from "./support/chat.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { addFixtureAccounts } from "./support/fixtures.ts";

let t: TestCtx;
let app: ReturnType<typeof createApp>;
let reference: string;
const bearers: Record<string, string> = {};

const PRIVATE = ["Trần Văn Bí Mật", "0903 765 432", "nhà số 77"];
const TOLD = [
  "Ngập đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây, nhà số 77 nước vào, gọi tôi Trần Văn Bí Mật 0903 765 432",
  "ngap qua troi roi o nguyen huu canh p thanh my tay",
  "bì bõm dắt xe ở Nguyễn Hữu Cảnh, P. Thạnh Mỹ Tây, thành sông luôn",
];

beforeAll(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
  t.setNow(new Date("2026-11-25T09:00:00+07:00"));
  for (const [n, text] of TOLD.entries()) {
    await chat(t, "zalo-thu", `n${n}`).write(text);
    await triageAll(t);
  }
  await groupWaiting(t.ctx);
  app = createApp({
    ctx: t.ctx,
    // Safe: no webhook is called here.
    adapters: {} as Parameters<typeof createApp>[0]["adapters"],
    pages: pages({ publicUrl: t.ctx.publicUrl }),
    errorPage: (answer) => answer.message,
    checks: {},
    trustedProxies: [],
  });
  for (const role of ["operator", "leader", "admin"] as const) {
    await addUser(t.ctx, { email: `${role}@example.vn`, role });
    bearers[role] = `Bearer ${await addToken(t.ctx, `${role}@example.vn`, ["tickets:read", "tickets:write", "admin"])}`;
  }
});
afterAll(() => t.close());

const ask = (path: string, who = "operator", body?: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: bearers[who] ?? "", "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const page = async (path: string) => (await app.request(path, { headers: { accept: "text/html" } })).text();

describe("GET /api/incidents", () => {
  test("tells what waits for a person, with its reasons", async () => {
    const { items, next } = await (await ask("/api/incidents?state=proposed")).json();
    expect(items).toMatchObject([
      { state: "proposed", members: 3, people: 3, why: expect.arrayContaining(["matter:flood"]) },
    ]);
    expect(next).toBeNull();
    reference = items[0].reference;
    const detail = await (await ask(`/api/incidents/${reference}`)).json();
    expect(detail.members).toHaveLength(3);
    expect(detail.events).toMatchObject([{ step: "proposed", by: "Hệ thống" }]);
  });

  test("is not for administrators, who see no citizens, nor for anybody unknown", async () => {
    expect((await ask("/api/incidents", "admin")).status).toBe(403);
    expect((await app.request("/api/incidents")).status).toBe(401);
    expect((await ask("/api/incidents/SC-26-0000000")).status).toBe(404);
  });

  test("leaders read and do not decide", async () => {
    expect((await ask("/api/incidents", "leader")).status).toBe(200);
    expect((await ask(`/api/incidents/${reference}/refuse`, "leader", { why: "x" })).status).toBe(403);
  });
});

test("what nobody has confirmed is public nowhere", async () => {
  expect(await page("/su-co")).not.toContain("Thạnh Mỹ Tây");
  expect((await app.request(`/su-co/${reference}`)).status).toBe(404);
  expect(await page("/")).not.toContain('/su-co"');
});

test("POST confirms, with If-Match; a lost race and a wrong field are told", async () => {
  const input = {
    ...{ title: "Ngập đường Nguyễn Hữu Cảnh", leadUnitId: "hcmc-gthtkt", statusLine: "Đang bơm thoát nước." },
    ...{ expectedAt: "2026-11-25T15:00", public: true },
  };
  expect((await ask(`/api/incidents/${reference}/confirm`, "operator", { ...input, title: "x" })).status).toBe(400);
  const personal = await ask(`/api/incidents/${reference}/confirm`, "operator", {
    ...input,
    title: "Nhà ông Trần Văn An ngập",
  });
  expect(personal.status).toBe(400);
  expect((await ask(`/api/incidents/${reference}/confirm`, "operator", input, { "if-match": "99" })).status).toBe(409);
  const done = await ask(`/api/incidents/${reference}/confirm`, "operator", input);
  expect(await done.json()).toMatchObject({ state: "confirmed", expectedAt: "2026-11-25T08:00:00.000Z", public: true });
  expect((await ask(`/api/incidents/${reference}/confirm`, "operator", input)).status).toBe(409);
});

test("the public pages tell of it without a word, a name or a number of whoever reported it", async () => {
  await answerIncident(withActor(t.ctx, actor("operator")), reference, { key: "mot-cau-tra-loi", text: "Đang bơm." });
  const [home, list, one] = [await page("/"), await page("/su-co"), await page(`/su-co/${reference}`)];
  expect(home).toContain("/su-co");
  for (const html of [list, one]) {
    expect(html).toContain("Ngập đường Nguyễn Hữu Cảnh");
    expect(html).toContain("Đang bơm thoát nước.");
  }
  const tickets = await t.ctx.sql`select reference, text from tickets`;
  for (const html of [home, list, one]) {
    for (const secret of PRIVATE) expect(html).not.toContain(secret);
    for (const ticket of tickets) {
      expect(html).not.toContain(ticket.reference);
      expect(html).not.toContain(String(ticket.text).slice(30, 55));
    }
    // Three are so few that one could be recognised.
    expect(html).not.toMatch(/3 người/);
    expect(html).not.toMatch(/<circle class="map-dot"/);
  }
});

test("the public pages carry less than 30 KB of script, and do without", async () => {
  const html = await page(`/su-co/${reference}`);
  const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src]) => src ?? "");
  let bytes = 0;
  for (const src of scripts) bytes += (await (await app.request(src)).arrayBuffer()).byteLength;
  expect(bytes).toBeLessThan(30_000);
});

test("the tracking page of each member names the incident", async () => {
  const rows = await t.ctx.sql`select reference from tickets`;
  for (const row of rows) expect(await page(`/t/${row.reference}`)).toContain(`/su-co/${reference}`);
});

test("taken off the public pages it is there no more", async () => {
  await ask(`/api/incidents/${reference}/status`, "operator", { public: false });
  expect(await page("/su-co")).not.toContain("Nguyễn Hữu Cảnh");
  expect((await app.request(`/su-co/${reference}`)).status).toBe(404);
  const [row] = await t.ctx.sql`select reference from tickets limit 1`;
  expect(await page(`/t/${row?.reference}`)).not.toContain(reference);
});

test("the description of the API tells of every action", async () => {
  const { paths } = await (await app.request("/openapi.json")).json();
  for (const name of [
    "confirm",
    "refuse",
    "status",
    "add",
    "remove",
    "split",
    "merge",
    "hold",
    "answer",
    "close",
    "undo",
  ])
    expect(Object.keys(paths)).toContain(`/api/incidents/{reference}/${name}`);
});
