import { describe, expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import { type FieldMessage, readSubmissionBody } from "./submission-body.ts";

const body = {
  form: "phan-anh",
  content: "Nắp cống bị vỡ",
  consent: { version: "2026-07", at: "2026-11-23T04:05:00Z" },
  contact: { name: "Đỗ Minh Anh", phone: "0912 345 678", email: null, anonymous: false },
};

function wrong(posted: unknown): FieldMessage[] {
  try {
    readSubmissionBody(posted);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe("INVALID");
    // Safe: the documented shape of these details.
    return error.details.fields as FieldMessage[];
  }
  throw new Error("was taken");
}

describe("the content of a form", () => {
  test.each([
    ["nothing", ""],
    ["blanks", "  \n\t "],
    ["emoji only", "😡😡🔥"],
    ["signs only", "!!! ??? …"],
    ["nothing but NUL", "\u0000\u0000"],
    ["too much", "á".repeat(5001)],
  ])("of %s is refused with a sentence", (_, content) => {
    const [first] = wrong({ ...body, content });
    expect(first?.field).toBe("content");
    expect(first?.message).toMatch(/ội dung/);
  });

  test("may be one letter, or five thousand however they are composed", () => {
    expect(readSubmissionBody({ ...body, content: "ổ" }).content).toBe("ổ");
    expect(readSubmissionBody({ ...body, content: "ổ".repeat(5000).normalize("NFD") }).content).toHaveLength(5000);
  });

  test("is kept in NFC without NUL and without blanks around", () => {
    const content = ` Đường\u0000 ngập\r\nnặng `.normalize("NFD");
    expect(readSubmissionBody({ ...body, content }).content).toBe("Đường ngập\nnặng".normalize("NFC"));
  });

  test("missing or not text is said in Vietnamese", () => {
    expect(wrong({ ...body, content: 12 })).toEqual([
      { field: "content", message: "Vui lòng nhập nội dung phản ánh." },
    ]);
  });
});

describe("a form", () => {
  test("has its phone in E.164 and its empty fields left out", () => {
    const read = readSubmissionBody({ ...body, address: "", geo: null, ward: "" });
    expect(read.contact).toEqual({ name: "Đỗ Minh Anh", phone: "+84912345678", email: undefined, anonymous: false });
    expect([read.address, read.geo, read.ward, read.attachments]).toEqual([undefined, undefined, undefined, []]);
  });

  test.each([
    ["contact.phone", { contact: { phone: "12345" } }, /Số điện thoại chưa đúng/],
    ["contact.email", { contact: { email: "khong-phai-email" } }, /email chưa đúng/],
    ["contact.name", { contact: { name: "A".repeat(101) } }, /100 ký tự/],
    ["address", { address: "A".repeat(301) }, /300 ký tự/],
    ["ward", { ward: "2674" }, /năm chữ số/],
    ["geo.lat", { geo: { lat: 91, lng: 106 } }, /-90 đến 90/],
    ["geo.lng", { geo: { lat: 10, lng: "106" } }, /phải là số/],
    ["attachments", { attachments: ["upl_0001", "upl_0002", "upl_0003", "upl_0004", "upl_0005", "upl_0006"] }, /5 tệp/],
    ["attachments.0", { attachments: ["../../etc/passwd"] }, /Mã tệp/],
    ["consent", { consent: undefined }, /đồng ý/],
    ["consent.at", { consent: { version: "1", at: "hôm qua" } }, /ISO 8601/],
    ["lang", { lang: "fr" }, /vi hoặc en/],
    ["la", { la: 1 }, /không có trong biểu mẫu/],
  ])("says what is wrong with %s", (field, change, message) => {
    expect(wrong({ ...body, ...change })).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  test("of someone unknown is taken with whatever stands in the hidden fields", () => {
    const contact = { phone: "12345", name: "x".repeat(500), anonymous: true };
    expect(readSubmissionBody({ ...body, contact }).contact).toEqual({ anonymous: true });
  });

  test("with a filled honeypot needs no consent: a machine gives none", () => {
    expect(readSubmissionBody({ ...body, consent: undefined, website: "http://spam.example" }).content).toBe(
      body.content,
    );
  });

  test.each([[null], ["x"], [[]], [12]])("that is %j is refused in Vietnamese", (posted) => {
    expect(wrong(posted)).toHaveLength(1);
    expect(() => readSubmissionBody(posted)).toThrow("Phản ánh gửi lên không đúng định dạng.");
  });
});
