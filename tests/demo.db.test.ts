import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Who } from "#dashboards/demo/demo.ts";
import { pages } from "#dashboards/index.tsx";
import { bubblesOf } from "#src/bin/demo/bubbles.ts";
import { seedDemo } from "#src/bin/demo/seed-demo.ts";
import { startDemo } from "#src/bin/demo/start-demo.ts";
import { contacts, conversations, outbox, tickets, users } from "#src/db/schema/index.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import { askRatings } from "#src/services/csat/ask-ratings.ts";
import { withActor } from "#src/services/ctx.ts";
import { signIn } from "#src/services/people/sign-in.ts";
import { resolveTicket } from "#src/services/tickets/resolve.ts";
import { fixedClassifier } from "./support/classifier.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { startDemoParts } from "./support/demo.ts";

const START = new Date("2026-11-25T03:00:00Z"); // 10:00, a Wednesday: citizens may be written to
let t: TestCtx;
let demo: Awaited<ReturnType<typeof startDemoParts>>;

beforeAll(async () => {
  t = await testCtx();
  t.setNow(START);
  demo = await startDemoParts(t, fixedClassifier());
});
afterAll(async () => {
  await demo.close();
  await t.close();
});

const later = (ms: number) => t.setNow(new Date(t.ctx.now().getTime() + ms));

/** Presses a button of the page, and lets the service do its part. */
async function play(who: Who, fields: Record<string, string>): Promise<Response> {
  const answer = await fetch(`${demo.url}/demo/act`, {
    method: "POST",
    body: new URLSearchParams({ ...who, ...fields }),
    redirect: "manual",
  });
  await demo.settle();
  return answer;
}
const page = async (who: Who, path = "/demo") => (await fetch(`${demo.url}${path}?${new URLSearchParams(who)}`)).text();
const heard = (who: Who) => bubblesOf(demo.sims, who).filter(({ from }) => from === "us");
const ticketOf = async (authorKey: string) => {
  const [row] = await t.ctx.db
    .select({ ticket: tickets })
    .from(tickets)
    .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(eq(contacts.authorKey, authorKey))
    .orderBy(asc(tickets.id));
  if (!row) throw new Error("no ticket");
  return row.ticket;
};

describe("a citizen on Zalo", () => {
  const who: Who = { channel: "zalo", person: "cuong" };
  const key = "800000900000103";

  test("writes without a place and is asked for it, in words that name the ticket", async () => {
    const answer = await play(who, { do: "text", text: "Cống trước nhà tôi bị nghẹt, nước tràn ra đường." });
    expect(answer.status).toBe(303);
    const ticket = await ticketOf(key);
    expect(ticket.wardCode).toBeNull();
    expect(heard(who)).toHaveLength(1);
    expect(heard(who)[0]?.text).toContain(ticket.reference);
    expect(heard(who)[0]?.text).toContain("phường, xã nào");
    expect(heard(who)[0]?.told).toMatchObject({ acknowledged: true, echoed: true, received: true, seen: true });
  });

  test("shares a location, and the ticket lies in that ward", async () => {
    later(60_000);
    await play(who, { do: "location", place: "ben-thanh" });
    const ticket = await ticketOf(key);
    expect(ticket.wardCode).toBe(t.ctx.city.wards.find(({ name }) => name === "Phường Bến Thành")?.code);
    expect(heard(who)).toHaveLength(2);
  });

  test("is told the result, rates it 2, has it reopened, and rates the second result 5", async () => {
    const { reference, unitId } = await ticketOf(key);
    const lead = withActor(t.ctx, actor("unit_lead", unitId));
    const resolve = async (answer: string) => {
      await resolveTicket(lead, reference, { answer });
      later(40_000);
      await askRatings(t.ctx);
      await demo.settle();
    };
    await resolve("Đã nạo vét cống.");
    expect(heard(who).some(({ text }) => text.includes("Đã nạo vét cống."))).toBe(true);
    await play(who, { do: "rate", score: "2" });
    expect((await ticketOf(key)).csat).toBe(2);
    await play(who, { do: "text", text: "mở lại" });
    expect(await ticketOf(key)).toMatchObject({ reopened: 1, resolvedAt: null });
    await resolve("Đã thay nắp cống và nạo vét lại.");
    await play(who, { do: "rate", score: "5" });
    expect(await ticketOf(key)).toMatchObject({ csat: 5, state: "resolved" });
  });

  test("is shown with both sides, and the ticket is linked to the console", async () => {
    const { reference } = await ticketOf(key);
    const html = await page(who);
    expect(html).toContain("Cống trước nhà tôi bị nghẹt");
    expect(html).toContain(`/console/tickets/${reference}`);
    expect(await page(who, "/demo/parts")).toContain("echo đã báo về");
  });
});

describe("at the hour that the machine check and the exchange go by", () => {
  beforeAll(() => t.setNow(null));

  test.each<[Who, Record<string, string>, string]>([
    [
      { channel: "facebook", person: "dung" },
      { do: "text", text: "Đường Lê Lợi, phường Bến Thành ngập nước." },
      "messenger",
    ],
    [
      { channel: "facebook", person: "giang" },
      { do: "comment", text: "Đường Lê Lợi, phường Bến Thành ngập nước." },
      "comment",
    ],
    [
      { channel: "hotline", person: "an" },
      { do: "call", how: "desk", keys: "1", note: "Đường Lê Lợi, phường Bến Thành ngập nước." },
      "sms",
    ],
    [
      { channel: "webform", person: "binh" },
      { do: "form", text: "Đường ngập nước.", address: "Đường Lê Lợi, phường Bến Thành" },
      "email",
    ],
  ])("a matter by %o is confirmed where the citizen reads it", async (who, fields, way) => {
    expect((await play(who, fields)).status).toBe(303);
    const answers = heard(who).filter((bubble) => bubble.way === way);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toMatch(/PA-26-\w{7}/);
  });

  test("a call to the menu is heard, and says where the caller's ticket stands", async () => {
    const who: Who = { channel: "hotline", person: "an" };
    await play(who, { do: "call", how: "menu", keys: "2", note: "" });
    const spoken = heard(who).filter(({ kind }) => kind === "heard");
    expect(spoken[0]?.text).toContain("Bấm phím 1");
    expect(spoken.at(-1)?.text).toContain("Phản ánh mã P A 2 6");
  });
  test("a connection that breaks after the provider took the message leaves one message and one mark", async () => {
    const who: Who = { channel: "zalo", person: "giang" };
    await play(who, { do: "trouble", trouble: "lost" });
    expect(await page(who)).toContain("mất kết nối sau khi nhận");
    await play(who, { do: "text", text: "Đường Lê Lợi, phường Bến Thành ngập nước." });
    expect(heard(who)).toHaveLength(1);
    const rows = await t.ctx.db.select().from(outbox).where(eq(outbox.to, "800000900000105"));
    expect(rows.map(({ state }) => state)).toEqual(["sent"]);
  });
});

test("a picture of a citizen comes through the page, other things of the providers do not", async () => {
  const who: Who = { channel: "facebook", person: "an" };
  await play(who, { do: "picture" });
  const path = bubblesOf(demo.sims, who)[0]?.pictures[0] ?? "";
  const picture = await fetch(`${demo.url}${path}`);
  expect(picture.headers.get("content-type")).toBe("image/jpeg");
  expect((await fetch(`${demo.url}/demo/file/graph/m999`)).status).toBe(404);
  expect((await fetch(`${demo.url}/demo/file/sms/m1`)).status).toBe(404);
});

test("a trouble that nobody has met can be taken back", async () => {
  const who: Who = { channel: "hotline", person: "dung" };
  await play(who, { do: "trouble", trouble: "blocked" });
  expect(demo.sims.sms.script.left()).toHaveLength(1);
  await play(who, { do: "calm" });
  expect(demo.sims.sms.script.left()).toEqual([]);
});

test("what a channel cannot do is refused in words", async () => {
  const answer = await fetch(`${demo.url}/demo/act`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ channel: "hotline", person: "an", do: "picture" }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { message: "Kênh này không làm được việc đó." } });
});

test("somebody of each role can sign in with the password that is printed, at every start", async () => {
  const again = await seedDemo(t.ctx);
  expect(again).toEqual({ officers: demo.officers, fresh: false });
  for (const { email, password } of demo.officers)
    expect(await signIn(t.ctx, { email, password, ip: "127.0.0.1" })).toBeTruthy();
  expect(await t.ctx.db.select().from(users)).toHaveLength(demo.officers.length + 1);
});

test("data of a real city are left alone", async () => {
  await addAccount(t.ctx, "hotline", "tong-dai-that", { secret: "x" });
  await expect(seedDemo(t.ctx)).rejects.toMatchObject({ code: "MISCONFIGURED" });
});

test("without the demo there is no such page", async () => {
  expect((await pages({ publicUrl: demo.url }).request("/demo")).status).toBe(404);
});

test("there is no demo in production", async () => {
  await expect(startDemo({ NODE_ENV: "production" })).rejects.toMatchObject({ code: "MISCONFIGURED" });
});
