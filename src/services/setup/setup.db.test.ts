import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { channelAccounts, deadLetters } from "#src/db/schema/index.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { createAccount } from "../accounts/create-account.ts";
import { testAccount } from "../accounts/test-account.ts";
import { withActor } from "../ctx.ts";
import { discardDeadLetter, replayByHand, showDeadLetters } from "../dead-letters/manage.ts";
import { showWards } from "../wards/show-wards.ts";
import { loadAttention } from "./attention.ts";
import { loadSetup, noteSetup } from "./checklist.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());
const admin = () => withActor(t.ctx, actor("admin"));
const doneOf = async () => (await loadSetup(admin())).steps.filter(({ done }) => done).map(({ id }) => id);

test("the checklist is computed from what is there, and put away when asked", async () => {
  expect(await doneOf()).not.toContain("channel");
  await createAccount(admin(), "hotline", "tong-dai", { provider: "generic" });
  await noteSetup(admin(), "templates");
  expect(await doneOf()).toEqual(expect.arrayContaining(["channel", "templates"]));
  await noteSetup(admin(), "dismiss");
  expect((await loadSetup(admin())).over).toBe(true);
  await noteSetup(admin(), "show");
  expect((await loadSetup(admin())).over).toBe(false);
  await expect(loadSetup(withActor(t.ctx, actor("officer")))).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a new account gets its webhook address; a secret made for it is told once and stored sealed", async () => {
  const made = await createAccount(admin(), "facebook", "trang-tp", { pageId: "1", appId: "2", appSecret: "s3cret" });
  expect(made.webhookUrl).toMatch(/\/hooks\/facebook\/trang-tp$/);
  expect(made.made?.value.length).toBeGreaterThan(20);
  const [row] = await t.ctx.db.select().from(channelAccounts).where(eq(channelAccounts.id, "trang-tp"));
  expect(JSON.stringify(row)).not.toContain("s3cret");
  expect(JSON.stringify(row)).not.toContain(made.made?.value);
  await expect(
    createAccount(admin(), "facebook", "trang-tp", { pageId: "9", appId: "2", appSecret: "x" }),
  ).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await expect(createAccount(admin(), "zalo", "Có Dấu", {})).rejects.toMatchObject({ code: "INVALID" });
});

test("a test says that nobody has given a token, and that the address is silent", async () => {
  const sender = {
    health: async () => ({ ok: true, reason: "" }),
    send: async () => ({ ok: true as const, externalId: null }),
  };
  const ctx = { ...admin(), publicUrl: "http://127.0.0.1:9" };
  expect(await testAccount(ctx, { get: () => sender as never }, "trang-tp")).toEqual({
    token: { ok: null, reason: "no_token" },
    address: { ok: false, reason: "silent" },
  });
});

test("a dead letter is given back once, or discarded with a reason", async () => {
  const letter = { queue: "intake", job: "take-event", jobId: "j", reason: "boom", attempts: 5 };
  const rows = await t.ctx.db
    .insert(deadLetters)
    .values([
      { ...letter, payload: '{"eventId":900001}' },
      { ...letter, payload: '{"eventId":900002}' },
    ])
    .returning({ id: deadLetters.id });
  const [first = 0, second = 0] = rows.map(({ id }) => id);
  expect((await loadAttention(admin())).deadLetters).toBe(2);
  await expect(discardDeadLetter(admin(), first, " ")).rejects.toMatchObject({ code: "INVALID" });
  await discardDeadLetter(admin(), first, "tin thử của nhà cung cấp");
  await expect(discardDeadLetter(admin(), first, "lần nữa đi")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await replayByHand(admin(), "all")).toBe(1);
  expect(await showDeadLetters(admin())).toMatchObject({ open: 0, letters: [], replayed: { given: 1, waiting: 0 } });
  await expect(replayByHand(admin(), String(second))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(showDeadLetters(withActor(t.ctx, actor("leader")))).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a ward is found without tone marks, by its former names and by its code", () => {
  const names = (asked: string) => showWards(admin(), asked).map(({ name }) => name);
  expect(names("ben thanh")[0]).toBe("Phường Bến Thành");
  const [ward] = showWards(admin(), "Phường Bến Thành");
  expect(names(ward?.code ?? "")).toEqual(["Phường Bến Thành"]);
  expect(names("").length).toBe(t.ctx.city.wards.length);
  expect(ward?.formerNames.length).toBeGreaterThan(0);
});
