import type { AddressInfo } from "node:net";
import ExcelJS from "exceljs";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailer } from "#adapters/senders.ts";
import { mailWriters } from "#src/bin/mail-writers.ts";
import { areaFollows } from "#src/db/schema/index.ts";
import { seedLoad } from "#src/kpi/seed/seed-load.ts";
import { subscribeBrief } from "#src/services/briefs/subscribe.ts";
import { testBrief } from "#src/services/briefs/test-brief.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { planDigests } from "#src/services/follows/plan-digests.ts";
import { sendMails } from "#src/services/mails/send-mails.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";

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
