import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adapters } from "#adapters/index.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { DELIVERY } from "#src/bin/simulate/deliveries.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import signaturesZalo from "../adapters/zalo/fixtures/signatures.json" with { type: "json" };
import { type TestCtx, testCtx } from "./support/ctx.ts";
import { addFixtureAccounts, fixture } from "./support/fixtures.ts";
import { sweepAll } from "./support/sweep-all.ts";

let t: TestCtx;
let app: ReturnType<typeof createApp>;
let token: string;

beforeAll(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
  app = createApp({
    ctx: t.ctx,
    adapters,
    pages: pages({ publicUrl: t.ctx.publicUrl }),
    errorPage: failurePage,
    checks: {
      queue: async () => {},
      model: async () => {
        throw new Error("no model");
      },
    },
    trustedProxies: [],
  });
  await addUser(t.ctx, { email: "truc@example.vn", role: "operator" });
  token = await addToken(t.ctx, "truc@example.vn", ["tickets:read", "tickets:write"]);
});
afterAll(() => t.close());

const post = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
  app.request(path, { method: "POST", body, headers });
const api = (path: string, init: RequestInit = {}) =>
  app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
const errorOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string; message: string; details: unknown } };
  return { status: answer.status, ...error };
};
const count = async (table: string) => Number((await t.ctx.sql.unsafe(`select count(*) as n from ${table}`))[0]?.n);

describe("webhooks", () => {
  test("a signed delivery is kept and answered, and again it is a duplicate", async () => {
    for (const duplicate of [false, true]) {
      const answer = await post("/hooks/zalo/zalo-thu", new Uint8Array(fixture("Z1").body), {
        "X-ZEvent-Signature": `mac=${signaturesZalo.Z1}`,
      });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ ok: true, duplicate });
    }
  });

  test("Facebook's handshake gets its challenge back, with the right token only", async () => {
    const ask = (verify: string) =>
      app.request(`/hooks/facebook/fb-thu?hub.mode=subscribe&hub.verify_token=${verify}&hub.challenge=1158201444`);
    expect(await (await ask("xac-minh-thu")).text()).toBe("1158201444");
    expect((await ask("sai")).status).toBe(403);
  });

  test("a wrong signature is 401 and leaves a count and nothing else", async () => {
    const before = [await count("deliveries"), await count("raw_events")];
    const answer = await post("/hooks/zalo/zalo-thu", new Uint8Array(fixture("Z2").body), {
      "X-ZEvent-Signature": `mac=${signaturesZalo.Z1}`,
    });
    expect(await errorOf(answer)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect([await count("deliveries"), await count("raw_events")]).toEqual(before);
    expect(await t.ctx.sql`select bad_signatures from channel_accounts where id = 'zalo-thu'`).toEqual([
      { bad_signatures: 1 },
    ]);
  });

  test("too large is 413, an unknown account 404, a missing signature 401", async () => {
    expect((await post("/hooks/zalo/zalo-thu", "x".repeat(1_048_577))).status).toBe(413);
    expect((await post("/hooks/zalo/khong-co", "{}")).status).toBe(404);
    expect((await post("/hooks/zalo/fb-thu", "{}")).status).toBe(404);
    expect((await post("/hooks/facebook/fb-thu", "{}")).status).toBe(401);
  });

  test("a call without its fields is 422 with the list of them", async () => {
    const account = await findAccount(t.ctx, "hotline-thu");
    if (!account) throw new Error("no account");
    const { createHmac } = await import("node:crypto");
    const body = JSON.stringify({ event: "call.ended", call_id: "1" });
    const seconds = String(Math.floor(Date.now() / 1000));
    const mac = createHmac("sha256", account.secrets.secret ?? "")
      .update(`${seconds}.${body}`)
      .digest("hex");
    const answer = await post("/hooks/call/hotline-thu", body, {
      "X-PA-Timestamp": seconds,
      "X-PA-Signature": `v1=${mac}`,
    });
    const error = await errorOf(answer);
    expect(error).toMatchObject({ status: 422, code: "INVALID" });
    expect(JSON.stringify(error.details)).toContain("started_at");
  });

  test("a rotated secret counts at once, also for an account that is remembered", async () => {
    const { addAccount } = await import("#src/services/accounts/add-account.ts");
    const old = await findAccount(t.ctx, "hotline-thu");
    if (!old) throw new Error("no account");
    const first = DELIVERY.hotline(old, "Mất nước", new Date());
    expect((await post(first.path, first.body, first.headers)).status).toBe(200);
    await addAccount(t.ctx, "hotline", "hotline-thu", { secret: "a-new-secret-for-the-hotline" });
    const second = DELIVERY.hotline(
      { ...old, secrets: { secret: "a-new-secret-for-the-hotline" } },
      "Cúp điện",
      new Date(),
    );
    expect((await post(second.path, second.body, second.headers)).status).toBe(200);
  });
});

describe("the staff API", () => {
  test("lists, shows and changes tickets, and tells a lost race with the version now", async () => {
    await sweepAll(t);
    const list = (await (await api("/api/tickets?limit=1")).json()) as {
      items: { reference: string; version: number }[];
    };
    const { reference = "", version = 0 } = list.items[0] ?? {};
    expect(reference).toMatch(/^PA-\d\d-[0-9A-Z]{7}$/);
    expect(await (await api(`/api/tickets/${reference.toLowerCase()}`)).json()).toMatchObject({ reference });
    const note = (v: number) =>
      api(`/api/tickets/${reference}/note`, {
        method: "POST",
        body: '{"note":"Đã xem"}',
        headers: { "if-match": `"${v}"` },
      });
    expect((await note(version)).status).toBe(200);
    expect(await errorOf(await note(version))).toMatchObject({
      status: 409,
      code: "CONFLICT",
      details: { version: version + 1 },
    });
    const history = (await (await api(`/api/tickets/${reference}/history`)).json()) as { items: { action: string }[] };
    expect(history.items.at(-1)).toMatchObject({ action: "note", note: "Đã xem" });
  });

  test.each([
    ["malformed JSON", "{", 400],
    ["not UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ["wrong types", '{"sector":7,"urgency":"soon"}', 400],
    ["an unknown field", '{"sector":"noise","urgency":"low","state":"closed"}', 400],
    ["2 MB", JSON.stringify({ sector: "x".repeat(2_000_000) }), 413],
  ])("%s is refused with a code and a sentence", async (_name, body, status) => {
    const { items } = (await (await api("/api/tickets")).json()) as { items: { reference: string }[] };
    const answer = await api(`/api/tickets/${items[0]?.reference}/classify`, { method: "POST", body });
    expect(await errorOf(answer)).toMatchObject({
      status,
      code: "INVALID",
      message: expect.stringMatching(/\p{L}+ \p{L}+/u),
    });
  });

  test("nobody, a wrong token, a wrong reference and a wrong filter each get their answer", async () => {
    expect(await errorOf(await app.request("/api/tickets"))).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    const wrong = await app.request("/api/tickets", { headers: { authorization: "Bearer ln_x" } });
    expect(await errorOf(wrong)).toMatchObject({ status: 401 });
    expect(await errorOf(await api("/api/tickets/PA-26-0000000"))).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect(await errorOf(await api("/api/tickets/%00"))).toMatchObject({ status: 400, code: "INVALID" });
    expect(await errorOf(await api("/api/tickets?state=gone"))).toMatchObject({ status: 400, code: "INVALID" });
    expect(await errorOf(await api("/api/nothing"))).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });

  test("a form sent from another site changes nothing", async () => {
    const answer = await post("/api/public/submissions", "{}", {
      "sec-fetch-site": "cross-site",
      "content-type": "application/json",
    });
    expect(await errorOf(answer)).toMatchObject({ status: 403, code: "FORBIDDEN" });
  });
});

describe("operation", () => {
  test("health, readiness by name, metrics, and a description of the API", async () => {
    expect((await app.request("/healthz")).status).toBe(200);
    const ready = await app.request("/readyz");
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: "not ready", database: "up", queue: "up", model: "down" });
    const metrics = await (await app.request("/metrics")).text();
    for (const name of [
      "langnghe_events_received_total",
      "langnghe_ack_seconds",
      "langnghe_queue_age_seconds",
      "langnghe_tickets{",
      "langnghe_dead_letters",
    ])
      expect(metrics).toContain(name);
    const document = (await (await app.request("/openapi.json")).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        "/api/tickets",
        "/api/tickets/{reference}",
        "/api/tickets/{reference}/resolve",
        "/api/public/submissions",
      ]),
    );
  });

  test("every page is guarded: policy, no sniffing, no framing, nothing stored", async () => {
    const answer = await app.request("/");
    expect(answer.headers.get("content-security-policy")).toMatch(
      /script-src 'self' 'nonce-[^']+'.*frame-ancestors 'none'/,
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("a person gets a page for an error, a program gets JSON", async () => {
    const page = await app.request("/khong-co", { headers: { accept: "text/html" } });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('lang="vi"');
    expect((await app.request("/khong-co")).headers.get("content-type")).toContain("json");
  });
});
