import { describe, expect, test } from "vitest";
import { ADMIN, fakeApp } from "#dashboards/testing/fake-app.ts";
import { AppError } from "#src/errors.ts";
import type { SourceInput } from "#src/services/sources/source-settings.ts";

const post = (app: ReturnType<typeof fakeApp>, url: string, fields: Record<string, string> = {}) =>
  app.request(url, { method: "POST", body: new URLSearchParams(fields) });
const get = async (url: string) => (await fakeApp({ actor: ADMIN }).request(url)).text();

describe("the list of sources", () => {
  test("says of each how it does, what it cost and what is wrong in a sentence", async () => {
    const html = await get("/admin/sources");
    expect(html).toContain("Đang đọc tốt");
    expect(html).toContain("1.940 trên 2.000 đơn vị");
    expect(html).toContain("Nguồn trả lời lỗi (mã 500). Hệ thống sẽ tự thử lại.");
    expect(html).toContain("1.240 bài");
  });

  test("says what is never done", async () => {
    expect(await get("/admin/sources")).toContain("Không đăng nhập bằng tài khoản của một người");
  });

  test("a look that was asked for tells what it found", async () => {
    const app = fakeApp({
      actor: ADMIN,
      verbs: {
        readSourceNow: async () => ({
          found: 0,
          fault: { code: "refused_by_robots", facts: { host: "bao.example.vn" } },
        }),
      },
    });
    const html = await (await post(app, "/admin/sources/bao-thoi-su/read")).text();
    expect(html).toContain("Vừa đọc Báo A, mục Thời sự");
    expect(html).toContain("Nguồn (bao.example.vn) không cho máy đọc");
  });

  test("pausing leads back to the list", async () => {
    const answer = await post(fakeApp({ actor: ADMIN }), "/admin/sources/kenh/pause");
    expect(answer.headers.get("location")).toBe("/admin/sources?done=paused");
  });
});

describe("the form of a source", () => {
  test("what is none of the common fields is a setting", async () => {
    const given: (SourceInput & { id: string })[] = [];
    const app = fakeApp({
      actor: ADMIN,
      verbs: {
        createSource: async (_ctx, input) => {
          given.push(input);
          return { id: input.id, kind: input.kind, hookUrl: null, madeSecret: null };
        },
      },
    });
    const fields = { id: "yt", name: " Kênh ", retentionDays: "30", secret: "khoa", channels: "UCa\nUCb", push: "on" };
    expect((await post(app, "/admin/sources/new/youtube", fields)).status).toBe(303);
    expect(given).toEqual([
      {
        id: "yt",
        kind: "youtube",
        name: "Kênh",
        retentionDays: "30",
        secret: "khoa",
        settings: { channels: "UCa\nUCb", push: "on" },
      },
    ]);
  });

  test("a wrong field comes back with what was typed and why, never with the key", async () => {
    const app = fakeApp({
      actor: ADMIN,
      verbs: {
        createSource: async () => {
          throw new AppError("INVALID", "Thông tin nguồn chưa đúng.", {
            fields: [{ field: "channels", message: "Mã chưa đúng." }],
          });
        },
      },
    });
    const answer = await post(app, "/admin/sources/new/youtube", { name: "Kênh", channels: "@x", secret: "khoa-that" });
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('href="#channels"');
    expect(html).toContain("@x");
    expect(html).not.toContain("khoa-that");
  });

  test("a secret that was made is in the answer to that POST alone", async () => {
    const app = fakeApp({
      actor: ADMIN,
      verbs: {
        createSource: async (_ctx, { id, kind }) => ({
          id,
          kind,
          hookUrl: "https://a.vn/hooks/listening/dv",
          madeSecret: "bi-mat-moi",
        }),
      },
    });
    const answer = await post(app, "/admin/sources/new/webhook", { id: "dv", name: "Dịch vụ" });
    expect([answer.status, (await answer.text()).includes("bi-mat-moi")]).toEqual([201, true]);
    expect(await get("/admin/sources/dich-vu")).not.toContain("bi-mat");
  });

  test("a file of another kind is refused at its field", async () => {
    const body = new FormData();
    body.set("file", new File(["x"], "bai.docx"));
    const answer = await fakeApp({ actor: ADMIN }).request("/admin/sources/dich-vu/import", { method: "POST", body });
    expect([answer.status, (await answer.text()).includes("Chọn tệp có đuôi")]).toEqual([400, true]);
  });
});
