import type { AddressInfo } from "node:net";
import ExcelJS from "exceljs";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailer } from "#adapters/senders.ts";
import { mailWriters } from "#src/bin/mail-writers.ts";
import { areaFollows } from "#src/db/schema/index.ts";
import { seedLoad } from "#src/kpi/seed/seed-load.ts";
import { planBriefs } from "#src/services/briefs/plan-briefs.ts";
import { subscribeBrief } from "#src/services/briefs/subscribe.ts";
import { testBrief } from "#src/services/briefs/test-brief.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { planDigests } from "#src/services/follows/plan-digests.ts";
import { sendMails } from "#src/services/mails/send-mails.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { listening } from "./support/listening.ts";

let t: TestCtx;
let ctx: Ctx;
let server: SMTPServer;
let send: () => Promise<number>;
const letters: string[] = [];

beforeAll(async () => {
  t = await testCtx();
  ctx = { ...t.ctx, hasWay: (way) => way === "email" };
  await seedLoad(ctx, { tickets: 600, days: 60 });
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 50,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => void parts.push(part));
      stream.on("end", () => {
        letters.push(Buffer.concat(parts).toString("utf8"));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  // Safe: a server that listens on a port has such an address.
  const { port } = server.server.address() as AddressInfo;
  const carrier = mailer({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: "Lắng Nghe <phananh@example.vn>" });
  if (!carrier) throw new Error("both settings are given");
  // No browser under that name: the page says so, and a sheet goes instead.
  const writers = mailWriters({ chromium: "/khong/co/chromium" });
  send = () => sendMails(ctx, carrier, writers, new AbortController().signal);
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await t.close();
});

/** The bytes of the only attachment. */
function attached(letter: string): Buffer {
  const part = letter.split(/\r\n--[^\r\n]+/).find((one) => /Content-Disposition: attachment/.test(one)) ?? "";
  return Buffer.from(part.slice(part.indexOf("\r\n\r\n")), "base64");
}

test("a brief arrives as a sheet that opens, in place of the PDF that nobody can print here, and can be ended with one click", async () => {
  const { id } = await addUser(ctx, { email: "lan@example.vn", role: "leader" });
  const lan = withActor(ctx, actor("leader", null, id));
  await testBrief(lan, await subscribeBrief(lan, { kind: "month", hour: 7, full: false, form: "pdf", lang: "vi" }));
  expect(await send()).toBe(1);
  const letter = letters.at(-1) ?? "";
  expect(letter).toMatch(/^To: lan@example\.vn/m);
  expect(letter).toMatch(/^Message-ID: <mail-\d+@example\.vn>/m);
  expect(letter).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(letter).toMatch(
    /^List-Unsubscribe: ?(?:\r\n )?<http:\/\/127\.0\.0\.1:8080\/thu\/brief-stop\/\d+\/[\w-]{27}>/m,
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(attached(letter)).buffer);
  expect(workbook.getWorksheet("Tóm tắt")?.rowCount).toBeGreaterThan(20);
  expect(workbook.getWorksheet("Phường, xã")?.rowCount).toBeGreaterThan(5);
});

test("a report on public posts goes to whoever may read them, once, with posts in the file alone", async () => {
  const { id } = await addUser(ctx, { email: "hoa@example.vn", role: "leader" });
  const hoa = withActor(ctx, actor("leader", null, id));
  const forum = await listening(t);
  t.setNow(new Date("2026-11-24T03:00:00Z"));
  const order = { about: "listening", kind: "day", hour: 7, full: false, form: "xlsx", lang: "vi" };
  const own = await subscribeBrief(hoa, order);
  await forum.post("Đường Tân Hóa phường Bàn Cờ ngập sâu, xe chết máy hàng loạt", {
    postedAt: "2026-11-24T05:00:00.000Z",
  });
  t.setNow(new Date("2026-11-25T01:00:00Z"));
  expect([await planBriefs(ctx), await planBriefs(ctx), await send(), await send()]).toEqual([1, 0, 1, 0]);
  const letter = letters.at(-1) ?? "";
  expect(letter).toMatch(/^To: hoa@example\.vn/m);
  expect(letter).not.toContain("xe chết máy");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(attached(letter)).buffer);
  expect(workbook.getWorksheet("Bài tiêu biểu")?.getRow(2).getCell(1).text).toContain("Tân Hóa");
  expect(await t.ctx.sql`select from audit_log where action = 'data.export' and subject = 'mentions'`).toHaveLength(1);
  // Their role has changed: what they may not open is not sent either.
  await t.ctx.sql`update users set role = 'officer', unit_id = '27154-ubnd' where id = ${id}`;
  await testBrief(withActor(ctx, actor("admin")), own);
  await send();
  expect(letters.at(-1)).toBe(letter);
});

test("a report on public posts is for accounts that may read them, daily or weekly", async () => {
  const admin = withActor(ctx, actor("admin"));
  const order = { about: "listening", kind: "week", hour: 7, full: false, form: "link", lang: "vi" };
  await addUser(ctx, { email: "can@example.vn", role: "officer", unitId: "27154-ubnd" });
  for (const email of ["ngoai@example.com", "can@example.vn"])
    await expect(subscribeBrief(admin, { ...order, email, name: "Ai đó" })).rejects.toMatchObject({
      details: { fields: [{ field: "about" }] },
    });
  await addUser(ctx, { email: "mai@example.vn", role: "leader" });
  await expect(subscribeBrief(admin, { ...order, email: "mai@example.vn", kind: "month" })).rejects.toMatchObject({
    details: { fields: [{ field: "kind" }] },
  });
});

test("whoever follows a ward gets its public figures and nothing else", async () => {
  await ctx.db.insert(areaFollows).values({
    ...{ emailSealed: ctx.box.seal("an@example.com"), emailIndex: "an", wardCode: "27154", lang: "vi" },
    confirmedAt: new Date(ctx.now().getTime() - 30 * 86_400_000),
  });
  t.setNow(new Date(ctx.now().getTime() + 7 * 86_400_000));
  expect(await planDigests(ctx)).toBe(1);
  await send();
  const letter = letters.at(-1) ?? "";
  expect(letter).toMatch(/^To: an@example\.com/m);
  expect(letter).toContain("/thu/follow-stop/");
  expect(letter).not.toMatch(/PA-\d\d-/);
  expect(letter).not.toContain("Content-Disposition: attachment");
});
