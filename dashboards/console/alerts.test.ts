import { expect, test } from "vitest";
import { fakeAlert, fakeAlerts } from "#dashboards/testing/fake-alerts.ts";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import { AppError } from "#src/errors.ts";

type Judged = [id: number, input: unknown];

function desk(verbs: Partial<Verbs> = {}, refuse?: AppError) {
  const done: Judged[] = [];
  const take = async (_ctx: unknown, id: number, input: unknown) => {
    if (refuse) throw refuse;
    done.push([id, input]);
  };
  const app = fakeApp({ actor: OPERATOR, verbs: { judgeAlert: take, withdrawJudgement: take, ...verbs } });
  const post = (path: string, fields: Record<string, string>) =>
    app.request(path, { method: "POST", body: new URLSearchParams(fields) });
  const see = async (path: string) => {
    const html = await (await app.request(path)).text();
    expect(faultsOf(html)).toEqual([]);
    return html;
  };
  return { done, post, see };
}

test("the list tells what, where and against what, and the navigation how many wait", async () => {
  const html = await desk().see("/console/alerts");
  for (const words of ["Thoát nước, ngập: 12 người phản ánh trong 1 giờ", "mức thường thấy: dưới 1", "nay đã 26 người"])
    expect(html).toContain(words);
  expect(html).toContain("1 cảnh báo chờ đánh giá");
  expect(html).toContain("90 ngày qua: 4 trên 5 cảnh báo được đánh giá là đúng.");
});

test("a filter is an address; what is none narrows nothing", async () => {
  const asked: unknown[] = [];
  const listAlerts: Verbs["listAlerts"] = async (_ctx, filter) => {
    asked.push(filter);
    return { items: [], next: null };
  };
  const { see } = desk({ listAlerts });
  const html = await see("/console/alerts?state=wrong&rule=silence&about=noise");
  expect(html).toContain("Không có cảnh báo nào khớp bộ lọc");
  expect(html).toContain('href="/console/alerts?state=open&amp;rule=silence&amp;about=noise"');
  await see("/console/alerts?state=x&rule=y&about=z&cursor=w");
  expect(asked).toEqual([{ state: "wrong", rule: "silence", about: "noise" }, { state: "open" }]);
});

test("nothing yet says what will come here", async () => {
  const { see } = desk({ listAlerts: async () => ({ items: [], next: null }) });
  expect(await see("/console/alerts")).toContain("ít nhất 5 người khác nhau");
});

test("one shows its hours as a picture and as a table, cells, words in their own marks, and who was told", async () => {
  const html = await desk().see("/console/alerts/7");
  expect(html).toContain("<svg");
  expect(html).toContain("Giới hạn thường gặp (99 %)");
  expect(html).toContain("Ngập &lt;b&gt;lút&lt;/b&gt; bánh xe");
  for (const words of ["Phường Sài Gòn", "Trực tổng đài", "chưa xem", 'href="/console/incidents/SC-26-0000000"'])
    expect(html).toContain(words);
  for (const key of ["1", "2"]) expect(html).toContain(`data-key="${key}"`);
});

test("a silence names its source, and asks nothing about wards or people", async () => {
  const silent = fakeAlert({ rule: "silence", level: "origin", origin: "Diễn đàn thử", wards: [], incident: null });
  const loadAlert: Verbs["loadAlert"] = async () => ({
    ...(await fakeAlerts.loadAlert()),
    ...{ alert: silent, incident: null, cells: [], items: [] },
  });
  const html = await desk({ loadAlert }).see("/console/alerts/7");
  expect(html).toContain("Nguồn Diễn đàn thử im lặng bất thường");
  expect(html).not.toContain("Số người");
});

test("is judged with a note, and that is taken back", async () => {
  const { done, post } = desk();
  const judged = await post("/console/alerts/7/judge", { judgement: "wrong", version: "3", note: "Diễn tập" });
  expect([judged.status, judged.headers.get("location")]).toEqual([303, "/console/alerts/7?done=wrong"]);
  const back = await post("/console/alerts/7/withdraw", { version: "4", note: "Diễn tập" });
  expect(back.headers.get("location")).toBe("/console/alerts/7?done=open");
  expect(done).toEqual([
    [7, { judgement: "wrong", version: "3", note: "Diễn tập" }],
    [7, { version: "4" }],
  ]);
});

test.each([
  [409, new AppError("CONFLICT", "Cảnh báo này vừa thay đổi.")],
  [400, new AppError("INVALID", "Dài quá.", { fields: [{ field: "note", message: "Ghi chú dài quá." }] })],
] as const)("what is refused comes back with what was typed and why: %d", async (status, refusal) => {
  const answer = await desk({}, refusal).post("/console/alerts/7/judge", {
    judgement: "right",
    version: "1",
    note: "Vỡ ống",
  });
  const html = await answer.text();
  expect(answer.status).toBe(status);
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain("Vỡ ống");
  expect(html).toContain(status === 409 ? "Cảnh báo này vừa thay đổi." : "Ghi chú dài quá.");
});

test("whoever may not judge has no buttons", async () => {
  const loadAlert: Verbs["loadAlert"] = async () => ({ ...(await fakeAlerts.loadAlert()), mayJudge: false });
  expect(await desk({ loadAlert }).see("/console/alerts/7")).not.toContain('name="judgement"');
});
