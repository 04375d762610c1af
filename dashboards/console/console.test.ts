import { describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakePage, fakeTicket, REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import { AppError } from "#src/errors.ts";
import type { TicketFilter } from "#src/services/tickets/ticket-filter.ts";

const post = (app: ReturnType<typeof fakeApp>, url: string, fields: Record<string, string> = {}) =>
  app.request(url, { method: "POST", body: new URLSearchParams(fields) });
const ticketUrl = `/console/tickets/${REFERENCE}`;

describe("the door", () => {
  test("a stranger is sent to sign in and back to where they were going", async () => {
    const answer = await fakeApp().request(`${ticketUrl}?x=1`);
    expect(answer.headers.get("location")).toBe(`/console/sign-in?next=${encodeURIComponent(`${ticketUrl}?x=1`)}`);
  });

  test("a stranger's action is not done", async () => {
    let done = false;
    const app = fakeApp({
      verbs: {
        act: async () => {
          done = true;
          return fakeTicket();
        },
      },
    });
    expect((await post(app, `${ticketUrl}/note`, { note: "a" })).status).toBe(303);
    expect(done).toBe(false);
  });

  test.each(["https://evil.example", "//evil.example", "/\\evil.example", "/consolex", "/adminx"])(
    "signing in never leads to %s",
    async (next) => {
      const answer = await post(fakeApp(), "/console/sign-in", { email: "a@b.vn", password: "x", next });
      expect(answer.headers.get("location")).toBe("/console/home");
    },
  );

  test.each([
    ["operator", "/console?done=password"],
    ["officer", "/console?done=password"],
    ["leader", "/leader"],
    ["admin", "/admin"],
  ] as const)("a person who only signs in begins where they work: %s at %s", async (role, home) => {
    const out = await fakeApp({ actor: null }).request("/console");
    expect(out.headers.get("location")).toBe("/console/sign-in");
    const answer = await fakeApp({ actor: { ...OPERATOR, role } }).request("/console/home?done=password");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, home]);
  });

  test("signing in sets the session and goes where it was asked", async () => {
    const answer = await post(fakeApp(), "/console/sign-in", { email: "a@b.vn", password: "x", next: ticketUrl });
    expect(answer.headers.get("location")).toBe(ticketUrl);
    expect(answer.headers.get("set-cookie")).toContain("session-token");
  });

  test("a wrong password keeps the address, not the password", async () => {
    const app = fakeApp({
      verbs: {
        signIn: async () => {
          throw new AppError("UNAUTHENTICATED", "Email hoặc mật khẩu chưa đúng.");
        },
      },
    });
    const answer = await post(app, "/console/sign-in", { email: "hoa@example.vn", password: "bi-mat-lam" });
    expect(answer.status).toBe(401);
    const html = await answer.text();
    expect(html).toContain('value="hoa@example.vn"');
    expect(html).not.toContain("bi-mat-lam");
  });

  test("a password that works once lets nobody in before it is changed", async () => {
    const app = fakeApp({ actor: OPERATOR, mustChangePassword: true });
    expect((await app.request("/console")).headers.get("location")).toBe("/console/password");
    expect((await app.request("/console/password")).status).toBe(200);
  });

  test("a new password typed in two ways is not taken", async () => {
    const app = fakeApp({ actor: OPERATOR });
    const answer = await post(app, "/console/password", {
      current: "a",
      next: "mot cau that dai",
      again: "mot cau that",
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Hai lần nhập chưa giống nhau.");
  });

  test("signing out ends the session and needs a POST", async () => {
    let ended = "";
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        signOut: async (_ctx, token) => {
          ended = token;
        },
      },
    });
    expect((await app.request("/console/sign-out")).status).toBe(404);
    await post(app, "/console/sign-out");
    expect(ended).toBe("session-token");
  });
});

describe("the list", () => {
  test("begins with what waits for triage, and counts every view", async () => {
    let asked: TicketFilter = {};
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        listTickets: async (_ctx, filter) => {
          asked = filter;
          return { items: [fakeTicket({ urgency: "critical" })], next: "abc" };
        },
      },
    });
    const html = await (await app.request("/console")).text();
    expect(asked.state).toBe("needs_triage");
    expect(html).toMatch(/aria-current="page"><span>Chờ phân loại<\/span><span class="count">7</);
    expect(html).toContain('<span>Khẩn cấp</span><span class="count">4</span>');
    expect(html).toContain("còn 2 giờ 10 phút");
    expect(html).toContain("Khẩn cấp");
    expect(html).toContain("/console?tab=needs_triage&amp;cursor=abc");
  });

  test("an officer of a unit begins with what waits for the unit", async () => {
    let asked: TicketFilter = {};
    const app = fakeApp({
      actor: { ...OPERATOR, role: "officer", unitId: "27145-ubnd" },
      verbs: {
        listTickets: async (_ctx, filter) => {
          asked = filter;
          return { items: [], next: null };
        },
      },
    });
    await app.request("/console");
    expect(asked.state).toBe("triaged,assigned,reopened");
  });

  test.each([
    ["/console?tab=needs_triage", "Không còn phản ánh nào chờ phân loại"],
    ["/console?due=overdue", "0 phản ánh quá hạn"],
    ["/console?q=abc", "Không có phản ánh nào khớp bộ lọc"],
  ])("%s with nothing in it says what that means", async (url, words) => {
    const app = fakeApp({ actor: OPERATOR, verbs: { listTickets: async () => ({ items: [], next: null }) } });
    expect(await (await app.request(url)).text()).toContain(words);
  });
});

describe("the ticket page", () => {
  test("shows verdict, reasons, routing, place and masked contact", async () => {
    const html = await (await fakeApp({ actor: OPERATOR }).request(ticketUrl)).text();
    for (const words of [
      "71%",
      "nâng mức khẩn",
      "vì cống, hố ga",
      "thuộc Phường Bàn Cờ hay",
      "0912 ••• 678",
      "quá hạn 1 giờ",
    ])
      expect(html).toContain(words);
    expect(html).not.toContain("0912345678");
    expect(html).not.toContain('src="https://cdn.example.vn');
  });

  test("lists similar tickets with likeness, state and age, and no panel when there is none", async () => {
    const similar = {
      reference: "PA-26-ABCDEF9",
      likeness: 0.914,
      state: "in_progress" as const,
      createdAt: "2026-11-25T05:30:00.000Z",
      sector: "drainage_flooding",
      ward: null,
      answer: "Đơn vị đã thay nắp cống mới.",
    };
    const app = fakeApp({ actor: OPERATOR, verbs: { findSimilar: async () => [similar] } });
    const html = await (await app.request(ticketUrl)).text();
    expect(html).toContain('href="/console/tickets/PA-26-ABCDEF9"');
    for (const words of [
      "Phản ánh tương tự",
      "Giống 91%",
      "Đang xử lý",
      "2 giờ trước",
      "Đã trả lời thế này",
      "đã thay nắp cống mới",
    ])
      expect(html).toContain(words);
    expect(await (await fakeApp({ actor: OPERATOR }).request(ticketUrl)).text()).not.toContain("Phản ánh tương tự");
  });

  test("is shown without similar tickets when they cannot be searched", async () => {
    const findSimilar = async () => {
      throw new Error("no memory left");
    };
    const answer = await fakeApp({ actor: OPERATOR, verbs: { findSimilar } }).request(ticketUrl);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("0912 ••• 678");
  });

  test("offers only the actions that are possible, each with the version it saw", async () => {
    const app = fakeApp({ actor: OPERATOR, verbs: { loadTicketPage: async () => fakePage({ actions: ["note"] }) } });
    const html = await (await app.request(ticketUrl)).text();
    expect(html.match(/<form method="post" action="\/console\/tickets/g)).toHaveLength(3); // the note, and two for the contact
    expect(html).toContain('name="version" value="3"');
  });

  test("an action goes to the service with its fields and version, then back with a word of thanks", async () => {
    let got: unknown[] = [];
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        act: async (_ctx, ...rest) => {
          got = rest;
          return fakeTicket();
        },
      },
    });
    const answer = await post(app, `${ticketUrl}/classify`, {
      sector: "noise",
      urgency: "high",
      version: "3",
      state: "closed",
    });
    expect(got).toEqual([REFERENCE, "classify", { sector: "noise", urgency: "high" }, 3]);
    expect(answer.headers.get("location")).toBe(`${ticketUrl}?done=classify`);
    expect(await (await app.request(`${ticketUrl}?done=classify`)).text()).toContain("Đã lưu phân loại.");
  });

  test("a lost race shows the newer ticket, keeps what was entered and takes the newer version", async () => {
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        act: async () => {
          throw new AppError("CONFLICT", "x", { version: 4 });
        },
        loadTicketPage: async () => fakePage({ ticket: fakeTicket({ version: 4 }) }),
      },
    });
    const answer = await post(app, `${ticketUrl}/resolve`, { answer: "Đã thay nắp cống.", version: "3" });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain("vừa được người khác thay đổi");
    expect(html).toContain("Đã thay nắp cống.</textarea>");
    expect(html).toContain('name="version" value="4"');
  });

  test("a missing field is named beside it", async () => {
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        act: async () => {
          throw new AppError("INVALID", "x", { fields: [{ field: "wardCode", message: "" }] });
        },
      },
    });
    const answer = await post(app, `${ticketUrl}/locate`, { version: "3" });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<a href="#locate-wardCode">Bạn điền mục này.</a>');
  });

  test("the contact is shown for a POST only, once it is on record", async () => {
    const reveals: unknown[] = [];
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        revealContact: async (_ctx, _reference, why) => {
          if (why.reason === "") throw new AppError("INVALID", "Vui lòng chọn lý do.");
          reveals.push(why);
          return { name: "Lê Thị Tám", phone: "0912345678", email: null };
        },
      },
    });
    const asked = await (await app.request(ticketUrl)).text();
    expect(asked).toContain('name="reason" value="call_back"');
    const refused = await post(app, `${ticketUrl}/contact`);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Vui lòng chọn lý do.");
    const html = await (await post(app, `${ticketUrl}/contact`, { reason: "call_back" })).text();
    expect(html).toContain('href="tel:0912345678"');
    expect((await app.request(`${ticketUrl}/contact`)).status).toBe(303);
    expect(reveals).toEqual([{ reason: "call_back", note: "" }]);
  });

  test("a file is given only when a message of this ticket names it", async () => {
    const asked: string[] = [];
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        readUpload: async (_ctx, id) => {
          asked.push(id);
          return { mime: "application/pdf", path: new URL(import.meta.url).pathname, name: "a.pdf" };
        },
      },
    });
    const own = await app.request(`${ticketUrl}/attachments/upl_demo1`);
    expect(own.headers.get("content-disposition")).toBe('attachment; filename="a.pdf"');
    expect(await (await app.request(`${ticketUrl}/attachments/upl_other`)).text()).toBe("NOT_FOUND");
    expect(asked).toEqual(["upl_demo1"]);
  });

  test("hostile words of a citizen stay words", async () => {
    const text = `<img src=x onerror=alert(1)> <script>alert(1)</script>`;
    const app = fakeApp({
      actor: OPERATOR,
      verbs: {
        loadTicketPage: async () => fakePage({ ticket: fakeTicket({ text }) }),
        listTickets: async () => ({ items: [fakeTicket({ text })], next: null }),
      },
    });
    for (const url of ["/console", ticketUrl]) {
      const html = await (await app.request(url)).text();
      expect(html).toContain("&lt;img src=x");
      expect(html).not.toContain("<script>alert");
    }
  });
});
