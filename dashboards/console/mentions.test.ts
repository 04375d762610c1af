import { describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeMention } from "#dashboards/testing/fake-mentions.ts";
import { REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import { AppError } from "#src/errors.ts";
import type { MentionFilter } from "#src/services/listening/mention-filter.ts";

const app = (verbs: Parameters<typeof fakeApp>[0] = {}) => fakeApp({ actor: OPERATOR, ...verbs });
const post = (to: string, fields: Record<string, string> = {}, verbs = {}) =>
  app({ verbs }).request(to, { method: "POST", body: new URLSearchParams(fields) });

describe("the desk", () => {
  test("shows what waits and opens the first, with its words marked and its link telling the source nothing", async () => {
    const html = await (await app().request("/console/mentions")).text();
    expect(html).toContain("<mark>ngập tới đầu gối</mark>");
    expect(html).toMatch(/href="https:\/\/facebook\.com\/trang\/posts\/1" target="_blank" rel="noreferrer noopener"/);
    expect(html).toContain("Cùng nội dung, 3 nơi");
    for (const key of ["j", "p", "a", "w", "h", "o", "c", "1", "8"]) expect(html).toContain(`data-key="${key}"`);
  });

  test("what somebody wrote is text, whatever it holds", async () => {
    const mention = fakeMention({ text: "<script>alert(1)</script> <b>ngập</b>" });
    const verbs = {
      listMentions: async () => ({ items: [mention], next: null }),
      loadMention: async () => ({ mention, copies: [], history: [] }),
    };
    const html = await (await app({ verbs }).request("/console/mentions")).text();
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script&gt;");
  });

  test("asks for what waits and may matter; with the box ticked for everything", async () => {
    const asked: MentionFilter[] = [];
    const verbs = {
      listMentions: async (_: unknown, filter: MentionFilter) => {
        asked.push(filter);
        return { items: [], next: null };
      },
    };
    await app({ verbs }).request("/console/mentions");
    await app({ verbs }).request("/console/mentions?relevance=all&sector=noise");
    const lists = asked.filter(({ urgency }) => urgency !== "critical");
    expect(lists).toMatchObject([
      { state: "new", relevance: "desk" },
      { state: "new", relevance: "all", sector: "noise" },
    ]);
  });

  test("words that are no query are said at the box, and the page stands", async () => {
    const verbs = {
      listMentions: async (_: unknown, { q }: MentionFilter) => {
        if (q) throw new AppError("INVALID", "Cụm từ này thiếu dấu ngoặc kép đóng.", { at: 0, to: 2 });
        return { items: [], next: null };
      },
    };
    const answer = await app({ verbs }).request('/console/mentions?q="a');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Cụm từ này thiếu dấu ngoặc kép đóng.");
  });

  test("danger to people stands over everything else", async () => {
    const verbs = { listMentions: async () => ({ items: [fakeMention({ urgency: "critical" })], next: null }) };
    const html = await (await app({ verbs }).request("/console/mentions")).text();
    expect(html).toContain("Có 1 bài nói về việc nguy hiểm đến tính mạng");
  });

  test("an auditor reads and decides nothing", async () => {
    const html = await (await app({ actor: { ...OPERATOR, role: "auditor" } }).request("/console/mentions")).text();
    expect(html).not.toContain("/console/mentions/41/dismiss");
  });
});

describe("deciding", () => {
  const list = "tab=waiting&sector=noise";

  test("a post becomes a ticket and the next one opens, with the way back", async () => {
    const answer = await post("/console/mentions/41/promote", { list, next: "40", sector: "noise" });
    const to = answer.headers.get("location") ?? "";
    expect(to).toMatch(/^\/console\/mentions\/40\?tab=waiting&sector=noise&done=promote&about=41/);
    const html = await (await app().request(to)).text();
    expect(html).toContain(`Đã tạo phản ánh ${REFERENCE}.`);
    expect(html).toContain('action="/console/mentions/41/undo"');
  });

  test("at the end of the list comes the list", async () => {
    const answer = await post("/console/mentions/41/dismiss", { list, next: "", reason: "spam" });
    expect(answer.headers.get("location")).toMatch(/^\/console\/mentions\?tab=waiting&sector=noise&done=dismiss/);
  });

  test("what was entered for a ticket comes back when it is refused", async () => {
    const fields = [{ field: "sector", message: "Vui lòng chọn lĩnh vực." }];
    const promoteMention = async () => {
      throw new AppError("INVALID", "Chưa tạo được.", { fields });
    };
    const answer = await post("/console/mentions/41/promote", { list, sector: "", urgency: "low" }, { promoteMention });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain("Vui lòng chọn lĩnh vực.");
    expect(html).toMatch(/<option value="low" selected/);
  });

  test("who was slower is told so", async () => {
    const dismissMention = async () => {
      throw new AppError("CONFLICT", "Đồng nghiệp vừa quyết định bài này.");
    };
    const answer = await post("/console/mentions/41/dismiss", { list, reason: "spam" }, { dismissMention });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Đồng nghiệp vừa quyết định bài này.");
  });

  test("no address elsewhere can be smuggled into where it goes on", async () => {
    const answer = await post("/console/mentions/41/watch", { list: "//evil.example", next: "https://evil.example" });
    expect(answer.headers.get("location")).toMatch(/^\/console\/mentions\?tab=waiting/);
  });

  test("attaching offers what lies near, and a reference that is unknown comes back", async () => {
    expect(await (await app().request("/console/mentions/41/attach")).text()).toContain(`value="${REFERENCE}"`);
    const attachMention = async () => {
      throw new AppError("NOT_FOUND", "Không tìm thấy phản ánh này.");
    };
    const answer = await post("/console/mentions/41/attach", { to: "PA-26-0000000", list }, { attachMention });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Không tìm thấy phản ánh này.");
  });
});

test("what has come since is told in words, without moving the list", async () => {
  const answer = await app().request("/console/mentions/fresh?since=2000-01-01T00:00:00Z");
  expect(await answer.json()).toEqual({ text: "2 bài mới", alarm: "", alarmUrl: "" });
});

describe("pasting a link", () => {
  test("what is here already is shown before anything is typed", async () => {
    const checkLink = async () => ({ url: "https://tiktok.example.vn/v/1", known: "77", title: null });
    const answer = await post(
      "/console/mentions/paste",
      { do: "check", url: "https://tiktok.example.vn/v/1" },
      { checkLink },
    );
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('href="/console/mentions/77"');
  });

  test("local time of the form becomes an instant", async () => {
    let given: unknown;
    const pasteLink = async (_: unknown, link: { url: string }) => {
      given = link;
      return { url: link.url };
    };
    const fields = {
      do: "save",
      url: "https://a.example.vn/1",
      text: "Ngập",
      author: "",
      postedAt: "2026-11-25T08:30",
    };
    const answer = await post("/console/mentions/paste", fields, { pasteLink });
    expect(answer.headers.get("location")).toBe("/console/mentions?done=paste");
    expect(given).toMatchObject({ postedAt: "2026-11-25T08:30:00+07:00" });
  });
});

test("filters of the desk are kept under a name, without words and days, and lead back to the desk", async () => {
  let saved: unknown;
  const saveView = async (_: unknown, view: unknown) => {
    saved = view;
    return "v3";
  };
  const html = await (
    await app().request("/console/mentions?tab=watched&sector=noise&q=ng%E1%BA%ADp&from=2026-11-01")
  ).text();
  expect(html).toContain('name="state" value="watched"');
  expect(html).not.toContain('name="back" value="tab=watched&amp;q=');
  const fields = { list: "mentions", name: "Ồn", state: "watched", sector: "noise", back: "tab=watched&sector=noise" };
  const answer = await post("/console/views", fields, { saveView });
  expect(answer.headers.get("location")).toBe("/console/mentions?tab=watched&sector=noise&done=view");
  expect(saved).toEqual({
    list: "mentions",
    name: "Ồn",
    filters: { state: "watched", sector: "noise" },
    shared: false,
  });
});
