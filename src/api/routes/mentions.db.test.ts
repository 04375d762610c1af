import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { listening } from "#tests/support/listening.ts";

let t: TestCtx;
let app: ReturnType<typeof createApp>;
let bearer: string;
let ids: string[];

beforeAll(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
  app = createApp({
    ctx: t.ctx,
    // Safe: no webhook is called here.
    adapters: {} as Parameters<typeof createApp>[0]["adapters"],
    pages: new Hono<HttpEnv>(),
    errorPage: () => "",
    checks: {},
    trustedProxies: [],
  });
  await addUser(t.ctx, { email: "truc@example.vn", role: "operator" });
  bearer = `Bearer ${await addToken(t.ctx, "truc@example.vn", ["tickets:read", "tickets:write"])}`;
  const [forum, press] = [await listening(t), await listening(t, "bao", "newspaper")];
  const at = (minute: number) => ({ postedAt: `2026-11-25T02:${String(minute).padStart(2, "0")}:00.000Z` });
  ids = [
    await forum.post("Đường Tân Hóa ngập nặng, Phường Bàn Cờ", at(1), { urgency: "high" }),
    await forum.post("Cây đổ chắn đường ở Phường Sài Gòn", at(2), { sector: "trees_parks" }),
    await press.post("Cháy lớn ở Phường Bàn Cờ, có người mắc kẹt", at(3), {
      sector: "fire_rescue",
      urgency: "critical",
    }),
    await press.post("Ca sĩ ra MV mới, fandom ăn mừng", at(4), { sector: "other", kind: "praise", confidence: 0.4 }),
  ].map(String);
});
afterAll(() => t.close());

const get = async (path: string) => (await app.request(path, { headers: { authorization: bearer } })).json();
const send = (method: string, path: string, body: unknown) =>
  app.request(path, {
    method,
    headers: { authorization: bearer, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const found = async (query: string) =>
  (await get(`/api/mentions?${query}`)).items.map(({ id }: { id: string }) => ids.indexOf(id) + 1);

describe("GET /api/mentions", () => {
  test.each([
    ["", [4, 3, 2, 1]],
    ["relevance=desk", [3, 2, 1]],
    ["sort=serious&relevance=desk", [3, 1, 2]],
    ["source=bao", [4, 3]],
    ["sector=trees_parks,fire_rescue", [3, 2]],
    ["ward=27154", [3, 1]],
    ["urgency=critical,high", [3, 1]],
    ["q=ngap", [1]],
    [`q=${encodeURIComponent('"cây đổ" OR cháy')}`, [3, 2]],
    ["state=dismissed", []],
    ["from=2026-11-26", []],
    ["until=2026-11-25", [4, 3, 2, 1]],
  ])("?%s", async (query, expected) => expect(await found(query)).toEqual(expected));

  test.each(["newest", "serious"])("page by page, each once, sorted by %s", async (sort) => {
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = await get(
        `/api/mentions?sort=${sort}&limit=1&cursor=${cursor}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test("says what is wrong with a filter, and where a query cannot be read", async () => {
    expect(await get("/api/mentions?urgency=sometimes")).toMatchObject({
      error: { code: "INVALID", details: { fields: [{ field: "urgency.0" }] } },
    });
    expect(await get("/api/mentions?q=(ngap")).toMatchObject({
      error: { code: "INVALID", details: { at: 0, code: "open_parenthesis" } },
    });
    expect(await get("/api/mentions?cursor=x")).toMatchObject({ error: { code: "INVALID" } });
    expect((await app.request("/api/mentions")).status).toBe(401);
  });

  test("cannot be asked for what one author wrote", async () => {
    expect(await get("/api/mentions?author=x")).toEqual(await get("/api/mentions"));
    expect(await get("/api/mentions?q=author:x")).toMatchObject({ error: { details: { code: "unknown_field" } } });
  });
});

test("POST /api/mentions/:id/… decides, and says so in the history", async () => {
  const promoted = await (await send("POST", `/api/mentions/${ids[0]}/promote`, { urgency: "critical" })).json();
  expect(promoted).toMatchObject({ state: "promoted", ticket: expect.stringMatching(/^PA-/) });
  expect(await get(`/api/tickets/${promoted.ticket}`)).toMatchObject({ channel: "listening", urgency: "critical" });
  expect((await send("POST", `/api/mentions/${ids[0]}/watch`, {})).status).toBe(409);
  expect((await send("POST", `/api/mentions/${ids[3]}/dismiss`, { reason: "?" })).status).toBe(400);
  expect(await (await send("POST", `/api/mentions/${ids[3]}/dismiss`, { reason: "not_city" })).json()).toMatchObject({
    state: "dismissed",
  });
  expect(await (await send("POST", `/api/mentions/${ids[3]}/undo`, {})).json()).toMatchObject({ state: "new" });
  const page = await get(`/api/mentions/${ids[3]}`);
  expect(page.history.map(({ step }: { step: string }) => step)).toEqual(["found", "dismissed", "undone"]);
  expect((await send("POST", "/api/mentions/999/watch", {})).status).toBe(404);
});

test("/api/topics keeps, previews, changes and removes them; a person's name is refused", async () => {
  const query = "ngập OR cháy";
  expect(await (await send("POST", "/api/topics/preview", { query })).json()).toMatchObject({ n: 2 });
  const created = await send("POST", "/api/topics", { name: "Sự cố", query });
  expect(created.status).toBe(201);
  const { id } = await created.json();
  expect(await (await send("PUT", `/api/topics/${id}`, { name: "Sự cố", query: "cháy" })).json()).toMatchObject({
    version: 2,
  });
  expect((await get("/api/topics")).items).toHaveLength(1);
  expect((await send("POST", "/api/topics", { name: "Ai", query: "Nguyễn Văn An" })).status).toBe(422);
  expect((await send("DELETE", `/api/topics/${id}`, {})).status).toBe(204);
  expect((await app.request(`/api/topics/${id}`, { headers: { authorization: bearer } })).status).toBe(404);
});

test("the paths stand in the description of the API", async () => {
  const { paths } = await (await app.request("/openapi.json")).json();
  for (const path of [
    "/api/mentions",
    "/api/mentions/{id}",
    "/api/mentions/{id}/promote",
    "/api/mentions/{id}/hand-over",
    "/api/topics",
    "/api/topics/preview",
  ])
    expect(Object.keys(paths)).toContain(path);
});
