import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HttpEnv } from "#src/api/http-env.ts";
import { users } from "#src/db/schema/index.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { createApp } from "../app.ts";

let t: TestCtx;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  t = await testCtx();
  await t.ctx.db.insert(users).values({
    email: "leader@example.vn",
    name: "Lãnh đạo",
    role: "leader",
    passwordHash: "x",
    mustChangePassword: false,
  });
  app = createApp({
    ctx: t.ctx,
    // Safe: no webhook is called here.
    adapters: {} as Parameters<typeof createApp>[0]["adapters"],
    pages: new Hono<HttpEnv>(),
    errorPage: () => "",
    checks: {},
    trustedProxies: [],
  });
});
afterAll(() => t.close());

const ask = async (scope: string, query = "") => {
  const token = await addToken(t.ctx, "leader@example.vn", [scope]);
  return app.request(`/api/csat${query}`, { headers: { authorization: `Bearer ${token}` } });
};

test("a token for figures reads satisfaction; where nobody has answered there is no share", async () => {
  const answer = await ask("kpi:read", "?by=ward&from=2026-01-01");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    by: "ward",
    rows: [],
    total: { n: 0, satisfied: null, responseRate: null },
  });
});

test("a token for tickets does not, nobody does not, and a wrong question is told so", async () => {
  expect((await ask("tickets:read")).status).toBe(403);
  expect((await app.request("/api/csat")).status).toBe(401);
  expect((await ask("kpi:read", "?by=mood")).status).toBe(400);
});

test("the description of the API holds it", async () => {
  const { paths } = (await (await app.request("/openapi.json")).json()) as { paths: object };
  expect(Object.keys(paths)).toContain("/api/csat");
});
