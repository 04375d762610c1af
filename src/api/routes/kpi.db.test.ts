import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HttpEnv } from "#src/api/http-env.ts";
import { users } from "#src/db/schema/index.ts";
import type { Role } from "#src/domain/roles.ts";
import { seedLoad } from "#src/kpi/seed/seed-load.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { createApp } from "../app.ts";

const PERIOD = "from=2020-01-01";
let t: TestCtx;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  t = await testCtx();
  await seedLoad(t.ctx, { tickets: 1_500, days: 60 });
  const person = (role: Role, unitId: string | null) => ({
    ...{ email: `${role}@example.vn`, name: role, role, unitId, passwordHash: "x", mustChangePassword: false },
  });
  await t.ctx.db.insert(users).values([person("leader", null), person("officer", "27154-ubnd")]);
  app = createApp({
    ctx: t.ctx,
    // Safe: no webhook is called here.
    adapters: {} as Parameters<typeof createApp>[0]["adapters"],
    pages: new Hono<HttpEnv>(),
    errorPage: () => "",
    checks: {},
    trustedProxies: [],
  });
}, 60_000);
afterAll(() => t.close());

async function ask(path: string, scope = "kpi:read", role: Role = "leader") {
  const token = await addToken(t.ctx, `${role}@example.vn`, [scope]);
  const answer = await app.request(`/api/kpi${path}`, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get("content-type"), text, json: () => JSON.parse(text) };
}

test("lists every figure with its question, formula and target", async () => {
  const { items } = (await ask("")).json();
  expect(items.length).toBeGreaterThan(25);
  expect(items.find(({ id }: { id: string }) => id === "on_time_resolution")).toMatchObject({
    unit: "percent",
    better: "up",
    target: 90,
  });
});

test("answers a figure in the shape of the contract, with as many tickets behind it as its n", async () => {
  const answer = (await ask(`/on_time_resolution?${PERIOD}&by=ward`)).json();
  expect(answer).toMatchObject({ id: "on_time_resolution", unit: "percent" });
  expect(Object.keys(answer.rows[0])).toEqual(expect.arrayContaining(["key", "value", "n", "target"]));
  expect(answer.total.n).toBeGreaterThan(500);
  const [row] = answer.rows;
  const behind = (await ask(`/on_time_resolution/tickets?${PERIOD}&by=ward&key=${row.key}&limit=1000`)).json();
  expect(behind.items.length).toBe(row.n);
  expect(behind.items[0].reference).toMatch(/^PA-/);
});

test("the file holds what the figure says, and every ticket behind it", async () => {
  const answer = (await ask(`/opened?${PERIOD}&by=sector`)).json();
  const csv = await ask(`/opened?${PERIOD}&by=sector&format=csv`);
  expect(csv.type).toContain("text/csv");
  const lines = csv.text.trim().split("\r\n").slice(1);
  expect(lines.length).toBe(answer.rows.length + 1);
  // Names may hold commas: the value stands before the unit.
  expect(lines.slice(0, -1).map((line) => Number(/,(\d+),count,/.exec(line)?.[1]))).toEqual(
    answer.rows.map(({ value }: { value: number }) => value),
  );
  const tickets = await ask(`/opened/tickets?${PERIOD}&format=csv`);
  expect(tickets.text.trim().split("\r\n").length - 1).toBe(answer.total.n);
});

test("an officer gets the figures of their unit alone, and is refused those of another", async () => {
  const own = (await ask(`/opened?${PERIOD}&by=unit`, "kpi:read", "officer")).json();
  expect(own.rows.every(({ key }: { key: string }) => key === "27154-ubnd")).toBe(true);
  expect((await ask(`/opened?${PERIOD}&unit=27145-ubnd`, "kpi:read", "officer")).status).toBe(403);
  expect((await ask(`/opened/tickets?${PERIOD}&unit=27145-ubnd`, "kpi:read", "officer")).status).toBe(403);
});

test("another scope, nobody, an unknown figure and wrong questions are told so", async () => {
  expect((await ask("", "tickets:read")).status).toBe(403);
  expect((await ask("/opened", "tickets:read")).status).toBe(403);
  expect((await app.request("/api/kpi")).status).toBe(401);
  expect((await ask("/happiness")).status).toBe(404);
  for (const query of [
    "by=mood",
    "from=2026-02-30",
    "from=2999-01-01",
    "until=nonsense",
    "from=2026-05-02&until=2026-05-01",
  ])
    expect([query, (await ask(`/opened?${query}`)).status]).toEqual([query, 400]);
  expect((await ask("/opened/tickets?cursor=abc")).status).toBe(400);
  expect((await ask(`/due_today?${PERIOD}&by=day`)).status).toBe(400);
});
