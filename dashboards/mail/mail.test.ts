import { expect, test } from "vitest";
import { ADMIN, fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { Actor } from "#src/domain/actor.ts";
import { AppError } from "#src/errors.ts";

const LEADER: Actor = { ...OPERATOR, role: "leader" };
const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });

test("an administrator sees who gets which brief, what became of it, and may name somebody else", async () => {
  const html = await (await fakeApp({ actor: ADMIN }).request("/leader/brief/mail")).text();
  for (const part of ["Phạm Thị Lan", "Máy chủ thư không nhận địa chỉ này.", 'name="email"', "Gửi thử ngay"])
    expect(html).toContain(part);
  expect(faultsOf(html)).toEqual([]);
});

test("a leader asks for themselves only; without a mail server the page says what is missing", async () => {
  const listBriefs = async () => ({ items: [], hasMail: false });
  const html = await (await fakeApp({ actor: LEADER, verbs: { listBriefs } }).request("/leader/brief/mail")).text();
  expect(html).not.toContain('name="email"');
  expect(html).toContain("SMTP_URL");
  expect(html).not.toContain("Gửi thử ngay");
});

test("what is wrong stands at its field, and what was typed stays", async () => {
  const subscribeBrief = async () => {
    throw new AppError("INVALID", "x", { fields: [{ field: "name", message: "Cần tên người nhận." }] });
  };
  const app = fakeApp({ actor: ADMIN, verbs: { subscribeBrief } });
  const answer = await app.request("/leader/brief/mail", form({ email: "ai-do@example.vn", kind: "day", hour: "9" }));
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain("Cần tên người nhận.");
  expect(html).toContain('value="ai-do@example.vn"');
  expect(html).toMatch(/value="9" selected/);
});

test("opening a link in a mail changes nothing, pressing the button does, and so does a mail program's one click", async () => {
  const stopped: number[] = [];
  const app = fakeApp({ verbs: { stopFollow: async (_ctx, id) => void stopped.push(id) } });
  const opened = await app.request("/thu/follow-stop/7/dung");
  expect([opened.status, stopped]).toEqual([200, []]);
  expect(faultsOf(await opened.text())).toEqual([]);
  const clicked = await app.request("/thu/follow-stop/7/dung", form({ "List-Unsubscribe": "One-Click" }));
  expect([clicked.status, stopped]).toEqual([200, [7]]);
});

test.each(["/thu/brief-stop/7/sai", "/thu/follow-stop/x/dung", "/thu/follow-confirm/1/sai"])(
  "%s is refused",
  async (path) => {
    expect(await (await fakeApp().request(path)).text()).toBe("NOT_FOUND");
    expect(await (await fakeApp().request(path, { method: "POST" })).text()).toBe("NOT_FOUND");
  },
);

test("confirming names the ward; what is over says so and where to ask again", async () => {
  const app = fakeApp();
  expect(await (await app.request("/thu/follow-confirm/1/dung")).text()).toContain("Phường Bàn Cờ");
  expect(await (await app.request("/thu/follow-confirm/1/dung", { method: "POST" })).text()).toContain(
    "Bạn đang theo dõi",
  );
  const over = await app.request("/thu/follow-confirm/2/dung", { method: "POST" });
  expect([over.status, await over.text()]).toEqual([404, expect.stringContaining("/cong-khai")]);
});

test("a ward is followed from its public page, and the answer says nothing about the address", async () => {
  const app = fakeApp();
  const html = await (await app.request("/cong-khai?ward=27145")).text();
  expect(html).toContain("Thành phố chưa gửi thư được");
  const answer = await app.request("/cong-khai/theo-doi", form({ email: "an@example.com", ward: "27145" }));
  const text = await answer.text();
  expect(text).toContain("48 giờ");
  expect(text).not.toContain("an@example.com");
});
