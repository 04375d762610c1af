import { expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeIncident, fakeIncidents, INCIDENT } from "#dashboards/testing/fake-incidents.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import { AppError } from "#src/errors.ts";

const BASE = `/console/incidents/${INCIDENT}`;
type Done = [action: string, input: unknown, version: number | undefined];

function desk(refuse?: AppError) {
  const done: Done[] = [];
  const page = async () => ({
    ...(await fakeIncidents.loadIncidentPage()),
    incident: fakeIncident({ state: "confirmed", leadUnit: { id: "u", name: "Đơn vị" } }),
  });
  const app = fakeApp({
    actor: OPERATOR,
    verbs: {
      ...(refuse ? {} : { loadIncidentPage: page }),
      actOnIncident: async (_ctx, _reference, action, input, version) => {
        if (refuse) throw refuse;
        done.push([action, input, version]);
      },
    },
  });
  const post = (path: string, fields: [string, string][]) =>
    app.request(path, { method: "POST", body: new URLSearchParams(fields) });
  return { app, done, post };
}

test("ticked members are split off under their new name, by the button of the same form", async () => {
  const { done, post } = desk();
  const answer = await post(`${BASE}/split`, [
    ["members", "3"],
    ["members", "7"],
    ["title", "Ngập chợ Thủ Đức"],
    ["version", "4"],
  ]);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `${BASE}?done=split`]);
  expect(done).toEqual([["split", { members: ["3", "7"], title: "Ngập chợ Thủ Đức" }, 4]]);
});

test("references typed in one line are added one by one", async () => {
  const { done, post } = desk();
  await post(`${BASE}/add`, [["tickets", "PA-26-7K3M9Q0, PA-26-7K3M9Q1\nPA-26-7K3M9Q2"]]);
  expect(done[0]?.[1]).toEqual({ tickets: ["PA-26-7K3M9Q0", "PA-26-7K3M9Q1", "PA-26-7K3M9Q2"] });
});

test("an answer is looked at before it is sent: wording, people by channel, a key of its own", async () => {
  const { done, post } = desk();
  const html = await (await post(`${BASE}/preview`, [["text", "Đang bơm <b>nước</b>."]])).text();
  expect(done).toEqual([]);
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain("Gửi cho 6 người");
  expect(html).toMatch(/name="key" value="[0-9a-f-]{36}"/);
  expect(html).toContain("Đang bơm &lt;b&gt;nước&lt;/b&gt;.");
});

test("what is refused comes back with what was entered and the reason", async () => {
  const fields = [{ field: "title", message: "Không ghi thông tin cá nhân: “Nguyễn Văn An”." }];
  const { post } = desk(new AppError("INVALID", "Không ghi thông tin cá nhân.", { fields }));
  const answer = await post(`${BASE}/confirm`, [
    ["title", "Nhà ông Nguyễn Văn An"],
    ["leadUnitId", "x"],
  ]);
  const html = await answer.text();
  expect(answer.status).toBe(400);
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain('value="Nhà ông Nguyễn Văn An"');
  expect(html).toContain("Không ghi thông tin cá nhân: “Nguyễn Văn An”.");
});

test("a lost race is a page that says so", async () => {
  const { post } = desk(new AppError("CONFLICT", "Sự cố vừa được người khác cập nhật.", { version: 9 }));
  const answer = await post(`${BASE}/refuse`, [["why", "Không phải"]]);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("Sự cố vừa được người khác cập nhật.");
});

test("a ticket becomes an incident with one button of its page", async () => {
  const asked: unknown[] = [];
  const app = fakeApp({
    actor: OPERATOR,
    verbs: {
      proposeIncident: async (_ctx, input) => {
        asked.push(input);
        return INCIDENT;
      },
    },
  });
  const body = new URLSearchParams({ tickets: "PA-26-7K3M9Q0" });
  const answer = await app.request("/console/incidents", { method: "POST", body });
  expect(answer.headers.get("location")).toBe(`${BASE}?done=propose`);
  expect(asked).toEqual([{ tickets: ["PA-26-7K3M9Q0"] }]);
});

test("nobody signed in sees the desk", async () => {
  const answer = await fakeApp().request(BASE);
  expect([answer.status, answer.headers.get("location")?.startsWith("/console/sign-in")]).toEqual([303, true]);
});

test("two that look like one are merged with one press, into the one that is confirmed", async () => {
  const { app, done, post } = desk();
  const html = await (await app.request(BASE)).text();
  expect(html).toContain("Gộp SC-26-1111111 vào sự cố này");
  expect(html).toContain('action="/console/incidents/SC-26-1111111/merge"');
  const answer = await post("/console/incidents/SC-26-1111111/merge", [
    ["into", INCIDENT],
    ["version", "1"],
  ]);
  expect(answer.headers.get("location")).toBe(`${BASE}?done=merge`);
  expect(done).toEqual([["merge", { into: INCIDENT }, 1]]);
});

test("what the machine added is one line of the history, however it came in", async () => {
  const data = await fakeIncidents.loadIncidentPage();
  const joined = (facts: Record<string, unknown>) => ({
    ...{ step: "joined" as const, facts, by: "Hệ thống", at: "2026-11-25T03:00:00.000Z" },
  });
  const events = [joined({ memberId: 9 }), joined({ members: [5, 6, 7] }), ...data.events];
  const app = fakeApp({ actor: OPERATOR, verbs: { loadIncidentPage: async () => ({ ...data, events }) } });
  expect(await (await app.request(BASE)).text()).toContain("thêm 4 phản ánh mới");
});
