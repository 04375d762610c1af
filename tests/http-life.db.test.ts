import { afterAll, beforeAll, expect, test } from "vitest";
import { adapters } from "#adapters/index.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { type TestCtx, testCtx } from "./support/ctx.ts";
import { openedTickets } from "./support/opened-tickets.ts";

let t: TestCtx;
let app: ReturnType<typeof createApp>;
let token: string;

beforeAll(async () => {
  t = await testCtx();
  app = createApp({
    ctx: t.ctx,
    adapters,
    pages: pages({ publicUrl: t.ctx.publicUrl }),
    errorPage: failurePage,
    checks: { queue: async () => {}, model: async () => {} },
    trustedProxies: [],
  });
  await addUser(t.ctx, { email: "truc@langnghe.vn", role: "operator" });
  token = await addToken(t.ctx, "truc@langnghe.vn", ["tickets:read", "tickets:write"]);
});
afterAll(() => t.close());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  app.request(`/api/tickets/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
  });
const opened = async (many: number): Promise<TicketRow[]> => openedTickets(t.ctx, many);
const reference = async () => (await opened(1))[0]?.reference ?? "";

/** contract.md §3 */
const CONTRACT =
  "accept classify locate assign transfer reply note pause resume extend resolve reopen merge unmerge reject escalate";

test("every action of the contract is there, and in the description of the API", async () => {
  const description = (await (await app.request("/openapi.json")).json()) as { paths: Record<string, unknown> };
  const ticket = await reference();
  for (const action of CONTRACT.split(" ")) {
    expect(description.paths).toHaveProperty([`/api/tickets/{reference}/${action}`]);
    const answer = await post(`${ticket}/${action}`, { khong: "co" });
    expect([action, answer.status]).toEqual([action, 400]);
  }
});

test("a whole life: accepted, paused, resumed, extended, answered, resolved, reopened", async () => {
  const ticket = await reference();
  const steps: [string, object, string][] = [
    ["accept", {}, "in_progress"],
    ["pause", { reason: "Xin anh/chị gửi thêm ảnh" }, "waiting_citizen"],
    ["resume", {}, "in_progress"],
    ["extend", { promisedAt: "2027-03-01T09:00:00+07:00", reason: "Chờ nắp cống mới" }, "in_progress"],
    ["reply", { text: "Đơn vị đang đặt nắp cống." }, "in_progress"],
    ["resolve", { answer: "Đã thay nắp cống sáng nay." }, "resolved"],
    ["reopen", { reason: "Nắp lại bể" }, "assigned"],
  ];
  for (const [action, body, state] of steps) {
    const answer = await post(`${ticket}/${action}`, body);
    expect([action, await answer.json()]).toEqual([action, expect.objectContaining({ state })]);
  }
});

test("an action that the state does not allow, and an old version, are 409 with the version now", async () => {
  const ticket = await reference();
  const wrong = await post(`${ticket}/resume`, {});
  expect(wrong.status).toBe(409);
  await post(`${ticket}/note`, { note: "x" });
  const late = await post(`${ticket}/accept`, {}, { "if-match": "1" });
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({ error: { code: "CONFLICT", details: { version: 2 } } });
});

test("many at once: a result for each, as one answer or line by line; one action is taken back", async () => {
  const references = (await opened(3)).map((row) => row.reference);
  const work = { references, action: "assign", input: { unitId: "27154-ubnd" } };
  expect(await (await post("bulk", work)).json()).toEqual({
    items: references.map((one) => ({ reference: one, ok: true, version: 2 })),
  });
  const lines = await post("bulk", work, { accept: "application/x-ndjson" });
  expect(
    (await lines.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).version),
  ).toEqual([3, 3, 3]);
  expect((await post("bulk", { ...work, input: { unitId: "" } })).status).toBe(400);
  expect((await post("bulk", { ...work, references: ["PA-khong-phai"] })).status).toBe(400);
  const undone = await post(`${references[0]}/undo`, {});
  expect(await undone.json()).toMatchObject({ version: 4, unit: { id: "27154-ubnd" } });
});
