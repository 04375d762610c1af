import { expect, test } from "vitest";
import { errorPage } from "./components/error-page.tsx";
import { ADMIN, fakeApp, OPERATOR } from "./testing/fake-app.ts";
import { REFERENCE } from "./testing/fake-tickets.ts";
import { faultsOf } from "./testing/markup.ts";

const receipt = Buffer.from(JSON.stringify({ code: REFERENCE, secret: "s", duplicate: false })).toString("base64url");
const PAGES: [string, "citizen" | "staff" | "admin"][] = [
  ["/", "citizen"],
  ["/f/phan-anh", "citizen"],
  ["/f/phan-anh/done", "citizen"],
  ["/t", "citizen"],
  ["/t?ref=x", "citizen"],
  [`/t/${REFERENCE}`, "citizen"],
  ["/su-co", "citizen"],
  ["/su-co/SC-26-0000000", "citizen"],
  ["/console/incidents", "staff"],
  ["/console/incidents/SC-26-0000000", "staff"],
  ["/console/sign-in", "citizen"],
  ["/console", "staff"],
  ["/console/password", "staff"],
  ["/console/notices", "staff"],
  [`/console/tickets/${REFERENCE}`, "staff"],
  ["/console/mentions", "staff"],
  ["/leader/listening?sector=noise", "staff"],
  ["/leader/listening/report?report=subject&topic=3", "staff"],
  ["/console/mentions/41?relevance=all", "staff"],
  ["/console/mentions/41/attach", "staff"],
  ["/console/mentions/paste", "staff"],
  ["/console/topics", "staff"],
  ["/console/topics/new", "staff"],
  ["/console/topics/3", "staff"],
  ["/admin", "admin"],
  ["/admin/understanding", "admin"],
  ["/admin/channels", "admin"],
  ["/admin/channels/new", "admin"],
  ["/admin/channels/new/zalo", "admin"],
  ["/admin/channels/new/hotline", "admin"],
  ["/admin/sources", "admin"],
  ["/admin/sources/new", "admin"],
  ["/admin/sources/new/newspaper", "admin"],
  ["/admin/sources/new/youtube", "admin"],
  ["/admin/sources/bao-thoi-su", "admin"],
  ["/admin/dead-letters", "admin"],
  ["/admin/retention", "admin"],
  ["/admin/wards", "admin"],
  ["/admin/wards?q=ben+thanh", "admin"],
  ["/admin/components", "admin"],
];

test.each(PAGES)(
  "%s is sound: language, labels, headings, nothing that the security policy forbids",
  async (url, who) => {
    const app = fakeApp({ actor: { citizen: null, staff: OPERATOR, admin: ADMIN }[who] });
    for (const lang of ["vi", "en"]) {
      const answer = await app.request(url, { headers: { cookie: `receipt=${receipt}; lang=${lang}` } });
      const html = await answer.text();
      expect(html.startsWith(`<!doctype html><html lang="${lang}"`)).toBe(true);
      expect(faultsOf(html)).toEqual([]);
      expect(html).not.toMatch(/\b(undefined|NaN|\[object Object\]|Invalid Date)\b/);
      expect(html).toContain('href="#main"');
    }
  },
);

test("an error page needs no request, tells the way out and escapes what it is given", () => {
  const html = errorPage(404, "", "req-1");
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain("Không tìm thấy trang này");
  expect(html).toContain('href="/"');
  expect(errorPage(500, "<script>x</script>", "")).not.toContain("<script>x");
  expect(errorPage(418, "", "")).toContain("Hệ thống gặp trục trặc");
});
