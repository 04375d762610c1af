import { describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakePage, fakeTicket, REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { Actor } from "#src/domain/actor.ts";
import { makeReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

const NEXT = makeReference(26, () => 9);
const LEAD: Actor = { ...OPERATOR, role: "unit_lead", unitId: "27145-ubnd" };
const OFFICER: Actor = { ...LEAD, role: "officer" };
const url = `/console/tickets/${REFERENCE}`;
const items = [fakeTicket(), fakeTicket({ reference: NEXT })];

function read(sure: number): TicketPage {
  const page = fakePage();
  if (!page.verdict) throw new Error("the made-up ticket has a verdict");
  const sectors: [string, number][] = [
    ["drainage_flooding", sure],
    ["noise", 0.2],
  ];
  return { ...page, verdict: { ...page.verdict, sectors: sectors as typeof page.verdict.sectors } }; // ids of the registry
}
const verbs = (more: Partial<Verbs> = {}): Partial<Verbs> => ({
  loadTicketPage: async () => read(0.8),
  listTickets: async () => ({ items, next: null }),
  ...more,
});
const get = async (path: string, actor: Actor, more: Partial<Verbs> = {}) =>
  (await fakeApp({ actor, verbs: verbs(more) }).request(path)).text();
const post = (path: string, fields: Record<string, string>, actor: Actor, more: Partial<Verbs> = {}) =>
  fakeApp({ actor, verbs: verbs(more) }).request(path, { method: "POST", body: new URLSearchParams(fields) });

describe("what the machine suggests", () => {
  test("is accepted by one key when it is sure enough, with what is behind it", async () => {
    const html = await get(url, OPERATOR);
    expect(faultsOf(html)).toEqual([]);
    expect(html).toContain('data-key="1"');
    expect(html).toContain("80% · khá chắc");
  });

  test("is only offered to choose from when it is not", async () => {
    const html = await get(url, OPERATOR, { loadTicketPage: async () => read(0.4) });
    expect(html).not.toContain('data-key="1"');
    expect(html).toContain("Máy chưa chắc");
  });

  test("is decided exactly as it was shown, and the next ticket of the list opens with the way back", async () => {
    let got: unknown;
    const fields = { sector: "noise", urgency: "normal", wardCode: "27145", version: "3", next: NEXT };
    const answer = await post(`${url}/suggestion`, fields, OPERATOR, {
      runSteps: async (_ctx, _reference, steps) => {
        got = steps;
        return { done: ["locate", "classify"], ticket: fakeTicket({ state: "triaged" }), failed: null, undoable: 2 };
      },
    });
    expect(got).toEqual([
      { action: "locate", input: { wardCode: "27145" } },
      { action: "classify", input: { sector: "noise", urgency: "normal" } },
    ]);
    const to = new URL(answer.headers.get("location") ?? "", "http://x");
    expect(to.pathname).toBe(`/console/tickets/${NEXT}`);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({ done: "classify", about: REFERENCE, steps: "2" });
  });

  test("a ticket that is still on the list stays open", async () => {
    const answer = await post(`${url}/suggestion`, { sector: "noise", urgency: "normal", next: NEXT }, OPERATOR, {
      runSteps: async () => ({ done: ["classify"], ticket: fakeTicket(), failed: null, undoable: 1 }),
    });
    expect(answer.headers.get("location")).toMatch(new RegExp(`^${url}\\?`));
  });
});

describe("macros", () => {
  test("are pressed on the ticket; where one stops half way, what was done and why is said", async () => {
    expect(await get(url, OPERATOR)).toContain("Thao tác nhanh");
    const answer = await post(`${url}/macro`, { macro: "1" }, OPERATOR, {
      runMacro: async () => ({
        done: ["accept"],
        ticket: fakeTicket(),
        failed: { action: "resolve", code: "CONFLICT", message: "Chưa nhận." },
        undoable: 1,
        macro: { id: "1", name: "a", unitId: null, steps: [], advance: false },
      }),
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toMatch(/Đã làm: Nhận xử lý\. Dừng ở bước/);
  });

  test.each([
    "/console/macros",
    "/console/macros/new",
    "/console/macros/1",
    "/console/macros/1/steps/new?action=assign",
  ])("%s is a sound page", async (path) => {
    expect(faultsOf(await get(path, LEAD))).toEqual([]);
  });

  test("a step that lacks something comes back with what was entered", async () => {
    const answer = await post("/console/macros/1/steps", { do: "add", action: "reject", where: "Tòa án" }, LEAD);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Tòa án");
  });
});

describe("the unit", () => {
  test("its lead sees who has what, what waits, who asks and who is away", async () => {
    const html = await get("/console/unit", LEAD);
    expect(faultsOf(html)).toEqual([]);
    for (const words of ["Nguyễn Văn Minh", "Chia lần lượt 1 phản ánh", "Chờ vật tư", "24/11/2026 đến 26/11/2026"])
      expect(html).toContain(words);
  });

  test("a request that is decided already is said to be, on the page", async () => {
    const answer = await post("/console/unit/extensions/5", { decision: "grant" }, LEAD, {
      decideExtension: async () => {
        throw new AppError("CONFLICT", "Đề nghị này đã được trả lời.", {});
      },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Đề nghị này đã được trả lời.");
  });

  test("an officer asks for more time on the ticket; what is missing is said at its field", async () => {
    const ticket = fakeTicket({ state: "in_progress", unit: { id: "27145-ubnd", name: "UBND" } });
    const loadTicketPage = async () => ({ ...read(0.8), ticket });
    expect(await get(url, OFFICER, { loadTicketPage })).toContain("Xin gia hạn");
    const answer = await post(`${url}/extension`, { promisedAt: "", reason: "Chờ" }, OFFICER, { loadTicketPage });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('id="ask-promisedAt-error"');
  });
});

test("single keys are switched off for this browser, and the pages tell their script", async () => {
  const app = fakeApp({ actor: OPERATOR, verbs: verbs() });
  const form = new URLSearchParams({ advance: "on" });
  const saved = await app.request("/console/settings", { method: "POST", body: form });
  const cookies = saved.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  const html = await (await app.request("/console/settings", { headers: { cookie: cookies.join("; ") } })).text();
  expect(html).toContain('data-keys="off"');
  expect(faultsOf(html)).toEqual([]);
});

test("work for many tickets that takes long arrives row by row, with each result", async () => {
  const fields = new URLSearchParams({ action: "accept" });
  for (const reference of [REFERENCE, NEXT]) fields.append("reference", reference);
  const bulkAct: Verbs["bulkAct"] = async function* (_ctx, { references }) {
    for (const reference of references) {
      await new Promise((done) => setTimeout(done, reference === REFERENCE ? 1_100 : 10));
      yield { reference, ok: true, version: 4 };
    }
  };
  const app = fakeApp({ actor: OPERATOR, verbs: verbs({ bulkAct }) });
  const html = await (await app.request("/console/tickets/bulk", { method: "POST", body: fields })).text();
  expect(html).toContain("1/2");
  expect(html).toContain("2/2");
  expect(html).toContain("Đã xong 2/2 phản ánh");
  expect(faultsOf(html)).toEqual([]);
});
