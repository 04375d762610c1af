import { expect, test } from "vitest";
import { ADMIN, fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";

const LEADER = { ...OPERATOR, role: "leader" as const };

test("the big screen opens with its key, and not with another", async () => {
  const app = fakeApp();
  const good = await app.request("/wall?key=khoa-cua-man-hinh-sanh-1");
  expect(good.status).toBe(200);
  const html = await good.text();
  expect(html.match(/data-scene/g)).toHaveLength(7);
  expect(html).toContain("Đang được nói tới");
  expect(html).toContain("Bất thường");
  expect(await (await app.request("/wall?key=khoa-cua-man-hinh-khac-2")).text()).toContain("UNAUTHENTICATED");
  expect(await (await app.request("/wall")).text()).toContain("UNAUTHENTICATED");
});

test("whoever may see figures opens it without a key", async () => {
  expect((await fakeApp({ actor: LEADER }).request("/wall")).status).toBe(200);
});

test("an administrator makes an address, which is shown once, and takes it back", async () => {
  const app = fakeApp({ actor: ADMIN });
  const body = new URLSearchParams({ name: "Sảnh tầng 1" });
  expect(await (await app.request("/admin/walls", { method: "POST", body })).text()).toContain("/wall?key=k");
  expect(await (await app.request("/admin/walls")).text()).not.toContain("?key=");
  const empty = await app.request("/admin/walls", { method: "POST", body: new URLSearchParams({ name: " " }) });
  expect(empty.status).toBe(400);
  expect((await app.request("/admin/walls/1/revoke", { method: "POST" })).headers.get("location")).toContain("done");
});
