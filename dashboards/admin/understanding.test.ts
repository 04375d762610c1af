import { expect, test } from "vitest";
import { ADMIN, fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { emptyReport } from "#dashboards/testing/fake-report.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";

const show = async (options: Parameters<typeof fakeApp>[0], url = "/admin/understanding") =>
  (await fakeApp(options).request(url)).text();

test("shares come with their bars and promise with truth; what is thin says so", async () => {
  const html = await show({ actor: ADMIN });
  expect(html).toContain("Máy đọc đúng đến đâu");
  expect(html).toContain("23/11/2026");
  expect(html).toMatch(/86\s?%/);
  expect(html).toContain('class="meter-used" width="86"');
  expect(html).toContain("1 trên 7");
  expect(html).toContain("chưa đủ 20");
  expect(html).toContain("Máy tự tin hơn thực tế");
});

test("drift is told in words, with the kinds that moved", async () => {
  const html = await show({ actor: ADMIN });
  expect(html).toContain("Dịch chuyển mạnh");
  expect(html).toMatch(/Thoát nước, ngập: 8\s?% → 34\s?%/);
  expect(html).toContain("Chưa đủ để nói: 300 phản ánh trước, 9 trong bảy ngày qua.");
});

test("with nothing decided the page says what to do, and is sound", async () => {
  const html = await show({ actor: ADMIN, verbs: { reportUnderstanding: async () => emptyReport() } });
  expect(html).toContain("Chưa có quyết định nào để so");
  expect(html).toContain('href="/console?tab=needs_triage"');
  expect(html).not.toContain("<table");
  expect(faultsOf(html)).toEqual([]);
});

test("whoever runs the service finds it from where they land, the desk does not see the link", async () => {
  expect(await show({ actor: ADMIN }, "/console")).toContain('href="/admin/understanding"');
  expect(await show({ actor: OPERATOR }, "/console")).not.toContain("/admin/understanding");
});

test("nobody signed in is brought to the sign-in page and back here", async () => {
  const answer = await fakeApp().request("/admin/understanding?weeks=4");
  expect(answer.headers.get("location")).toBe(
    `/console/sign-in?next=${encodeURIComponent("/admin/understanding?weeks=4")}`,
  );
});
