import { createHash } from "node:crypto";
import { and, count, eq, like } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { messages, tickets } from "#src/db/schema/index.ts";
import { CITIZEN } from "#src/domain/actor.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import { AppError } from "#src/errors.ts";
import { triageTicket } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";
import { deriveTicket } from "../intake/derive-ticket.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import { resumeOnAnswer } from "../tickets/resume-on-answer.ts";
import type { TicketRow } from "../tickets/view.ts";
import { isMoreKey } from "./more-link.ts";
import { fieldMessages, submissionShape } from "./submission-body.ts";

/** What the page shows before anything is added: no word of the report, the link may have been passed on. */
export interface MorePage {
  reference: string;
  /** Nobody knows yet where it lies. */
  needsPlace: boolean;
}

/** A link that has got into wrong hands fills no ticket. */
const MOST = 10;

const { address, ward, geo } = submissionShape;
const content = z
  .string()
  .nullish()
  .transform((text) => (text ?? "").normalize("NFC").trim())
  .refine((text) => text.length <= 2_000, { error: "Nội dung dài quá 2000 ký tự, vui lòng viết ngắn hơn." });
const Body = z.strictObject({ content, address, ward, geo });
type Body = z.infer<typeof Body>;

/** @throws {AppError} NOT_FOUND wrong link; CONFLICT the report is closed */
export async function loadMore(ctx: Ctx, reference: string, key: string): Promise<MorePage> {
  const ticket = await findTicket(ctx, ctx.db, reference, key);
  return { reference, needsPlace: ticket.wardCode === null };
}

/**
 * Words or a place from the citizen, as one more message of their report: it is read, routed and dated anew. The same
 * twice is once.
 * @param posted `{ content?, address?, ward?, geo? }`, as in a form
 * @throws {AppError} INVALID with `details.fields`; NOT_FOUND wrong link; CONFLICT closed, or added too often
 */
export async function addMore(ctx: Ctx, reference: string, key: string, posted: unknown): Promise<MorePage> {
  const body = read(ctx, posted);
  const ticket = await ctx.db.transaction(async (tx) => {
    const found = await findTicket(ctx, tx, reference, key, true);
    if (await keep(ctx, tx, found, body)) await grow(ctx, tx, found);
    return found;
  });
  await ctx.jobs.add(triageTicket, { ticketId: ticket.id });
  return { reference, needsPlace: ticket.wardCode === null };
}

function read(ctx: Ctx, posted: unknown): Body {
  const parsed = Body.safeParse(posted);
  const wrong = parsed.success ? faultsOf(ctx, parsed.data) : fieldMessages(parsed.error);
  if (parsed.success && wrong.length === 0) return parsed.data;
  throw new AppError("INVALID", wrong[0]?.message ?? "Nội dung gửi lên chưa đúng.", { fields: wrong });
}

function faultsOf(ctx: Ctx, body: Body): { field: string; message: string }[] {
  if (body.ward && !ctx.city.ward(body.ward))
    return [{ field: "ward", message: "Không có phường, xã này trong danh sách hiện hành." }];
  const empty = !body.content && !body.address && !body.ward && !body.geo;
  const message = "Ông/bà vui lòng cho biết nơi xảy ra hoặc viết nội dung cần bổ sung.";
  return empty ? [{ field: "address", message }] : [];
}

async function findTicket(ctx: Ctx, tx: Tx, reference: string, key: string, lock = false): Promise<TicketRow> {
  const asked = tx.select().from(tickets).where(eq(tickets.reference, reference));
  const [ticket] = isMoreKey(ctx, reference, key) ? await (lock ? asked.for("update") : asked) : [];
  if (!ticket)
    throw new AppError(
      "NOT_FOUND",
      "Đường dẫn bổ sung không đúng. Ông/bà vui lòng mở lại đúng đường dẫn trong tin nhắn hoặc email đã nhận.",
    );
  const open: readonly string[] = OPEN_STATES;
  if (!open.includes(ticket.state))
    throw new AppError(
      "CONFLICT",
      "Phản ánh này đã được xử lý xong nên không bổ sung được nữa. Nếu sự việc vẫn còn, mời ông/bà gửi phản ánh mới.",
    );
  return ticket;
}

/** @returns false when just this was added before */
async function keep(ctx: Ctx, tx: Tx, ticket: TicketRow, body: Body): Promise<boolean> {
  const prefix = `more-${ticket.id}-`;
  const own = and(eq(messages.accountId, ticket.accountId), like(messages.objectId, `${prefix}%`));
  const [known] = await tx.select({ n: count() }).from(messages).where(own);
  if ((known?.n ?? 0) >= MOST)
    throw new AppError("CONFLICT", "Phản ánh đã được bổ sung nhiều lần; vui lòng gọi 1022 nếu còn điều cần nói.");
  const picked = body.ward ? ctx.city.ward(body.ward) : undefined;
  const kept = await tx
    .insert(messages)
    .values({
      conversationId: ticket.conversationId,
      ticketId: ticket.id,
      accountId: ticket.accountId,
      objectId: prefix + createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 20),
      direction: "in",
      kind: "more",
      text: body.content,
      lat: body.geo?.lat ?? null,
      lng: body.geo?.lng ?? null,
      address: [body.address, picked?.name].filter(Boolean).join(", ") || null,
      wardCode: picked?.code ?? null,
      occurredAt: ctx.now(),
      textOf: ctx.now().toISOString(),
      receivedAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  return kept.length > 0;
}

async function grow(ctx: Ctx, tx: Tx, { id: ticketId }: TicketRow): Promise<void> {
  await deriveTicket(tx, ticketId);
  await recordTicketEvent(tx, { ticketId, actor: CITIZEN, action: "add_message", to: { by: "link" } });
  await resumeOnAnswer({ ...ctx, actor: CITIZEN }, tx, ticketId);
}
