import { expect, test } from "vitest";
import { ADMIN, fakeApp } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import { AppError } from "#src/errors.ts";

const form = (fields: [string, string][]) => ({ method: "POST", body: new URLSearchParams(fields) });
const WANTED: [string, string][] = [
  ["falseAlarmsPerWeek", "0,5"],
  ["people", "6"],
  ["quietHours", "24"],
  ["doubles", "3"],
  ...[4, 3, 2].map((n, at): [string, string] => [`times.${["ward", "area", "city"][at]}`, String(n)]),
  ...[30, 25, 25, 10, 10].map((n, at): [string, string] => [
    `parts.${["ward", "area", "city", "sentiment", "silence"][at]}`,
    String(n),
  ]),
  ["roles", "operator"],
  ["roles", "auditor"],
];
const MEANT = {
  ...{ falseAlarmsPerWeek: 0.5, people: 6, quietHours: 24, doubles: 3, roles: ["operator", "auditor"] },
  times: { ward: 4, area: 3, city: 2 },
  parts: { ward: 0.3, area: 0.25, city: 0.25, sentiment: 0.1, silence: 0.1 },
};

/** What the preview would send on. */
const hiddenIn = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);

test("what would follow is shown first, and what was shown is what is applied", async () => {
  const changed: unknown[] = [];
  const app = fakeApp({
    actor: ADMIN,
    verbs: { changeAlertSettings: async (_ctx, wanted) => void changed.push(wanted) },
  });
  const html = await (await app.request("/admin/alerts/preview", form(WANTED))).text();
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain("Trong 30 ngày qua đã báo 4 lần tăng bất thường; với ngưỡng này, 1 lần");
  expect(changed).toEqual([]);
  const [before] = html.split('action="/admin/alerts/preview"');
  const answer = await app.request("/admin/alerts", form(hiddenIn(before ?? "")));
  expect(answer.headers.get("location")).toBe("/admin/alerts?done=1");
  expect(changed).toEqual([MEANT]);
});

test("a value that cannot be comes back with the reason beside it, and what was typed", async () => {
  const fields = [{ field: "times.ward", message: "Giá trị nằm ngoài khoảng cho phép." }];
  const refuse = async () => {
    throw new AppError("INVALID", "Cài đặt cảnh báo chưa hợp lệ.", { fields });
  };
  const app = fakeApp({ actor: ADMIN, verbs: { previewAlertSettings: refuse } });
  const answer = await app.request("/admin/alerts/preview", form([...WANTED, ["times.ward", "900"]]));
  const html = await answer.text();
  expect([answer.status, faultsOf(html)]).toEqual([400, []]);
  expect(html).toMatch(/aria-describedby="times\.ward-hint times\.ward-error"/);
  expect(html).toContain('value="0.5"');
});
