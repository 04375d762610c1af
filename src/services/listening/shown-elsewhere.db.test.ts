import { afterAll, beforeAll, expect, test } from "vitest";
import { auditLog } from "#src/db/schema/index.ts";
import type { Finding } from "#src/domain/redact/finding.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { listening } from "#tests/support/listening.ts";
import { withActor } from "../ctx.ts";
import { mentionsOfTicket } from "./mentions-of-ticket.ts";
import { noteMentionExport } from "./note-export.ts";
import { postsForReport } from "./posts-for-report.ts";
import { promoteMention } from "./promote.ts";
import { sourceNames } from "./source-names.ts";

const FLOOD =
  "Hẻm 48 Lê Lợi phường Sài Gòn ngập sâu, liên hệ tôi Nguyễn Văn An số 0912 345 678, hay hỏi Bảy Cò đầu hẻm";

let t: TestCtx;
const as = (role: Parameters<typeof actor>[0]) => withActor(t.ctx, actor(role));
let id: string;

beforeAll(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
  id = String(await (await listening(t)).post(FLOOD, { authorKey: "x", authorName: "Tên Người Đăng" }));
});
afterAll(() => t.close());

test("a report says what was posted, without who wrote it and without numbers of people", async () => {
  const posts = await postsForReport(as("leader"), {}, 5);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.text).toContain("Lê Lợi");
  expect(JSON.stringify(posts)).not.toMatch(/0912|Nguyễn Văn An|Tên Người Đăng/);
});

test("the model's eye for personal data counts beside the rules", async () => {
  const start = FLOOD.indexOf("Bảy Cò");
  const findPersonal = async (): Promise<Finding[]> => [{ type: "name", start, end: start + "Bảy Cò".length }];
  const [by] = await postsForReport({ ...as("leader"), findPersonal }, {}, 5);
  expect(by?.text).not.toContain("Bảy Cò");
  expect(by?.text).toContain("đầu hẻm");
});

test("a ticket shows the post that it came from, to whoever reads its text", async () => {
  const { ticket } = await promoteMention(as("operator"), id);
  const shown = await mentionsOfTicket(as("officer"), (ticket ?? "").toLowerCase());
  expect(shown).toMatchObject([{ id, state: "promoted", ticket }]);
  expect(await mentionsOfTicket(as("admin"), ticket ?? "")).toEqual([]);
  expect(await mentionsOfTicket(as("officer"), "PA-26-0000000")).toEqual([]);
});

test("sources are named to whoever reads posts, and to nobody else", async () => {
  expect(await sourceNames(as("leader"))).toHaveLength(1);
  await expect(sourceNames(as("officer"))).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("whoever takes posts out of the system is written down", async () => {
  await noteMentionExport(as("leader"), { form: "pdf", posts: 1, report: "weekly" });
  const deeds = await t.ctx.db.select().from(auditLog).orderBy(auditLog.id);
  expect(deeds.at(-1)).toMatchObject({
    action: "data.export",
    subject: "mentions",
    details: { form: "pdf", posts: 1 },
  });
});
