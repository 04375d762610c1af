import { expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import { ADMIN, fakeApp, OPERATOR } from "./testing/fake-app.ts";
import { fakeContact, fakeRating, TOKEN } from "./testing/fake-people.ts";
import { REFERENCE } from "./testing/fake-tickets.ts";
import { faultsOf } from "./testing/markup.ts";

const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });

test.each([
  [`/danh-gia/${TOKEN}`, null],
  ["/danh-gia/sai", null],
  ["/console/ratings", OPERATOR],
  ["/console/ratings?by=channel&show=open", OPERATOR],
  ["/console/contacts", OPERATOR],
  ["/console/contacts/7", OPERATOR],
  ["/admin/requests", ADMIN],
  ["/admin/requests/3", ADMIN],
  ["/admin/requests/2", OPERATOR],
])("%s is a page without faults, in both languages", async (path, actor) => {
  for (const lang of ["vi", "en"]) {
    const answer = await fakeApp({ actor }).request(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(faultsOf(await answer.text())).toEqual([]);
  }
});

test("five choices in words, the best first, and nothing chosen beforehand", async () => {
  const html = await (await fakeApp().request(`/danh-gia/${TOKEN}`)).text();
  const scores = [...html.matchAll(/name="score"[^>]*value="(\d)"/g)].map(([, score]) => score);
  expect(scores).toEqual(["5", "4", "3", "2", "1"]);
  expect(html).toContain("Rất hài lòng");
  expect(html).not.toMatch(/name="score"[^>]*checked/);
  expect(html).not.toContain("<script");
});

test("a rating is sent as it was chosen, and thanked for; a bad one offers to reopen with one tap", async () => {
  const given: Record<string, unknown>[] = [];
  const app = fakeApp({
    verbs: {
      rateByLink: async (_ctx, _token, input) => {
        given.push(input);
        return fakeRating({ score: 2 });
      },
      loadRating: async () => fakeRating({ score: 2, mayReopen: true }),
    },
  });
  const sent = await app.request(`/danh-gia/${TOKEN}`, form({ score: "2", reason: "slow", comment: "Ba tuần" }));
  expect(given).toEqual([{ score: "2", reason: "slow", comment: "Ba tuần" }]);
  expect(sent.headers.get("location")).toBe(`/danh-gia/${TOKEN}?xong=1`);
  const thanks = await (await app.request(`/danh-gia/${TOKEN}?xong=1`)).text();
  expect(thanks).toContain("Cảm ơn ông/bà đã đánh giá.");
  expect(thanks).toContain(`action="/danh-gia/${TOKEN}/mo-lai"`);
  const reopened = await (await app.request(`/danh-gia/${TOKEN}/mo-lai`, form({}))).text();
  expect(reopened).toContain("Đã mở lại phản ánh");
});

test.each([
  ["NOT_FOUND", 404],
  ["CONFLICT", 410],
] as const)("a link that is %s says why in one sentence, with status %i", async (code, status) => {
  const refuse = async () => {
    throw new AppError(code, "Đường dẫn đánh giá đã hết hạn sau 14 ngày.");
  };
  const app = fakeApp({ verbs: { loadRating: refuse, reopenByLink: refuse } });
  for (const answer of [
    await app.request(`/danh-gia/${TOKEN}`),
    await app.request(`/danh-gia/${TOKEN}/mo-lai`, form({})),
  ]) {
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain("đã hết hạn sau 14 ngày");
  }
});

test("nothing chosen: told at the choices, and what was written is not lost on the way", async () => {
  const fields = [{ field: "score", message: "Ông/bà vui lòng chọn một mức hài lòng." }];
  const refuse = async () => {
    throw new AppError("INVALID", "Còn điều chưa đúng.", { fields });
  };
  const answer = await fakeApp({ verbs: { rateByLink: refuse } }).request(`/danh-gia/${TOKEN}`, form({ comment: "x" }));
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('href="#score-5"');
});

test("a bad rating is shown with the citizen's words escaped, n and the interval", async () => {
  const html = await (await fakeApp({ actor: OPERATOR }).request("/console/ratings")).text();
  expect(html).toContain("Ba tuần &lt;b&gt;mới&lt;/b&gt; xong");
  expect(html).toContain("n = 4");
  expect(html).toContain("khoảng tin cậy 95 %: 15 %–85 %");
  const saved = await fakeApp({ actor: OPERATOR }).request("/console/ratings/5", form({ text: "Đã gọi lại" }));
  expect(saved.headers.get("location")).toBe("/console/ratings?done=1");
  expect((await fakeApp({ actor: OPERATOR }).request("/console/ratings/5", form({ text: " " }))).status).toBe(400);
});

test("a phone number that is looked up never stands in an address", async () => {
  const html = await (await fakeApp({ actor: OPERATOR }).request("/console/contacts")).text();
  expect(html).toMatch(/<form method="post" action="\/console\/contacts"/);
  const found = await fakeApp({ actor: OPERATOR }).request("/console/contacts", form({ q: "0912345678" }));
  expect(await found.text()).toContain("0912 ••• 678");
});

test("who is blocked is shown so, with the reason", async () => {
  const blocked = fakeContact({ blocked: { at: "2026-11-24T01:30:00.000Z", reason: "Quảng cáo" } });
  const loadPerson = async () => ({ contacts: [blocked], consents: [], tickets: [], merges: [], events: [] });
  const html = await (await fakeApp({ actor: OPERATOR, verbs: { loadPerson } }).request("/console/contacts/7")).text();
  expect(html).toContain("Lý do: Quảng cáo");
  expect(html).toContain("/console/contacts/7/unblock");
});

test("erasing needs the tick; what would be lost is named first", async () => {
  const erased: number[] = [];
  const eraseByRequest = async (_ctx: unknown, id: number) => {
    erased.push(id);
    return { contacts: 1, conversations: 1, messages: 1, tickets: 1, openTickets: 0, files: 0, ratings: 0 };
  };
  const app = fakeApp({ actor: ADMIN, verbs: { eraseByRequest } });
  const html = await (await app.request("/admin/requests/3")).text();
  expect(html).toContain("Còn 1 phản ánh đang xử lý");
  expect((await app.request("/admin/requests/3/erase", form({}))).status).toBe(400);
  expect(erased).toEqual([]);
  const done = await app.request("/admin/requests/3/erase", form({ sure: "on" }));
  expect([done.status, erased]).toEqual([303, [3]]);
});

test("the export is a file for downloading; an administrator is told that only the desk gets it", async () => {
  const answer = await fakeApp({ actor: OPERATOR }).request("/admin/requests/2/export", form({}));
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(await answer.json()).toMatchObject({ messages: [] });
  expect(await (await fakeApp({ actor: ADMIN }).request("/admin/requests/2")).text()).toContain(
    "Chỉ người trực tổng đài",
  );
});

test("a picture is shown, everything else is only downloaded, and no browser guesses its type", async () => {
  const picture = await fakeApp({ actor: OPERATOR }).request(`/console/tickets/${REFERENCE}/media/9?thumb=1`);
  expect(picture.headers.get("content-type")).toBe("image/jpeg");
  expect(picture.headers.get("content-disposition")).toMatch(/^inline/);
  expect(picture.headers.get("x-content-type-options")).toBe("nosniff");
  const html = { bytes: new Uint8Array([60]), mime: "text/html", name: "x.html" };
  const other = await fakeApp({ actor: OPERATOR, verbs: { readTicketMedia: async () => html } }).request(
    `/console/tickets/${REFERENCE}/media/9`,
  );
  expect(other.headers.get("content-disposition")).toMatch(/^attachment/);
});

test("the tracking page shows pictures of the result to all, one's own and the rating only with the secret", async () => {
  const open = await (await fakeApp().request(`/t/${REFERENCE}`)).text();
  expect(open).toContain("/t/tep/upl_ket-qua");
  expect(open).not.toContain("/t/tep/9");
  expect(open).not.toContain("/danh-gia/");
});

test("files of an answer are stored first; one that is refused is named at its field", async () => {
  const done: Record<string, string>[] = [];
  const app = (saveUpload?: () => Promise<never>) =>
    fakeApp({
      actor: OPERATOR,
      verbs: {
        ...(saveUpload && { saveUpload }),
        act: async (_ctx, _reference, _action, fields) => {
          done.push({ ...fields });
          throw new AppError("NOT_FOUND", "…");
        },
      },
    });
  const body = () => {
    const data = new FormData();
    data.set("answer", "Đã xong");
    data.append("files", new File([new Uint8Array([1])], "a.jpg"));
    return data;
  };
  await app().request(`/console/tickets/${REFERENCE}/resolve`, { method: "POST", body: body() });
  expect(done).toEqual([{ answer: "Đã xong", files: "upl_demo1" }]);
  const refused = await app(async () => {
    throw new AppError("UNSUPPORTED", "Chỉ nhận ảnh JPEG.");
  }).request(`/console/tickets/${REFERENCE}/resolve`, { method: "POST", body: body() });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("Chỉ nhận ảnh JPEG.");
  expect(done).toHaveLength(1);
});
