import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
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

const ask = async (email: string, scope: string, query = "") => {
  const token = await addToken(t.ctx, email, [scope]);
  return app.request(`/api/understanding${query}`, { headers: { authorization: `Bearer ${token}` } });
};

test("the report is for an administrator whose token has the scope admin", async () => {
  const answer = await ask("quan@example.vn", "admin", "?weeks=4");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ weeksAsked: 4, weeks: [], total: { tickets: 0, sector: null } });
  expect((await ask("quan@example.vn", "tickets:read")).status).toBe(403);
  expect((await ask("truc@example.vn", "admin")).status).toBe(403);
  expect((await app.request("/api/understanding")).status).toBe(401);
});

test("a number of weeks that is none is refused with a sentence", async () => {
  const answer = await ask("quan@example.vn", "admin", "?weeks=many");
  expect(answer.status).toBe(400);
  expect(JSON.stringify(await answer.json())).toContain("từ 1 đến 53");
});
