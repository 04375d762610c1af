import { describe, expect, test } from "vitest";
import { fakeApp } from "#dashboards/testing/fake-app.ts";
import { REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import { tagsOf } from "#dashboards/testing/markup.ts";
import { AppError } from "#src/errors.ts";
import type { SubmissionRequest } from "#src/services/submissions/submit.ts";

const FIELDS = {
  key: "3f0c9a52-6f0e-4a55-9c3a-000000000001",
  started_at: "2026-11-25T07:29:00.000Z",
  lang: "vi",
  consent_version: "2026-07",
  consent: "on",
  content: "Nắp cống trước số nhà 12 bị vỡ",
  address: "12 Cao Thắng",
  ward: "27145",
  phone: "0912345678",
  script: "",
  website: "",
};

function formOf(fields: Record<string, string>, files: File[] = []): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append("photos", file);
  return form;
}

const post = (app: ReturnType<typeof fakeApp>, form: FormData) =>
  app.request("/f/phan-anh", { method: "POST", body: form });

test("the form begins with the emergency numbers and offers every ward", async () => {
  const html = await (await fakeApp().request("/f/phan-anh")).text();
  for (const number of ["113", "114", "115"]) expect(html).toContain(`href="tel:${number}"`);
  expect(html.match(/<optgroup/g)).toHaveLength(3);
  expect(html).toContain('<option value="27145">Bàn Cờ</option>');
  expect(html.indexOf("tel:113")).toBeLessThan(html.indexOf("<textarea"));
});

test("a sector picked on the home page is chosen already", async () => {
  const html = await (await fakeApp().request("/f/phan-anh?category=noise")).text();
  expect(html).toMatch(/<option value="noise" selected/);
});

test("a form that does not exist is not found", async () => {
  expect(await (await fakeApp().request("/f/khong-co")).text()).toBe("NOT_FOUND");
});

describe("a report sent without script", () => {
  test("reaches the service whole and leads to its receipt", async () => {
    let got: SubmissionRequest | undefined;
    const app = fakeApp({
      verbs: {
        submitForm: async (_ctx, request) => {
          got = request;
          return { code: REFERENCE, trackUrl: "", secret: "bi-mat", duplicate: false };
        },
      },
    });
    const answer = await post(app, formOf(FIELDS, [new File(["x"], "cong.jpg", { type: "image/jpeg" })]));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/f/phan-anh/done");
    expect(got).toMatchObject({
      formId: "phan-anh",
      idempotencyKey: FIELDS.key,
      ip: "203.0.113.7",
      withoutScript: true,
      body: {
        content: FIELDS.content,
        address: "12 Cao Thắng",
        ward: "27145",
        contact: { phone: "0912345678", anonymous: false },
        attachments: ["upl_demo1"],
        consent: { version: "2026-07" },
        elapsed_ms: 60_000,
      },
    });
  });

  test("keeps the secret out of every address: a cookie for the next page only", async () => {
    const answer = await post(fakeApp(), formOf(FIELDS));
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(answer.headers.get("location")).not.toContain("bi-mat");
    expect(cookie).toMatch(/^receipt=.*Max-Age=900; Path=\/f\/phan-anh\/done; HttpOnly; Secure; SameSite=Lax/);
    const done = await fakeApp().request("/f/phan-anh/done", { headers: { cookie: cookie.split(";")[0] ?? "" } });
    const html = await done.text();
    expect(html).toContain(REFERENCE);
    expect(html).toContain("bi-mat-cua-toi");
    expect(html).toContain('class="qr"');
  });

  test("comes back with what was typed, what was sent and what is wrong", async () => {
    const fields = [
      { field: "content", message: "Vui lòng nhập nội dung phản ánh." },
      { field: "contact.phone", message: "Số điện thoại chưa đúng." },
    ];
    const app = fakeApp({
      verbs: {
        submitForm: async () => {
          throw new AppError("INVALID", "sai", { fields });
        },
      },
    });
    const file = new File(["x"], "cong.jpg", { type: "image/jpeg" });
    const answer = await post(app, formOf({ ...FIELDS, phone: "123" }, [file]));
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toMatch(/role="alert"[^>]*autofocus/);
    expect(html).toContain('<a href="#content">Vui lòng nhập nội dung phản ánh.</a>');
    expect(html).toContain('<a href="#phone">Số điện thoại chưa đúng.</a>');
    const byId = (id: string) => tagsOf(html).find((tag) => tag.attributes.id === id)?.attributes;
    expect(byId("phone")).toMatchObject({ value: "123", "aria-invalid": "true", "aria-describedby": "phone-error" });
    expect(html).toContain(`>${FIELDS.content}</textarea>`);
    expect(html).toMatch(/<option value="27145" selected/);
    expect(html).toMatch(/name="attachments" value="upl_demo1" checked/);
    expect(html).toContain(`name="key" value="${FIELDS.key}"`);
  });

  test("is not lost when the service fails", async () => {
    const app = fakeApp({
      verbs: {
        submitForm: async () => {
          throw new Error("database is away");
        },
      },
    });
    const answer = await post(app, formOf(FIELDS));
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain(FIELDS.content);
    expect(html).not.toContain("database is away");
  });

  test("gets a key of its own when the old one was used for other words", async () => {
    const app = fakeApp({
      verbs: {
        submitForm: async () => {
          throw new AppError("UNPROCESSABLE", "khóa đã dùng");
        },
      },
    });
    const answer = await post(app, formOf(FIELDS));
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain(FIELDS.key);
  });

  test("may carry five files and no sixth", async () => {
    const files = Array.from({ length: 6 }, (_, n) => new File(["x"], `${n}.jpg`));
    const answer = await post(fakeApp(), formOf(FIELDS, files));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<a href="#photos">Chỉ nhận tối đa 5 tệp. Bạn bỏ bớt giúp.</a>');
  });
});

test("hostile words come back as words", async () => {
  const app = fakeApp({
    verbs: {
      submitForm: async () => {
        throw new AppError("INVALID", "<b>sai</b>");
      },
    },
  });
  const hostile = `</textarea><script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
  const html = await (await post(app, formOf({ ...FIELDS, content: hostile, address: hostile }))).text();
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("<img src=x");
  expect(html).not.toContain("<b>sai");
});

test("a receipt that is too old or not ours shows the way to the lookup", async () => {
  const forged = Buffer.from('{"code":"<script>","secret":"x","duplicate":false}').toString("base64url");
  const answer = await fakeApp().request("/f/phan-anh/done", { headers: { cookie: `receipt=${forged}` } });
  expect(answer.status).toBe(410);
  expect(await answer.text()).toContain('action="/t"');
});
