import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { contacts, personRequests } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { eraseFollows } from "../follows/change-follow.ts";
import { words } from "../tickets/words.ts";
import { eraseContacts } from "./erase-contacts.ts";
import { exportContacts } from "./export-contacts.ts";
import { type Holdings, holdingsOf } from "./holdings.ts";
import { subjectsOf } from "./subjects-of.ts";

/** Erases what an open request asks for. It cannot be taken back. @throws {AppError} FORBIDDEN, NOT_FOUND, CONFLICT */
export async function eraseByRequest(ctx: Ctx, id: number): Promise<Holdings> {
  allow(ctx.actor, "person.request");
  const { erased, removeFiles } = await ctx.db.transaction(async (tx) => {
    const request = await openRequestOf(tx, id, "erase");
    const ids = await subjectsOf(tx, request);
    await eraseFollows(tx, await emailIndexesOf(tx, ids, request.emailIndex));
    const done = await eraseContacts(ctx, tx, ids);
    await close(ctx, tx, id, done.erased);
    await record(ctx, tx, { action: "person.erase", subject: `request:${id}`, details: { ...done.erased } });
    return done;
  });
  await removeFiles();
  ctx.log.info({ requestId: id, ...erased }, "a citizen's data was erased");
  return erased;
}

/** What an open export asks for, in the clear; that it was handed out is written down first. @throws {AppError} FORBIDDEN, NOT_FOUND, CONFLICT */
export async function exportByRequest(ctx: Ctx, id: number): Promise<Awaited<ReturnType<typeof exportContacts>>> {
  allow(ctx.actor, "person.export");
  if (ctx.actor.userId === null)
    throw new AppError("FORBIDDEN", "Chỉ người dùng đã đăng nhập mới lấy được dữ liệu này.");
  const contactIds = await ctx.db.transaction(async (tx) => {
    const request = await openRequestOf(tx, id, "export");
    const ids = await subjectsOf(tx, request);
    const holdings = await holdingsOf(tx, ids);
    await close(ctx, tx, id, holdings);
    await record(ctx, tx, { action: "person.export", subject: `request:${id}`, details: { ...holdings } });
    return ids;
  });
  return exportContacts(ctx, contactIds);
}

export const RefuseRequestInput = z.strictObject({
  answer: words(1_000, "Vui lòng ghi lý do không thực hiện, để trả lời người yêu cầu."),
});

/** @throws {AppError} FORBIDDEN, NOT_FOUND, CONFLICT */
export async function refuseRequest(
  ctx: Ctx,
  id: number,
  { answer }: z.infer<typeof RefuseRequestInput>,
): Promise<void> {
  allow(ctx.actor, "person.request");
  const [row] = await ctx.db
    .update(personRequests)
    .set({ ...FORGOTTEN, state: "refused", answer, doneAt: ctx.now(), doneByUserId: ctx.actor.userId })
    .where(and(eq(personRequests.id, id), eq(personRequests.state, "open")))
    .returning({ id: personRequests.id });
  if (!row) throw closed();
}

/** Of the address that was named, and of those that we know them by: they may also follow a ward. */
async function emailIndexesOf(tx: Tx, contactIds: number[], named: string | null): Promise<string[]> {
  const rows = await tx
    .select({ emailIndex: contacts.emailIndex })
    .from(contacts)
    .where(inArray(contacts.id, contactIds));
  return [...new Set([named, ...rows.map(({ emailIndex }) => emailIndex)])].filter((index) => index !== null);
}

async function openRequestOf(tx: Tx, id: number, kind: "erase" | "export") {
  const [request] = await tx.select().from(personRequests).where(eq(personRequests.id, id)).for("update");
  if (!request || request.kind !== kind) throw new AppError("NOT_FOUND", "Không tìm thấy yêu cầu này.");
  if (request.state !== "open") throw closed();
  return request;
}

/** A request that is over knows no longer whose it was. */
const FORGOTTEN = { phoneIndex: null, emailIndex: null, contactIds: [] };

const close = async (ctx: Ctx, tx: Tx, id: number, outcome: Holdings): Promise<void> => {
  await tx
    .update(personRequests)
    .set({ ...FORGOTTEN, state: "done", outcome, doneAt: ctx.now(), doneByUserId: ctx.actor.userId })
    .where(eq(personRequests.id, id));
};

const closed = () => new AppError("CONFLICT", "Yêu cầu này đã được giải quyết.");
