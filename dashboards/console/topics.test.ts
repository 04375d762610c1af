import { expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { AppError } from "#src/errors.ts";

const app = (verbs: NonNullable<Parameters<typeof fakeApp>[0]>["verbs"] = {}) => fakeApp({ actor: OPERATOR, verbs });
const post = (to: string, fields: Record<string, string>, verbs = {}) =>
  app(verbs).request(to, { method: "POST", body: new URLSearchParams(fields) });
const draft = { name: "Ngập nước", query: "ngập OR lụt", active: "on" };

test("a topic is tried before it is saved: by day, and the newest posts that match", async () => {
  let saved = false;
  const saveTopic = async () => {
    saved = true;
    throw new Error("not to be saved");
  };
  const html = await (await post("/console/topics/new", { ...draft, do: "preview" }, { saveTopic })).text();
  expect(saved).toBe(false);
  expect(html).toContain("143 bài trong 30 ngày qua");
  expect(html).toContain("<mark>ngập</mark>");
  expect(html).toContain("ngập OR lụt</textarea>");
});

test("a fault in the query is said with its place marked", async () => {
  const previewTopic = async () => {
    const message = "Cụm từ này thiếu dấu ngoặc kép đóng.";
    throw new AppError("INVALID", message, {
      at: 9,
      to: 13,
      code: "open_quote",
      fields: [{ field: "query", message }],
    });
  };
  const answer = await post(
    "/console/topics/new",
    { ...draft, query: 'ngập OR "lụt', do: "preview" },
    { previewTopic },
  );
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain("<mark>lụt</mark>");
  expect(html).toContain('id="query-error"');
});

test("a name that is refused says why, and what was typed stays", async () => {
  const saveTopic = async () => {
    throw new AppError("INVALID", "Không lập chủ đề theo dõi một người dân.", {
      fields: [{ field: "query", message: "Không lập chủ đề theo dõi một người dân." }],
    });
  };
  const html = await (
    await post("/console/topics/3", { ...draft, query: "Nguyễn Văn A", do: "save" }, { saveTopic })
  ).text();
  expect(html).toContain("Không lập chủ đề theo dõi một người dân.");
  expect(html).toContain("Nguyễn Văn A</textarea>");
});

test("saved and deleted topics lead back to the list", async () => {
  expect((await post("/console/topics/3", { ...draft, do: "save" })).headers.get("location")).toBe(
    "/console/topics?done=saved",
  );
  expect((await post("/console/topics/3", { ...draft, do: "remove" })).headers.get("location")).toBe(
    "/console/topics?done=removed",
  );
});

test("whoever may not keep topics does not find them", async () => {
  const answer = await fakeApp({ actor: { ...OPERATOR, role: "unit_lead" } }).request("/console/topics");
  expect(await answer.text()).toBe("FORBIDDEN");
});
