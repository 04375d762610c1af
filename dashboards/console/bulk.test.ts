import { describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeTicket, REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { Actor } from "#src/domain/actor.ts";
import { makeReference } from "#src/domain/reference.ts";

const OTHER = makeReference(26, () => 9);
const LEAD: Actor = { ...OPERATOR, role: "unit_lead", unitId: "27145-ubnd" };
const post = (url: string, fields: [string, string][], verbs: Partial<Verbs> = {}, actor: Actor = OPERATOR) =>
  fakeApp({ actor, verbs }).request(url, { method: "POST", body: new URLSearchParams(fields) });
const bulk = (fields: [string, string][], verbs: Partial<Verbs> = {}) => post("/console/tickets/bulk", fields, verbs);
const both: [string, string][] = [
  ["reference", REFERENCE],
  ["reference", OTHER],
];

describe("the same for several tickets", () => {
  test("whoever may act ticks tickets on the list; who only looks has nothing to tick", async () => {
    const list = async (actor: Actor) => (await fakeApp({ actor }).request("/console")).text();
    const html = await list(OPERATOR);
    expect(html).toContain(`name="reference" value="${REFERENCE}"`);
    expect(html).toContain('<option value="transfer">Chuyển đơn vị khác</option>');
    expect(await list({ ...OPERATOR, role: "auditor" })).not.toContain('name="reference"');
  });

  test("an action with fields asks for them once, with the chosen tickets kept", async () => {
    let done = false;
    const answer = await bulk([...both, ["action", "reject"], ["back", "/console?tab=all"]], {
      bulkAct: async function* (_ctx, { references: [reference = ""] }) {
        done = true;
        yield { reference, ok: true, version: 4 };
      },
    });
    const html = await answer.text();
    expect(done).toBe(false);
    expect(faultsOf(html)).toEqual([]);
    expect(html).toContain("Từ chối: 2 phản ánh");
    expect(html).toContain(`type="hidden" name="reference" value="${OTHER}"`);
    expect(html).toContain('href="/console?tab=all"');
  });

  test("an action without fields is done at once, a row for each: what was not done first, and why", async () => {
    const answer = await bulk([...both, ["action", "accept"]], {
      bulkAct: async function* () {
        yield { reference: REFERENCE, ok: true, version: 4 };
        yield { reference: OTHER, ok: false, error: { code: "CONFLICT", message: "Phản ánh đã đóng." } };
      },
    });
    const html = await answer.text();
    expect(faultsOf(html)).toEqual([]);
    expect(html).toContain("Đã xong 1/2 phản ánh");
    expect(html).toContain("Phản ánh đã đóng.");
    expect(html.indexOf(`href="/console/tickets/${OTHER}"`)).toBeLessThan(
      html.indexOf(`href="/console/tickets/${REFERENCE}"`),
    );
  });

  test("fields reach the service as it wants them; a wrong one is said at its field and nothing is done", async () => {
    let got: unknown;
    const bulkAct: Verbs["bulkAct"] = async function* (_ctx, wanted) {
      got = wanted;
      yield { reference: REFERENCE, ok: true, version: 4 };
    };
    const filled: [string, string][] = [...both, ["action", "assign"], ["filled", "1"], ["unitId", "27145-ubnd"]];
    await bulk([...filled, ["person", "round_robin"]], { bulkAct });
    const input = { unitId: "27145-ubnd", turns: "round_robin" };
    expect(got).toEqual({ references: [REFERENCE, OTHER], action: "assign", input });
    got = undefined;
    const wrong = await bulk([...both, ["action", "reject"], ["filled", "1"], ["where", "Ban Tiếp công dân"]], {
      bulkAct,
    });
    expect(wrong.status).toBe(400);
    const html = await wrong.text();
    expect(html).toContain('<a href="#reject-reason">Bạn điền mục này.</a>');
    expect(html).toContain("Ban Tiếp công dân</textarea>");
    expect(got).toBeUndefined();
  });

  test.each([
    [[["action", "accept"]], "/console?done=nothing"],
    [[...both, ["action", "drop"], ["back", "/console?tab=open"]], "/console?tab=open&done=nothing"],
    [[...both, ["action", "locate"], ["back", "https://evil.example"]], "/console?done=nothing"],
  ] as [[string, string][], string][])("%j chooses nothing", async (fields, back) => {
    expect((await bulk(fields)).headers.get("location")).toBe(back);
  });
});

describe("the backlog of a unit", () => {
  test("its leader shares it out; nobody else is offered that", async () => {
    const list = async (actor: Actor) => (await fakeApp({ actor }).request("/console")).text();
    expect(await list(LEAD)).toContain('action="/console/backlog"');
    for (const role of ["operator", "officer"] as const)
      expect(await list({ ...LEAD, role })).not.toContain('action="/console/backlog"');
  });

  test("is shared out as asked, and what waits on is told", async () => {
    let got: unknown;
    const drainBacklog: Verbs["drainBacklog"] = async (_ctx, wanted) => {
      got = wanted;
      return { assigned: [REFERENCE, OTHER], waiting: 3 };
    };
    const answer = await post("/console/backlog", [["turns", "round_robin"]], { drainBacklog }, LEAD);
    expect(got).toEqual({ unitId: "27145-ubnd", turns: "round_robin" });
    const list = answer.headers.get("location") ?? "";
    expect(await (await fakeApp({ actor: LEAD }).request(list)).text()).toContain("Đã chia 2 phản ánh, còn 3 chờ");
  });
});

test("rows tell what is unusual: paused, reopened, handed back, promised; what has ended owes nothing", async () => {
  const items = [
    fakeTicket({ state: "waiting_citizen", reopened: 2, bounces: 1, promisedAt: "2026-11-28T10:00:00.000Z" }),
    fakeTicket({ reference: OTHER, state: "rejected", promisedAt: "2026-11-29T10:00:00.000Z" }),
  ];
  const listTickets = async () => ({ items, next: null });
  const html = await (await fakeApp({ actor: OPERATOR, verbs: { listTickets } }).request("/console")).text();
  for (const words of ["Đang tạm dừng", "Mở lại 2 lần", "Bị trả lại 1 lần", "Hẹn 28/11/2026 17:00", "không còn tính"])
    expect(html).toContain(words);
  expect(html).not.toContain("Hẹn 29/11/2026");
});

describe("notices", () => {
  const notice = {
    id: "5",
    kind: "breach" as const,
    reference: REFERENCE,
    mention: null,
    alert: null,
    text: "Phản ánh đã quá hạn.",
    aboutAt: "2026-11-25T06:00:00.000Z",
    createdAt: "2026-11-25T06:00:00.000Z",
    readAt: null,
  };

  test("the bell of every page counts what is unread, and says so to those who hear it", async () => {
    const app = fakeApp({ actor: OPERATOR, verbs: { countUnread: async () => 3 } });
    for (const url of ["/console", "/console/notices", `/console/tickets/${REFERENCE}`])
      expect(await (await app.request(url)).text()).toContain("3 thông báo chưa đọc");
  });

  test("a page without the number is better than none", async () => {
    const countUnread = async () => {
      throw new Error("no database");
    };
    expect((await fakeApp({ actor: OPERATOR, verbs: { countUnread } }).request("/console")).status).toBe(200);
  });

  test("of a public post lead to it", async () => {
    const items = [{ ...notice, kind: "informed" as const, reference: null, alert: null, mention: "41" }];
    const app = fakeApp({ actor: OPERATOR, verbs: { listNotices: async () => ({ items, next: null }) } });
    expect(await (await app.request("/console/notices")).text()).toContain('href="/console/mentions/41"');
  });

  test("are listed with their ticket and marked as read one by one", async () => {
    const marked: string[] = [];
    const verbs: Partial<Verbs> = {
      listNotices: async () => ({ items: [notice, { ...notice, id: "4", readAt: notice.createdAt }], next: null }),
      markRead: async (_ctx, { ids }) => ({ marked: marked.push(...ids) }),
    };
    const html = await (await fakeApp({ actor: OPERATOR, verbs }).request("/console/notices")).text();
    expect(faultsOf(html)).toEqual([]);
    expect(html).toContain("Phản ánh đã quá hạn.");
    expect(html.match(/name="id" value="\d"/g)).toEqual(['name="id" value="5"']);
    const answer = await post("/console/notices/read", [["id", "5"]], verbs);
    expect(marked).toEqual(["5"]);
    expect(answer.headers.get("location")).toBe("/console/notices");
  });
});
