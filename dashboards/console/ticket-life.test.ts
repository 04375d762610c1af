import { describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeClock, fakePage, fakeTicket, NOW, REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { Actor } from "#src/domain/actor.ts";
import { makeReference } from "#src/domain/reference.ts";
import { UNDO_MS } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Duplicate } from "#src/services/similar/duplicate-tickets.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

const ticketUrl = `/console/tickets/${REFERENCE}`;
const OTHER = makeReference(26, () => 9);
const at = (ms: number) => new Date(NOW.getTime() + ms).toISOString();
const OFFICER: Actor = { ...OPERATOR, role: "officer", unitId: "27145-ubnd" };

const show = async (page: TicketPage, verbs: Partial<Verbs> = {}, url = ticketUrl) =>
  (await fakeApp({ actor: OPERATOR, verbs: { loadTicketPage: async () => page, ...verbs } }).request(url)).text();
const send = (action: string, fields: Record<string, string>, verbs: Partial<Verbs>, actor: Actor = OPERATOR) =>
  fakeApp({ actor, verbs }).request(`${ticketUrl}/${action}`, { method: "POST", body: new URLSearchParams(fields) });
const refusing = (error: AppError): Partial<Verbs> => ({
  act: async () => {
    throw error;
  },
});

describe("why and until when", () => {
  test("time left is working time where the clock counts working time", async () => {
    const clocks = [fakeClock({ dueAt: at(72 * 3_600_000), working: true, leftMs: 130 * 60_000 })];
    expect(await show(fakePage({ time: { clocks, paused: null } }))).toContain("còn 2 giờ 10 phút làm việc");
  });

  test("each clock says why it is due then, and the unit why it is this one", async () => {
    const html = await show(fakePage());
    expect(html.match(/vì việc khẩn\./g)).toHaveLength(3);
    expect(html).toContain("vì cống, hố ga trên đường thành phố");
  });

  test("a paused ticket says since when and what is waited for", async () => {
    const paused = { since: at(-3_600_000), reason: "Xin cho biết số nhà." };
    const clocks = [fakeClock({ dueAt: at(9e6), leftMs: 2 * 3_600_000 })];
    const html = await show(fakePage({ time: { clocks, paused }, ticket: fakeTicket({ state: "waiting_citizen" }) }));
    for (const words of ["dừng từ 25/11/2026 13:30", "Xin cho biết số nhà.", "đang dừng, còn 2 giờ", "Đang tạm dừng"])
      expect(html).toContain(words);
  });

  test("overdue but promised says both; promised in time says only the promise", async () => {
    const ticket = fakeTicket({ state: "in_progress", promisedAt: "2026-11-28T10:00:00.000Z" });
    const until = (dueAt: string) => fakePage({ ticket, time: { clocks: [fakeClock({ dueAt })], paused: null } });
    expect(await show(until(at(-1)))).toContain("Quá hạn nhưng đã hẹn có kết quả lúc 28/11/2026 17:00.");
    expect(await show(until(at(1e6)))).toContain("Đã hẹn người dân có kết quả lúc 28/11/2026 17:00.");
  });

  test("a pin elsewhere than the text says is shown, until a person has said which", async () => {
    const place = {
      status: "resolved" as const,
      ward: { code: "27145", name: "Phường Bàn Cờ" },
      candidates: [],
      span: null,
      street: null,
      ask: null,
      pinWard: { code: "26734", name: "Phường Sài Gòn" },
      conflict: true,
    };
    const words = "Nội dung nói về Phường Bàn Cờ nhưng vị trí ghim trên bản đồ nằm ở Phường Sài Gòn.";
    expect(await show(fakePage({ place }))).toContain(words);
    expect(await show(fakePage({ place, locatedByPerson: true }))).not.toContain(words);
  });
});

describe("tickets beside one another", () => {
  const duplicate: Duplicate = {
    reference: OTHER,
    state: "in_progress",
    createdAt: at(-7_200_000),
    sector: "drainage_flooding",
    ward: null,
    likeness: 0.8,
    metres: 40,
    reasons: ["Cách nhau 40 m", "Nội dung giống 80%"],
  };

  test("a possible duplicate says why and merges by one button, into one that goes on", async () => {
    const html = await show(fakePage(), { findDuplicates: async () => [duplicate] });
    for (const words of ["Có thể trùng", "cách 40 m", "Nội dung giống 80%"]) expect(html).toContain(words);
    expect(html).toContain(`<input type="hidden" name="into" value="${OTHER}"/>`);
    const ended = await show(fakePage(), { findDuplicates: async () => [{ ...duplicate, state: "closed" as const }] });
    expect(ended).not.toContain('type="hidden" name="into"');
  });

  test("a merged ticket leads to the one that goes on, and that one to its reporters", async () => {
    const merged = await show(fakePage({ ticket: fakeTicket({ state: "duplicate", duplicateOf: OTHER }) }));
    expect(merged).toMatch(new RegExp(`đã được gộp vào[^<]*<a class="reference" href="/console/tickets/${OTHER}"`));
    const one = { reference: OTHER, state: "duplicate" as const, createdAt: at(-1e6), channel: "zalo" as const };
    const survivor = fakePage({
      relations: {
        merged: [{ ...one, open: true, text: "Hố ga mất nắp" }],
        links: [{ ...one, reference: "PA-26-0000000", open: false, text: "", kind: "split_from" }],
      },
    });
    const html = await show(survivor);
    for (const words of ["2 người cùng phản ánh", "Hố ga mất nắp", "Tách từ"]) expect(html).toContain(words);
    expect(html).toContain(`href="/console/tickets/${OTHER}"`);
    // Out of one's reach: named, not linked.
    expect(html).not.toContain('href="/console/tickets/PA-26-0000000"');
  });

  test("the history names other tickets as links, people by name and roles in words", async () => {
    const entry = { at: at(-1e6), actor: "Trần Thị Hoa", from: {}, note: null };
    const html = await show(
      fakePage({
        names: { "7": "Nguyễn Văn Minh" },
        history: [
          { ...entry, action: "merge_in", to: { merged: OTHER } },
          { ...entry, action: "assign", to: { assigneeId: 7 } },
          { ...entry, action: "escalate", to: { to: "leader" } },
          { ...entry, action: "undo", to: { undone: "classify" } },
        ],
      }),
    );
    expect(html).toContain(`Phản ánh được gộp: <a class="reference" href="/console/tickets/${OTHER}"`);
    for (const words of ["Nguyễn Văn Minh", "Lãnh đạo thành phố", "Đã hoàn tác việc: <strong>Phân loại"])
      expect(html).toContain(words);
  });
});

describe("what is refused keeps what was entered", () => {
  test("a reference that nobody has is said at its field", async () => {
    const answer = await send(
      "merge",
      { into: "PA-26-AAAAAAA", note: "trùng" },
      refusing(new AppError("NOT_FOUND", "x")),
    );
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('<a href="#merge-into">Không tìm thấy phản ánh với mã này. Bạn kiểm tra lại mã.</a>');
    expect(html).toContain('value="PA-26-AAAAAAA"');
    expect(html).toContain("trùng</textarea>");
    expect(html).toMatch(/<details class="action action-more" open/);
  });

  test("nobody who can take more is said as it is, not as a lost race", async () => {
    const error = new AppError("CONFLICT", "Đơn vị không còn ai nhận thêm được.", { unitId: "27145-ubnd" });
    const html = await (await send("assign", { unitId: "27145-ubnd", person: "round_robin" }, refusing(error))).text();
    expect(html).toContain("Đơn vị không còn ai nhận thêm được.");
    expect(html).not.toContain("vừa được người khác thay đổi");
    expect(html).toMatch(/<option value="round_robin" selected/);
  });

  test("what stands in the way of a ticket that nobody has touched is said as it is", async () => {
    const error = new AppError("CONFLICT", "Phản ánh chưa có hạn xử lý đang chạy.", { version: 3 });
    const html = await (await send("extend", { version: "3" }, refusing(error))).text();
    expect(html).toContain("Phản ánh chưa có hạn xử lý đang chạy.");
    expect(html).not.toContain("vừa được người khác thay đổi");
  });

  test("a person of another unit is said at the person", async () => {
    const error = new AppError("INVALID", "Người được giao không thuộc đơn vị đã chọn.", { field: "assigneeId" });
    const html = await (await send("assign", { unitId: "hcmc-htkt", person: "7" }, refusing(error))).text();
    expect(html).toContain('<a href="#assign-person">Người được giao không thuộc đơn vị đã chọn.</a>');
  });
});

test("people are offered with what they have in hand, and who is away", async () => {
  const html = await show(fakePage());
  expect(html).toContain("Nguyễn Văn Minh · đang giữ 4/10 việc");
  expect(html).toContain("Phạm Thu Hà · đang giữ 0 việc · vắng hôm nay");
});

describe("taking back", () => {
  const undone = (msAgo: number, actor = OPERATOR.name) =>
    show(
      fakePage({ history: [{ at: at(-msAgo), actor, action: "classify", from: {}, to: {}, note: null }] }),
      {},
      `${ticketUrl}?done=classify`,
    );
  const button = `action="${ticketUrl}/undo"`;

  test("is offered to whoever did it, for as long as it is possible", async () => {
    expect(await undone(1_000)).toContain(button);
    expect(await undone(UNDO_MS)).not.toContain(button);
    expect(await undone(1_000, "Người khác")).not.toContain(button);
    expect(await show(fakePage())).not.toContain(button);
  });

  test("leads back to the ticket, or says why it is too late", async () => {
    const done = await send("undo", {}, {});
    expect(done.headers.get("location")).toBe(`${ticketUrl}?done=undo`);
    const undoTicket = async () => {
      throw new AppError("CONFLICT", "Không còn hoàn tác được.");
    };
    const late = await send("undo", {}, { undoTicket });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("Không còn hoàn tác được.");
  });

  test("an action that moves a ticket out of reach leads to the list, with the way back", async () => {
    const act = async () => fakeTicket({ unit: { id: "hcmc-htkt", name: "Trung tâm" } });
    const answer = await send("transfer", { reason: "Đường Thành phố" }, { act }, OFFICER);
    const list = answer.headers.get("location") ?? "";
    expect(list).toMatch(/^\/console\?done=transfer&/);
    const html = await (await fakeApp({ actor: OFFICER }).request(list)).text();
    expect(html).toContain(`${REFERENCE}: Đã chuyển sang đơn vị khác.`);
    expect(html).toContain(button);
    const later = list.replace(/at=\d+/, `at=${NOW.getTime() - UNDO_MS}`);
    expect(await (await fakeApp({ actor: OFFICER }).request(later)).text()).not.toContain(button);
  });

  test("a remark of a unit that was only told of a ticket stays on its page", async () => {
    const act = async () => fakeTicket({ unit: { id: "hcmc-htkt", name: "Trung tâm" } });
    const answer = await send("note", { note: "Đã biết" }, { act }, OFFICER);
    expect(answer.headers.get("location")).toBe(`${ticketUrl}?done=note`);
  });
});
