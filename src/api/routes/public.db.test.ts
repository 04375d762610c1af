import { readFileSync } from "node:fs";
import { OpenAPIHono } from "@hono/zod-openapi";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messages } from "#src/db/schema/index.ts";
import type { TestCtx } from "#tests/support/ctx.ts";
import { testCtx } from "#tests/support/ctx.ts";
import { answerJson, errorAnswer } from "../errors.ts";
import type { HttpEnv } from "../http-env.ts";
import { publicRoutes } from "./public.ts";

const W1 = readFileSync(new URL("../../../adapters/webform/fixtures/W1.json", import.meta.url), "utf8");
const KEY = "3f0c9a52-6f0e-4a55-9c3a-000000000001";

let t: TestCtx;
let app: OpenAPIHono<HttpEnv>;
beforeAll(async () => {
  t = await testCtx();
  app = new OpenAPIHono<HttpEnv>();
  app.use(async (c, next) => {
    c.set("ctx", t.ctx);
    c.set("ip", c.req.header("x-test-ip") ?? "127.0.0.1");
    c.set("requestId", "r1");
    await next();
  });
  app.route("/", publicRoutes());
  app.onError((error, c) => answerJson(c, errorAnswer(error)));
});
afterAll(() => t.close());

const post = (body: BodyInit, headers: Record<string, string> = {}, path = "submissions") =>
  app.request(`/api/public/${path}`, { method: "POST", body, headers });
const postJson = (body: unknown, headers: Record<string, string> = {}) =>
  post(typeof body === "string" ? body : JSON.stringify(body), { "Content-Type": "application/json", ...headers });

const red = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: "red" } })
    .png()
    .toBuffer();

describe("POST /api/public/submissions", () => {
  test("W1 twice with its key is 201, then 200 with the same body; changed content is 422", async () => {
    const first = await postJson(W1, { "Idempotency-Key": KEY });
    expect(first.status).toBe(201);
    const answer = await first.json();
    expect(Object.keys(answer).sort()).toEqual(["code", "secret", "trackUrl"]);
    const second = await postJson(W1, { "Idempotency-Key": KEY });
    expect([second.status, await second.json()]).toEqual([200, answer]);
    const changed = await postJson(W1.replace("bị vỡ", "bị mất"), { "Idempotency-Key": KEY });
    expect([changed.status, (await changed.json()).error.code]).toEqual([422, "INVALID"]);
  });

  test.each([
    ["malformed JSON", () => postJson('{"form":'), 400],
    ["no form", () => postJson({ content: "x" }), 400],
    ["a list", () => postJson([]), 400],
    ["a wrong form", () => postJson({ ...JSON.parse(W1), form: "khong-co" }), 404],
    [
      "bytes that are not UTF-8",
      () => post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), { "Content-Type": "application/json" }),
      400,
    ],
    ["more than 64 KB", () => postJson({ ...JSON.parse(W1), content: "a".repeat(66_000) }), 413],
    ["text", () => post("xin chào", { "Content-Type": "text/plain" }), 415],
    ["no content type", () => post(Buffer.from(W1)), 415],
    ["broken multipart", () => post("xin chào", { "Content-Type": "multipart/form-data; boundary=x" }), 400],
  ])("%s is told in Vietnamese", async (_, ask, status) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect((await answer.json()).error.message).toMatch(/[à-ỹ]/);
  });

  test("each wrong field is named", async () => {
    const answer = await postJson({ ...JSON.parse(W1), content: "😡", contact: { phone: "12" } });
    const { error } = await answer.json();
    expect(error.details.fields.map(({ field }: { field: string }) => field)).toEqual(["content", "contact.phone"]);
  });

  test("a form with a picture in one piece: the same again is the same submission", async () => {
    const send = async (background: Buffer) => {
      const form = new FormData();
      form.set("form", "phan-anh");
      form.set("content", "Gửi kèm ảnh");
      form.set("phone", "0912345678");
      form.set("consent", "on");
      form.append("files", new File([new Uint8Array(background)], "a.png"));
      form.append("files", new File([], ""));
      return app.request("/api/public/submissions", {
        method: "POST",
        body: form,
        headers: { "Idempotency-Key": "m1" },
      });
    };
    const first = await send(await red());
    expect(first.status).toBe(201);
    const { code } = await first.json();
    const [message] = (await t.ctx.db.select().from(messages)).filter((row) => row.objectId === code);
    expect(message?.attachments).toEqual([{ type: "upload", url: expect.stringMatching(/^upl_/) }]);
    const second = await send(await red());
    expect([second.status, (await second.json()).code]).toEqual([200, code]);
    expect(
      (
        await send(
          await sharp(await red())
            .negate()
            .png()
            .toBuffer(),
        )
      ).status,
    ).toBe(422);
  });

  test("far too many from one address are told when to come again", async () => {
    const ask = () => postJson({ ...JSON.parse(W1), form: "khong-co" }, { "x-test-ip": "192.0.2.9" });
    for (let i = 0; i < 60; i++) await ask();
    const answer = await ask();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
  });
});

describe("POST /api/public/uploads", () => {
  const upload = (file: File | string) => {
    const form = new FormData();
    form.set("file", file);
    return post(form, {}, "uploads");
  };

  test("a picture is 201 with its id", async () => {
    const answer = await upload(new File([new Uint8Array(await red())], "a.png"));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ id: expect.stringMatching(/^upl_/), mime: "image/jpeg", width: 30 });
  });

  test.each([
    [
      "SVG called JPEG",
      () => upload(new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], "a.jpg", { type: "image/jpeg" })),
      415,
    ],
    ["eleven megabytes", () => upload(new File([new Uint8Array(11 * 1024 * 1024)], "a.jpg")), 413],
    ["text in place of a file", () => upload("xin chào"), 400],
    ["JSON", () => post("{}", { "Content-Type": "application/json" }, "uploads"), 415],
  ])("%s is refused", async (_, ask, status) => {
    expect((await ask()).status).toBe(status);
  });
});

describe("GET /api/public/submissions/:reference", () => {
  test("shows the words for the secret in the header, not for one in the address", async () => {
    const { code, secret } = await (await postJson({ ...JSON.parse(W1), content: "Theo dõi" })).json();
    const get = async (suffix: string, headers = {}) =>
      (await app.request(`/api/public/submissions/${code}${suffix}`, { headers })).json();
    expect(await get("")).toMatchObject({ reference: code, text: null });
    expect(await get("", { "X-Track-Secret": secret })).toMatchObject({ text: "Theo dõi" });
    expect(await get(`?secret=${secret}`)).toMatchObject({ text: null });
  });

  test("of nobody is 404", async () => {
    expect((await app.request("/api/public/submissions/PA-26-0000000")).status).toBe(404);
  });
});

test("GET /api/public/challenge gives one for a form that exists", async () => {
  const answer = await app.request("/api/public/challenge?form=phan-anh");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(await answer.json()).toMatchObject({ parameters: { algorithm: "PBKDF2/SHA-256" } });
  expect((await app.request("/api/public/challenge?form=khong-co")).status).toBe(404);
  expect((await app.request("/api/public/challenge")).status).toBe(404);
});

test("the routes are described for /openapi.json", () => {
  const { paths } = app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "x", version: "1" } });
  expect(Object.keys(paths ?? {}).sort()).toEqual([
    "/api/public/challenge",
    "/api/public/submissions",
    "/api/public/submissions/{reference}",
    "/api/public/uploads",
  ]);
});
