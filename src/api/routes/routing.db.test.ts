import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";

const BAN_CO = "27154";
let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());

test("rules and units are read, tried and put by tokens with the scope admin", async () => {
  const app = createApp({
    ctx: t.ctx,
    // Safe: no webhook is called here.
    adapters: {} as Parameters<typeof createApp>[0]["adapters"],
    pages: new Hono<HttpEnv>(),
    errorPage: () => "",
    checks: {},
    trustedProxies: [],
  });
  await addUser(t.ctx, { email: "quan@example.vn", role: "admin" });
  const tokens = { admin: await addToken(t.ctx, "quan@example.vn", ["admin"]), read: "" };
  tokens.read = await addToken(t.ctx, "quan@example.vn", ["tickets:read"]);
  const ask = async (path: string, body?: unknown, method = "POST", token = tokens.admin) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sent = body === undefined ? { headers } : { method, headers, body: JSON.stringify(body) };
    const answer = await app.request(`/api/routing${path}`, sent);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }; // an object, always
  };
  const present = await ask("/rules");
  expect(present).toMatchObject({ status: 200, body: { version: 0, history: [] } });
  const { document } = present.body;
  expect(await ask("/dry-run", { document })).toMatchObject({ status: 200, body: { looked: 0, moved: 0 } });
  const noise = { sector: "noise", urgency: "normal", ward: BAN_CO };
  expect(await ask("/explain", noise)).toMatchObject({ status: 200, body: { routing: { ruleId: "noise" } } });
  expect(await ask("/explain", { ...noise, ward: "1" })).toMatchObject({ status: 400 });
  const put = (expectedVersion: number) => ask("/rules", { document, note: "thử", expectedVersion }, "PUT");
  expect(await put(0)).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await put(0)).toMatchObject({ status: 409 });
  expect(await ask("/units")).toMatchObject({ status: 200, body: { document: { wardOffices: expect.anything() } } });
  expect(await ask("/rules", undefined, "GET", tokens.read)).toMatchObject({ status: 403 });
  const { paths } = (await (await app.request("/openapi.json")).json()) as { paths: Record<string, unknown> };
  for (const path of ["rules", "units", "dry-run", "explain"]) expect(paths).toHaveProperty([`/api/routing/${path}`]);
});
