import { describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeTicket, REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import { AppError } from "#src/errors.ts";
import type { DeskTicket } from "#src/services/desk/list-desk.ts";
import type { TicketFilter } from "#src/services/tickets/ticket-filter.ts";

const HOUR = 3_600_000;
const time = { working: true, leftMs: 2 * HOUR + 10 * 60_000, overMs: 0, share: 0.5, paused: false };

const list = async (ticket: Partial<DeskTicket>, path = "/console") => {
  const items = [{ ...fakeTicket(), ...ticket }];
  const app = fakeApp({ actor: OPERATOR, verbs: { listTickets: async () => ({ items, next: null }) } });
  return (await app.request(path)).text();
};
const form = (path: string, fields: Record<string, string>, verbs = {}) =>
  fakeApp({ actor: OPERATOR, verbs }).request(path, { method: "POST", body: new URLSearchParams(fields) });

test.each([
  [time, "còn 2 giờ 10 phút làm việc", "sla-calm"],
  [{ ...time, working: false, share: 0.8 }, "còn 2 giờ 10 phút", "sla-soon"],
  [{ ...time, leftMs: 6 * 8 * HOUR + 50 * 60_000 }, "còn 6 ngày làm việc", "sla-calm"],
  [{ ...time, leftMs: 0, overMs: 90 * 60_000 }, "quá hạn 1 giờ 30 phút làm việc", "sla-over"],
  [{ ...time, leftMs: 0, overMs: 0 }, "đến hạn ngay bây giờ", "sla-over"],
  [{ ...time, paused: true, share: 0.9 }, "đang dừng, còn 2 giờ 10 phút làm việc", "sla-calm"],
])("a row says what is left on the clock's own calendar: %j", async (given, words, tone) => {
  const html = await list({ time: given });
  expect(html).toContain(`>${words}<`);
  expect(html).toContain(tone);
});

test("a row says who else is at it", async () => {
  const here = [
    { name: "Minh", writing: false },
    { name: "Hà", writing: true },
  ];
  expect(await list({ here })).toContain("Hà đang viết trả lời và 1 người khác");
});

test("what is looked for becomes an address, everywhere at first, then within the states chosen", async () => {
  const to = async (fields: Record<string, string>) => (await form("/console/search", fields)).headers.get("location");
  expect(await to({ q: "cống vỡ", was: "", tab: "needs_triage", ward: "27145" })).toBe(
    "/console?tab=all&q=c%E1%BB%91ng+v%E1%BB%A1&ward=27145",
  );
  expect(await to({ q: "cống", was: "cống", tab: "done" })).toBe("/console?tab=done&q=c%E1%BB%91ng");
});

test("a phone number is answered at once and stands in no address", async () => {
  let asked: TicketFilter = {};
  const listTickets = async (_ctx: unknown, filter: TicketFilter) => {
    asked = filter;
    return { items: [fakeTicket()], next: "abc" };
  };
  const answer = await form("/console/search", { q: "0912 345 678" }, { listTickets });
  expect(answer.status).toBe(200);
  expect(asked.q).toBe("0912 345 678");
  const html = await answer.text();
  expect(html).toContain("được ghi vào nhật ký");
  // The addresses of our own files hold digests, in which any four digits may stand.
  expect(html.match(/(href|action|data-rows)="(?!\/assets\/)[^"]*0912[^"]*"/)).toBeNull();
});

test("the script gets rows as the page shows them, and those it asks for", async () => {
  const app = fakeApp({ actor: OPERATOR });
  const page = await (await app.request("/console/rows?tab=all&cursor=abc")).json();
  expect(page).toMatchObject({ next: null, rows: [{ reference: REFERENCE, html: expect.stringMatching(/^<tr /) }] });
  const some = await (await app.request(`/console/rows?tab=all&refs=${REFERENCE}`)).json();
  expect(some.rows[0].html).toContain(`data-reference="${REFERENCE}"`);
});

test("how close the rows stand is kept, and leads back to the same list", async () => {
  const answer = await form("/console/density", { density: "compact", back: "/console?tab=open" });
  expect(answer.headers.get("location")).toBe("/console?tab=open");
  expect(answer.headers.get("set-cookie")).toMatch(
    /langnghe-density=compact; Max-Age=31536000; Path=\/console; HttpOnly/,
  );
  const html = await (
    await fakeApp({ actor: OPERATOR }).request("/console", { headers: { cookie: "langnghe-density=compact" } })
  ).text();
  expect(html).toContain("density-compact");
});

test("filters can be kept under a name, words that were searched for cannot", async () => {
  const offered = (path: string) => list({}, path);
  expect(await offered("/console?tab=open&sector=noise")).toContain("Lưu danh sách này");
  expect(await offered("/console?tab=all&q=abc")).not.toContain("Lưu danh sách này");
  let saved: unknown;
  const saveView = async (_ctx: unknown, view: unknown) => {
    saved = view;
    return "v1";
  };
  const fields = { name: "Ồn", shared: "yes", sector: "noise", back: "/console?tab=open&sector=noise" };
  const answer = await form("/console/views", fields, { saveView });
  expect(answer.headers.get("location")).toBe("/console?tab=open&sector=noise&done=view");
  expect(saved).toEqual({ list: "tickets", name: "Ồn", filters: { sector: "noise" }, shared: true });
});

describe("one press on a row", () => {
  const known: Partial<DeskTicket> = {
    ...{ sector: "noise", urgency: "low", kind: "complaint", confidence: 0.8, version: 4 },
    ...{ ward: { code: "27154", name: "Phường Bàn Cờ" }, unit: { id: "27154-ubnd", name: "UBND phường Bàn Cờ" } },
  };
  const agree = (verbs: object, headers: Record<string, string> = {}) =>
    fakeApp({ actor: OPERATOR, verbs: { deskRows: async () => [{ ...fakeTicket(), ...known }], ...verbs } }).request(
      `/console/tickets/${REFERENCE}/agree`,
      { method: "POST", headers, body: new URLSearchParams({ version: "4", back: "/console?tab=needs_triage" }) },
    );

  test("is offered where the machine is sure enough and nothing is missing", async () => {
    expect(await list(known)).toContain(`formaction="/console/tickets/${REFERENCE}/agree"`);
    for (const lacking of [{ ward: null }, { unit: null }, { confidence: 0.4 }, { state: "triaged" } as const])
      expect(await list({ ...known, ...lacking })).not.toContain("/agree");
  });

  test("decides what the row shows, as of the version that was seen, and leads back to the list", async () => {
    const done: unknown[] = [];
    const act = async (...given: unknown[]) => {
      done.push(given.slice(1));
      return fakeTicket();
    };
    const location = (await agree({ act })).headers.get("location");
    expect(location).toMatch(new RegExp(`^/console\\?tab=needs_triage&done=classify&reference=${REFERENCE}&at=\\d+$`));
    const { sector, urgency, kind } = known;
    expect(done).toEqual([[REFERENCE, "classify", { sector, urgency, kind, secondarySector: "" }, 4]]);
  });

  test("a script is told where it leads, or why not, without a page", async () => {
    const asks = { "x-at-once": "1" };
    expect(await (await agree({}, asks)).json()).toEqual({ to: expect.stringContaining("done=classify") });
    const act = async () => {
      throw new AppError("CONFLICT", "Phản ánh vừa được người khác thay đổi.");
    };
    expect(await (await agree({ act }, asks)).text()).toBe("CONFLICT");
  });
});
