import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#src/api/app.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { failurePage, pages } from "./index.tsx";

let service: TestCtx;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  service = await testCtx();
  app = createApp({
    ctx: service.ctx,
    adapters: {} as Parameters<typeof createApp>[0]["adapters"], // safe: no webhook is called here
    pages: pages({ publicUrl: service.ctx.publicUrl }),
    errorPage: failurePage,
    checks: {} as Parameters<typeof createApp>[0]["checks"], // safe: readiness is not asked here
    trustedProxies: [],
  });
});
afterAll(() => service.close());

test("a citizen reports, follows the report, and the desk finds, classifies and answers it", async () => {
  const code = await report();
  // Without script there is no machine check: a person looks first.
  expect(await (await app.request(`/t/${code}`)).text()).toContain("Một cán bộ đang xem");

  const cookie = await signIn(service.ctx);
  const list = await (await get(`/console?tab=all&q=${encodeURIComponent("nap cong")}`, cookie)).text();
  expect(list).toContain(code);
  const url = `/console/tickets/${code}`;
  const page = await (await get(url, cookie)).text();
  expect(page).toContain("Nắp cống trước số nhà 12 bị vỡ");
  expect(page).toContain("0912 ••• 678");
  const act = (action: string, fields: Record<string, string>) => post(`${url}/${action}`, cookie, fields);
  expect(
    (await act("classify", { sector: "drainage_flooding", urgency: "high", kind: "", version: versionIn(page) }))
      .status,
  ).toBe(303);
  expect((await act("note", { note: "muộn", version: versionIn(page) })).status).toBe(409);
  const revealed = await (await post(`${url}/contact`, cookie, { reason: "call_back" })).text();
  expect(revealed).toContain("912345678");
  const answered = await act("resolve", { answer: "Đã thay nắp cống mới sáng nay." });
  expect(answered.headers.get("location")).toBe(`${url}?done=resolve`);
  const tracked = await (await app.request(`/t/${code}`)).text();
  expect(tracked).toContain("Đã thay nắp cống mới sáng nay.");
  expect(tracked).not.toContain("Nắp cống trước số nhà 12");
});

test("what does not exist is a page for a person, and says so with its status", async () => {
  const answer = await app.request("/f/khong-co", { headers: { accept: "text/html" } });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("Biểu mẫu này không có hoặc đã ngừng tiếp nhận.");
});

async function report(): Promise<string> {
  const form = new FormData();
  const fields = {
    content: "Nắp cống trước số nhà 12 bị vỡ",
    phone: "0912 345 678",
    consent: "on",
    consent_version: "2026-07",
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const sent = await app.request("/f/phan-anh", { method: "POST", body: form });
  expect(sent.status).toBe(303);
  const cookie = sent.headers.get("set-cookie")?.split(";")[0] ?? "";
  const done = await (await app.request("/f/phan-anh/done", { headers: { cookie } })).text();
  return /PA-\d\d-\w{7}/.exec(done)?.[0] ?? "";
}

async function signIn(ctx: Ctx): Promise<string> {
  const { password } = await addUser(ctx, { email: "hoa@example.vn", role: "operator" });
  const first = await post("/console/sign-in", "", { email: "hoa@example.vn", password });
  const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect(first.headers.get("location")).toBe("/console/password");
  expect((await get("/console", cookie)).headers.get("location")).toBe("/console/password");
  const next = "mot cau dai de nho nhe";
  const changed = await post("/console/password", cookie, { current: password, next, again: next });
  expect(changed.headers.get("location")).toBe("/console/home?done=password");
  // What was handed out before the change is worth nothing now.
  expect((await get("/console", cookie)).headers.get("location")).toMatch(/^\/console\/sign-in/);
  return changed.headers.get("set-cookie")?.split(";")[0] ?? "";
}

const get = (url: string, cookie: string) => app.request(url, { headers: { cookie } });
const post = (url: string, cookie: string, fields: Record<string, string>) =>
  app.request(url, { method: "POST", headers: { cookie }, body: new URLSearchParams(fields) });
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? "";
