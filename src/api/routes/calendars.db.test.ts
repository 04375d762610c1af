import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";

let t: TestCtx;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  t = await testCtx();
  app = createApp({
    ctx: t.ctx,
    // Safe: no webhook is called here.
    adapters: {} as Parameters<typeof createApp>[0]["adapters"],
    pages: new Hono<HttpEnv>(),
    errorPage: () => "",
    checks: {},
    trustedProxies: [],
  });
  await addUser(t.ctx, { email: "quan@example.vn", role: "admin" });
  await addUser(t.ctx, { email: "truc@example.vn", role: "operator" });
});
afterAll(() => t.close());

test("over the API a year goes in by file: import, preview, put; and out again", async () => {
  const token = await addToken(t.ctx, "quan@example.vn", ["admin"]);
  const ask = async (method: string, path: string, body?: object, by = token) => {
    const answer = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${by}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.clone().text(), json: answer };
  };
  const read = async (answer: Awaited<ReturnType<typeof ask>>) => JSON.parse(answer.text);

  const text = "date,kind,hours,name\n2028-01-25,off,,Tết Mậu Thân\n2028-01-22,working,,Làm bù\n";
  const imported = await read(await ask("POST", "/api/calendars/import", { text, mode: "replace" }));
  const days = CalendarsFile.parse(imported.document).days.filter(({ on }) => on.startsWith("2028"));
  expect(days.map(({ on }) => on)).toEqual(["2028-01-22", "2028-01-25"]);
  const preview = await ask("POST", "/api/calendars/preview", { document: imported.document });
  expect(await read(preview)).toMatchObject({ running: 0, moved: 0, tickets: [] });
  const put = { document: imported.document, note: "Lịch nghỉ 2028", expectedVersion: imported.version };
  expect(await read(await ask("PUT", "/api/calendars", put))).toMatchObject({
    version: imported.version + 1,
    moved: 0,
  });
  expect((await ask("PUT", "/api/calendars", put)).status).toBe(409);
  const present = await read(await ask("GET", "/api/calendars"));
  expect(present).toMatchObject({
    version: imported.version + 1,
    history: expect.arrayContaining([expect.objectContaining({ note: "Lịch nghỉ 2028" })]),
  });
  const csv = await ask("GET", "/api/calendars/export?format=csv&year=2028");
  expect(csv.text).toBe(
    "date,kind,hours,name,sure,note\r\n2028-01-22,swapped,07:30-11:30 13:00-17:00,Làm bù,,\r\n2028-01-25,off,,Tết Mậu Thân,,\r\n",
  );
  expect((await ask("GET", "/api/calendars/export?format=ics&calendar=office")).text).toContain("BEGIN:VCALENDAR");
  expect((await ask("GET", "/api/calendars/export?format=pdf")).status).toBe(400);
  expect((await ask("GET", "/api/calendars/export?calendar=none")).status).toBe(404);
  const bad = await ask("POST", "/api/calendars/import", { text: "date,kind\n2028-02-31,off\n" });
  expect([bad.status, bad.text]).toEqual([400, expect.stringContaining("Dòng 2: “2028-02-31” không phải ngày")]);
  expect(await read(await ask("GET", "/api/policies"))).toMatchObject({ version: 0, document: { reopen: "restart" } });

  const desk = await addToken(t.ctx, "truc@example.vn", ["tickets:read"]);
  expect((await ask("GET", "/api/calendars", undefined, desk)).status).toBe(403);
  expect((await ask("GET", "/api/policies", undefined, desk)).status).toBe(403);
  expect((await app.request("/api/calendars")).status).toBe(401);
  const openapi = JSON.parse(await (await app.request("/openapi.json")).text());
  expect(Object.keys(openapi.paths)).toEqual(
    expect.arrayContaining([
      "/api/calendars",
      "/api/calendars/preview",
      "/api/calendars/import",
      "/api/calendars/export",
      "/api/policies",
    ]),
  );
});
