import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contacts, outbox, tickets } from "#src/db/schema/index.ts";
import type { Channel } from "#src/domain/channels.ts";
import type { Way } from "#src/domain/sending.ts";
import { withActor } from "#src/services/ctx.ts";
import { trackFiles } from "#src/services/media/track-files.ts";
import { sendNextOf } from "#src/services/outbox/send-next.ts";
import { saveUpload } from "#src/services/submissions/uploads.ts";
import { replyTicket } from "#src/services/tickets/reply.ts";
import { resolveTicket } from "#src/services/tickets/resolve.ts";
import { chatAccount } from "./support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { scriptedSender } from "./support/scripted-sender.ts";

const MINUTE_MS = 60_000;
const never = new AbortController().signal;
let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T02:00:00Z"));
});
afterEach(() => t.close());

const desk = () => withActor(t.ctx, actor("operator"));

async function pictures(n: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < n; at += 1) {
    const create = { width: 40 + at, height: 30, channels: 3, background: "#2a7" } as const;
    ids.push((await saveUpload(t.ctx, { bytes: await sharp({ create }).png().toBuffer() })).id);
  }
  return ids;
}

/** A report by a channel, with an address where the channel has no way of its own. */
async function reported(channel: Channel) {
  const account = await chatAccount(t.ctx, channel);
  const kind = channel === "webform" ? "form" : "message";
  const { ticketId } = await account.write("an", "Đèn đường trước nhà tôi hỏng", { kind });
  if (channel === "webform") await t.ctx.db.update(contacts).set({ emailSealed: t.ctx.box.seal("an@example.vn") });
  await t.ctx.db.delete(outbox);
  const [ticket] = await t.ctx.db
    .select()
    .from(tickets)
    .where(eq(tickets.id, ticketId ?? 0));
  return { reference: ticket?.reference ?? "", conversationId: ticket?.conversationId ?? 0 };
}

const WIDTHS = [40, 41, 42, 43, 44];

test.each<[Channel, Way, number]>([
  ["zalo", "zalo", 6],
  ["facebook", "messenger", 6],
  ["webform", "email", 1],
])("five pictures of an answer on %s go out by %s, the very pictures, in %i bubbles", async (channel, way, bubbles) => {
  t.ctx.hasWay = (asked) => asked === "email";
  const { reference, conversationId } = await reported(channel);
  await replyTicket(desk(), reference, { text: "Mời ông/bà xem ảnh hiện trường.", files: await pictures(5) });
  const provider = scriptedSender();
  for (let more = true; more; ) more = await sendNextOf(t.ctx, provider, conversationId, never);
  expect(provider.heard.map((one) => one.way)).toEqual(Array(bubbles).fill(way));
  const files = provider.heard.flatMap(({ bubble }) => bubble.files);
  const read = await Promise.all(files.map(async (file) => sharp(await file.read()).metadata()));
  expect(read.map(({ width }) => width)).toEqual(WIDTHS);
});

test("where files cannot go along the link to the page that shows them does", async () => {
  const { reference, conversationId } = await reported("hotline");
  t.ctx.hasWay = (asked) => asked === "sms";
  await t.ctx.db.update(contacts).set({ phoneSealed: t.ctx.box.seal("+84912345678") });
  await t.ctx.sql`update tickets set state = 'in_progress', unit_id = '27154-ubnd'`;
  await resolveTicket(desk(), reference, { answer: "Đã thay bóng đèn.", files: await pictures(2) });
  t.setNow(new Date(t.ctx.now().getTime() + MINUTE_MS));
  const provider = scriptedSender();
  for (let more = true; more; ) more = await sendNextOf(t.ctx, provider, conversationId, never);
  expect(provider.texts().join("")).toContain(`/t/${reference}`);
  expect((await trackFiles(t.ctx, reference, false)).result).toHaveLength(2);
});
