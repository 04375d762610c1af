import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { evaluateClocks } from "#src/services/clocks/evaluate-clocks.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { addTicket } from "#tests/support/clock-tickets.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";

let t: TestCtx;
let app: ReturnType<typeof createApp>;
let ticket: TicketRow;
let bearer: string;

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
  await addUser(t.ctx, { email: "lanh.dao@example.vn", role: "leader" });
  bearer = `Bearer ${await addToken(t.ctx, "lanh.dao@example.vn", ["tickets:read"])}`;
  // Two clocks of a critical ticket are past 150% of their time.
  ticket = await addTicket(t.ctx, { urgency: "critical", createdAt: new Date(Date.now() - 4 * 3_600_000) });
  await evaluateClocks(t.ctx, t.ctx.now(), 10);
});
afterAll(() => t.close());

const ask = (query = "") => app.request(`/api/notices${query}`, { headers: { authorization: bearer } });

test("whoever is signed in reads what they are told, page by page, and marks it as read", async () => {
  const first = await (await ask("?limit=1")).json();
  expect(first).toMatchObject({
    items: [{ kind: "escalation", reference: ticket.reference, text: expect.stringContaining("150%"), readAt: null }],
    next: expect.any(String),
  });
  const second = await (await ask(`?limit=1&cursor=${first.next}`)).json();
  expect(second).toMatchObject({ items: [{ kind: "escalation" }], next: null });
  const ids = [first.items[0].id, second.items[0].id];
  const marked = await app.request("/api/notices/read", {
    method: "POST",
    headers: { authorization: bearer, "content-type": "application/json" },
    body: JSON.stringify({ ids }),
  });
  expect(await marked.json()).toEqual({ marked: 2 });
  expect(await (await ask("?unread=true")).json()).toEqual({ items: [], next: null });
});

test("nobody else does, and a page that is none is refused", async () => {
  expect((await app.request("/api/notices")).status).toBe(401);
  expect((await ask("?cursor=x")).status).toBe(400);
});

test("the description of the API tells of it", async () => {
  const { paths } = await (await app.request("/openapi.json")).json();
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/api/notices", "/api/notices/read"]));
});
