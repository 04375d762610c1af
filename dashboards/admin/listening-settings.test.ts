import { expect, test } from "vitest";
import { ADMIN, fakeApp } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import { AppError } from "#src/errors.ts";

const form = (fields: [string, string][]) => ({ method: "POST", body: new URLSearchParams(fields) });
const WANTED: [string, string][] = [
  ["authorNameDays", "14"],
  ["communications", "4"],
];

test("what would follow is shown first, and applied by what was shown", async () => {
  const changed: unknown[] = [];
  const app = fakeApp({
    actor: ADMIN,
    verbs: { changeListeningSettings: async (_ctx, wanted) => void changed.push(wanted) },
  });
  const html = await (await app.request("/admin/listening/preview", form(WANTED))).text();
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain("Đêm tới bỏ tên ở 12 bài.");
  expect(changed).toEqual([]);
  const answer = await app.request("/admin/listening", form(WANTED));
  expect(answer.headers.get("location")).toBe("/admin/listening?done=1");
  expect(changed).toEqual([{ authorNameDays: 14, communications: [4] }]);
});

test("what was in force before can be looked at and used again", async () => {
  const html = await (await fakeApp({ actor: ADMIN }).request("/admin/listening")).text();
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain("Nhận bài chuyển: Nguyễn Thị Lãnh.");
  expect(html.match(/Dùng lại cài đặt này/g)).toHaveLength(1);
});

test("a day that cannot be comes back with the reason beside it", async () => {
  const fields = [{ field: "authorNameDays", message: "Số ngày phải từ 1 đến 90." }];
  const refuse = async () => {
    throw new AppError("INVALID", "Cài đặt chưa hợp lệ.", { fields });
  };
  const app = fakeApp({ actor: ADMIN, verbs: { previewListeningSettings: refuse } });
  const answer = await app.request("/admin/listening/preview", form([["authorNameDays", "900"]]));
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("Số ngày phải từ 1 đến 90.");
});
