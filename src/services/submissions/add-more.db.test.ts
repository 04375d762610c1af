import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { messages, tickets } from "#src/db/schema/index.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { addMore, loadMore } from "./add-more.ts";
import { morePath } from "./more-link.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());

/** A report that was opened by form, and the key of its link. */
async function report() {
  const [ticket] = await openedTickets(t.ctx, 1);
  if (!ticket) throw new Error("no ticket");
  return { ...ticket, key: morePath(t.ctx, ticket.reference).split("/").at(-1) ?? "" };
}
const rowOf = async (reference: string) => {
  const [row] = await t.ctx.db.select().from(tickets).where(eq(tickets.reference, reference));
  return row;
};

test("a place is one more message of the report, which is read anew; the same twice is once", async () => {
  const { id, reference, key } = await report();
  const ward = t.ctx.city.wards.find(({ name }) => name === "Phường Bến Thành")?.code ?? "";
  const before = await t.ctx.db.select().from(messages).where(eq(messages.ticketId, id));
  for (const _ of [1, 2]) await addMore(t.ctx, reference, key, { address: "Hẻm 12 Lê Lai", ward });
  const after = await t.ctx.db.select().from(messages).where(eq(messages.ticketId, id));
  expect(after.length - before.length).toBe(1);
  expect(after.at(-1)).toMatchObject({ wardCode: ward, address: "Hẻm 12 Lê Lai, Phường Bến Thành", direction: "in" });
  expect(await rowOf(reference)).toMatchObject({ triagePending: true, address: "Hẻm 12 Lê Lai, Phường Bến Thành" });
  expect(t.added).toContainEqual({ name: "triage-ticket", payload: { ticketId: id } });
});

test.each([
  ["nothing at all", {}, "INVALID"],
  ["a ward that is none", { ward: "99999" }, "INVALID"],
  ["a position off the earth", { geo: { lat: 99, lng: 0 } }, "INVALID"],
])("%s is refused in words, at its field", async (_, body, code) => {
  const { reference, key } = await report();
  await expect(addMore(t.ctx, reference, key, body)).rejects.toMatchObject({ code, details: { fields: [{}] } });
});

test("the key of one report opens no other one, and a settled report takes nothing more", async () => {
  const [one, other] = [await report(), await report()];
  await expect(loadMore(t.ctx, one.reference, other.key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(loadMore(t.ctx, one.reference, "")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await t.ctx.db.update(tickets).set({ state: "closed" }).where(eq(tickets.id, one.id));
  await expect(addMore(t.ctx, one.reference, one.key, { content: "Vẫn còn" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("a link that got into wrong hands fills no ticket", async () => {
  const { reference, key } = await report();
  for (let n = 0; n < 10; n += 1) await addMore(t.ctx, reference, key, { content: `Lần ${n}` });
  await expect(addMore(t.ctx, reference, key, { content: "Lần nữa" })).rejects.toMatchObject({ code: "CONFLICT" });
});
