import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { messages, outbox, tickets, uploads } from "#src/db/schema/index.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { withActor } from "../ctx.ts";
import { saveUpload } from "../submissions/uploads.ts";
import { replyTicket } from "../tickets/reply.ts";
import { resolveTicket } from "../tickets/resolve.ts";
import { readLinkedMedia } from "./read-media.ts";
import { trackFiles } from "./track-files.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
});
afterAll(() => t.close());

const desk = () => withActor(t.ctx, actor("operator"));
const picture = async () => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#2a7" } })
    .png()
    .toBuffer();
  return (await saveUpload(t.ctx, { bytes })).id;
};

test("a picture of the result goes out as a bubble of its own and stays for the tracking page", async () => {
  const zalo = await chatAccount(t.ctx, "zalo");
  const { ticketId } = await zalo.write("a", "Đèn đường tắt ở phường Bàn Cờ");
  const [ticket] = await t.ctx.db
    .select()
    .from(tickets)
    .where(eq(tickets.id, ticketId ?? 0));
  const id = await picture();
  await resolveTicket(desk(), ticket?.reference ?? "", { answer: "Đã thay bóng đèn.", files: [id] });
  const rows = await t.ctx.db.select().from(outbox).where(eq(outbox.kind, "resolved"));
  expect(rows.flatMap(({ files }) => files)).toEqual([id]);
  const [upload] = await t.ctx.db.select().from(uploads).where(eq(uploads.id, id));
  expect(upload?.claimedAt).not.toBeNull();
  const { result, own } = await trackFiles(t.ctx, ticket?.reference ?? "", false);
  expect([result.length, own.length]).toEqual([1, 0]);
  expect(result[0]?.url).toMatch(new RegExp(`^/t/tep/${id}\\?den=\\d+&chu-ky=`));
  expect(await readLinkedMedia(t.ctx, id)).toMatchObject({ mime: "image/jpeg" });
});

test("of a citizen who cannot be written to, the picture still stands in the conversation", async () => {
  const [ticket] = await openedTickets(t.ctx, 1, { state: "assigned" });
  const id = await picture();
  await t.ctx.sql`insert into dialogues (conversation_id, opted_out_at) values (${ticket?.conversationId ?? 0}, now())`;
  await resolveTicket(desk(), ticket?.reference ?? "", { answer: "Đã xong.", files: [id] });
  const said = await t.ctx.db
    .select()
    .from(messages)
    .where(eq(messages.ticketId, ticket?.id ?? 0));
  expect(said.filter(({ direction }) => direction === "out")).toMatchObject([
    { attachments: [{ type: "upload", url: id }] },
  ]);
  expect((await trackFiles(t.ctx, ticket?.reference ?? "", false)).result).toHaveLength(1);
});

test("a file that was sent once, or never stored, cannot be sent by naming it", async () => {
  const [first, second] = await openedTickets(t.ctx, 2, { state: "assigned" });
  const id = await picture();
  await replyTicket(desk(), first?.reference ?? "", { text: "Mời xem ảnh.", files: [id] });
  for (const stolen of [id, "upl_00000000000000000000000000000000"])
    await expect(
      replyTicket(desk(), second?.reference ?? "", { text: "Mời xem ảnh.", files: [stolen] }),
    ).rejects.toMatchObject({ code: "INVALID" });
});
