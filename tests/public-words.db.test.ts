import { afterAll, beforeAll, expect, test } from "vitest";
import { personalDataFinder } from "#classifiers/transformer/personal.ts";
import type { Finding } from "#src/domain/redact/finding.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { personalWords } from "#src/services/outbox/personal-words.ts";
import { say } from "#src/services/outbox/say.ts";
import { chatAccount } from "./support/chat-account.ts";
import { type TestCtx, testCtx } from "./support/ctx.ts";

const NOBODY = { phone: null, email: null };
let t: TestCtx;
let ctx: Ctx;
beforeAll(async () => {
  t = await testCtx();
  ctx = { ...t.ctx, findPersonal: await personalDataFinder() };
});
afterAll(() => t.close());

test("names, numbers and addresses are found as they are written", async () => {
  const text = "Chào anh Hùng, đơn vị đã gặp bà Nguyễn Thị Lan, số 0912 345 678.";
  const found = await personalWords(ctx, NOBODY, text);
  expect(found).toEqual(expect.arrayContaining(["Hùng", "Nguyễn Thị Lan"]));
  expect(found.some((word) => word.includes("345 678"))).toBe(true);
});

test("offices, wards and streets are nobody's names", async () => {
  for (const text of [
    "Phản ánh đã chuyển đến UBND phường Nguyễn Thái Bình.",
    "Đội đã dọn rác ở đường Lê Văn Lương sáng nay.",
    "Phản ánh đã chuyển đến Trung tâm Quản lý Giao thông và Hạ tầng kỹ thuật (Sở Xây dựng).",
    "Mời liên hệ Văn phòng Đăng ký đất đai Thành phố.",
  ])
    expect(await personalWords(ctx, NOBODY, text), text).toEqual([]);
});

test("a model that cannot answer leaves the rules", async () => {
  const broken = { ...ctx, findPersonal: () => Promise.reject(new Error("no model")) };
  expect(await personalWords(broken, NOBODY, "Đã gặp bà Nguyễn Thị Lan.")).toEqual(["Nguyễn Thị Lan"]);
});

test("what the model alone sees keeps an answer out of the public, and the refusal says which words", async () => {
  const page = await chatAccount(t.ctx, "facebook");
  await page.write("hung", "Đèn đường tắt", {
    kind: "comment",
    replyHint: { publicReply: true, privateReply: true },
  });
  const text = "Đã trao đổi với cụ Bưởi đầu ngõ.";
  const seen = {
    ...t.ctx,
    findPersonal: async (): Promise<Finding[]> => [
      { type: "name", start: text.indexOf("Bưởi"), end: text.indexOf("Bưởi") + 4 },
    ],
  };
  const conversationId = await page.conversationOf("hung");
  const saying = { key: "public", conversationId, kind: "reply", byUserId: null, text };
  await expect(
    t.ctx.db.transaction((tx) => say(seen, tx, { ...saying, way: "facebook_comment" })),
  ).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    message: expect.stringContaining("“Bưởi”"),
    details: { proposals: ["facebook_private_reply"] },
  });
  const said = await t.ctx.db.transaction((tx) => say(seen, tx, saying));
  expect(said).toMatchObject({ queued: [{ way: "facebook_private_reply" }] });
});
