import { afterAll, beforeAll, expect, test } from "vitest";
import { emailSender } from "#adapters/gateways/email/send.ts";
import { fileOf, never, sending, zaloAccount } from "#tests/support/sending.ts";
import { type Mailbox, mailbox } from "./mailbox.ts";

let box: Mailbox;
beforeAll(async () => {
  box = await mailbox();
});
afterAll(() => box.close());

const TEXT = `Kính gửi ông/bà,\n\n.Dòng bắt đầu bằng dấu chấm, và một dòng dài: ${"đường ngập nước ".repeat(20).trim()}.\n\nTrân trọng.`;
let letters = 0;

const post = (to: string, more: Parameters<typeof sending>[0] = {}) =>
  emailSender({ url: box.url, from: "Lắng Nghe <thu@example.com>" }).send(
    sending({
      way: "email",
      outboxId: ++letters,
      to,
      ...more,
      bubble: {
        text: TEXT,
        subject: "Đã tiếp nhận phản ánh PA-26-7K3M9QD của ông/bà tại phường Bến Thành",
        ...more.bubble,
      },
    }),
    zaloAccount,
    null,
    never,
  );
const kept = (to: string) => box.transcript.of(to);

test("a letter is kept as it was written, marks, dots, long lines and all", async () => {
  expect(await post("an@example.com")).toMatchObject({ ok: true });
  expect(kept("an@example.com")).toMatchObject([
    { text: TEXT, facts: { subject: "Đã tiếp nhận phản ánh PA-26-7K3M9QD của ông/bà tại phường Bến Thành" } },
  ]);
});

test("of a letter with a picture the text is kept", async () => {
  const files = [fileOf("ket-qua.jpg", "image/jpeg", Buffer.from("not a picture"))];
  await post("binh@example.com", { bubble: { files } });
  expect(kept("binh@example.com").map(({ text }) => text)).toEqual([TEXT]);
});

test.each([
  ["later", { ok: false, failure: "defer" }, 0],
  ["never", { ok: false, failure: "recipient" }, 0],
  ["lost", { ok: false, failure: "unclear" }, 1],
] as const)("trouble %s is met once", async (trouble, result, letters) => {
  const to = `${trouble}@example.com`;
  box.next(trouble);
  expect(await post(to)).toMatchObject(result);
  expect(kept(to)).toHaveLength(letters);
  expect(box.left()).toEqual([]);
  expect(await post(to)).toMatchObject({ ok: true });
});
