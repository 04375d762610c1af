import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { never, sending, zaloAccount } from "#tests/support/sending.ts";
import { signCall } from "../../hotline/sign.ts";
import { providerAgent } from "../../provider/agent.ts";
import { script } from "../../simulation/script.ts";
import { type SimulatedServer, serveSimulated } from "../../simulation/serve.ts";
import { SMS_FAILURES } from "./failure.ts";
import { smsSender } from "./send.ts";

const SECRET = "sms-gateway-secret-DEMO";
const NOW = new Date("2026-11-25T03:00:00Z");
const steps = script();
let gateway: SimulatedServer;
let got: { id: string; to: string; text: string }[] = [];

beforeEach(async () => {
  got = [];
  steps.clear();
  gateway = await serveSimulated({ script: steps, now: () => NOW, refuse: (_error, c) => c.text("") });
  gateway.app.post("/sms", async (c) => {
    const body = await c.req.text();
    const signature = signCall(SECRET, c.req.header("x-pa-timestamp") ?? "", Buffer.from(body));
    if (c.req.header("x-pa-signature") !== signature) return c.json({ error: { code: "bad_signature" } }, 401);
    got.push(JSON.parse(body));
    return c.json({ id: `sms-${got.length}` }, 202);
  });
});
afterEach(() => gateway.close());

const send = (text: string, { ascii = false, to = "+84912345678", secret = SECRET, url = `${gateway.url}/sms` } = {}) =>
  smsSender({ url, secret, ascii, dispatcher: providerAgent(), now: () => NOW }).send(
    sending({ way: "sms", to, bubble: { text } }),
    zaloAccount,
    null,
    never,
  );

describe("a text message", () => {
  test("goes signed, with an id that is the same for each try", async () => {
    expect(await send("Phản ánh đã xử lý xong.")).toEqual({ ok: true, externalId: "sms-1" });
    expect(got).toEqual([{ id: "out-7", to: "+84912345678", text: "Phản ánh đã xử lý xong." }]);
    expect(gateway.requests[0]?.headers["x-pa-timestamp"]).toBe("1795575600");
  });

  test("goes without marks where the gateway takes none", async () => {
    await send("Phường Thủ Đức – đã xử lý “xong”.", { ascii: true });
    expect(got[0]?.text).toBe('Phuong Thu Duc - da xu ly "xong".');
  });

  test.each([
    ["a number that is not in E.164", "xong", { to: "0912345678" }, { failure: "recipient", code: "not_e164" }],
    ["nothing to say", "  ", {}, { failure: "payload", code: "length" }],
    ["a letter", "Đã xử lý. ".repeat(70), {}, { failure: "payload", code: "length" }],
    ["another secret", "xong", { secret: "another-secret-of-16" }, { failure: "account", code: "bad_signature" }],
  ])("%s is refused", async (_, text, options, expected) => {
    expect(await send(text, options)).toMatchObject({ ok: false, ...expected });
    expect(got).toEqual([]);
  });

  test.each(Object.entries(SMS_FAILURES))("the gateway's word %s means %s", async (code, failure) => {
    steps.next({ path: "/sms", status: 422, body: JSON.stringify({ error: { code, message: "words" } }) });
    expect(await send("xong")).toMatchObject({ ok: false, failure, code });
  });

  test.each<[number, string]>([
    [400, "payload"],
    [401, "account"],
    [402, "account"],
    [403, "account"],
    [404, "account"],
    [422, "payload"],
    [429, "defer"],
    [500, "unclear"],
    [503, "unclear"],
    [302, "transient"],
  ])("a bare %i means %s", async (status, failure) => {
    steps.next({ path: "/sms", status });
    expect(await send("xong")).toMatchObject({ ok: false, failure });
  });

  test("waits as long as the gateway asks for, a day at most", async () => {
    steps.next({ path: "/sms", status: 429, headers: { "retry-after": "120" } });
    expect(await send("xong")).toMatchObject({ retryAfterMs: 120_000 });
    steps.next({ path: "/sms", status: 429, headers: { "retry-after": "9999999" } });
    expect(await send("xong")).toMatchObject({ retryAfterMs: 86_400_000 });
  });

  test.each<[string, Parameters<typeof steps.next>[0]]>([
    ["broke off after it was sent", { path: "/sms", when: "after", hangUp: true }],
    ["accepted without an id", { path: "/sms", when: "after", status: 202, body: "{}" }],
  ])("%s is unclear", async (_, step) => {
    steps.next(step);
    expect(await send("xong")).toMatchObject({ failure: "unclear" });
  });

  test("has not arrived where nobody listens", async () => {
    expect(await send("xong", { url: "http://127.0.0.1:1/sms" })).toMatchObject({ failure: "transient" });
  });
});
