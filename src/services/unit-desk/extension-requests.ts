import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { extensionRequests, tickets, users } from "#src/db/schema/index.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { mayMove } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { ExtendInput, extendTicket } from "../tickets/extend.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { lockTickets } from "../tickets/lock-tickets.ts";
import { tellStaff } from "../tickets/tell-staff.ts";
import { words } from "../tickets/words.ts";

export interface ExtensionRequest {
  id: string;
  reference: string;
  askedBy: string;
  askedAt: string;
  promisedAt: string;
  reason: string;
  dueAt: string | null;
}

/**
 * An officer asks the lead of the unit for more time. One request waits for a ticket at most.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT: one waits already, or the state does not allow it; INVALID
 */
export async function askExtension(ctx: Ctx, reference: string, given: unknown): Promise<void> {
  allow(ctx.actor, "extension.ask");
  const { promisedAt, reason } = read(ExtendInput, given);
  if (promisedAt <= ctx.now())
    throw new AppError("INVALID", "Thời điểm hẹn phải sau thời điểm hiện tại.", { field: "promisedAt" });
  const { userId, unitId, name } = ctx.actor;
  await ctx.db.transaction(async (tx) => {
    await lockTickets(tx, [reference]);
    const { ticket } = await findTicket(ctx, tx, reference);
    if (userId === null || !unitId || ticket.unitId !== unitId)
      throw new AppError("FORBIDDEN", "Chỉ đơn vị đang xử lý mới xin gia hạn được.", { unitId: ticket.unitId });
    if (!mayMove("extend", ticket.state))
      throw new AppError("CONFLICT", "Phản ánh không còn đang xử lý nên không gia hạn được.", { state: ticket.state });
    const [made] = await tx
      .insert(extensionRequests)
      .values({ ticketId: ticket.id, unitId, askedBy: userId, promisedAt, reason })
      .onConflictDoNothing()
      .returning({ id: extensionRequests.id });
    if (!made) throw new AppError("CONFLICT", "Phản ánh này đã có một đề nghị gia hạn đang chờ trả lời.", {});
    await tellStaff(tx, ticket, [
      {
        kind: "extension",
        role: "unit_lead",
        unitId,
        says: `được ${name} đề nghị gia hạn đến ${formatDateTime(promisedAt)}.`,
        about: `extension-${made.id}`,
        at: ctx.now(),
      },
    ]);
  });
}

/** What waits for the lead of a unit, the oldest first. */
export async function listExtensionRequests(ctx: Ctx): Promise<ExtensionRequest[]> {
  allow(ctx.actor, "unit.lead");
  return waiting(ctx, eq(extensionRequests.unitId, reachOf(ctx.actor)?.unitId ?? ""));
}

/** The one that waits for an answer on a ticket that the actor sees; undefined when none does. */
export async function findExtensionRequest(ctx: Ctx, reference: string): Promise<ExtensionRequest | undefined> {
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  return (await waiting(ctx, eq(extensionRequests.ticketId, ticket.id)))[0];
}

async function waiting(ctx: Ctx, which: ReturnType<typeof eq>): Promise<ExtensionRequest[]> {
  const rows = await ctx.db
    .select({
      request: extensionRequests,
      by: users.name,
      reference: tickets.reference,
      dueAt: tickets.resolutionDueAt,
    })
    .from(extensionRequests)
    .innerJoin(users, eq(users.id, extensionRequests.askedBy))
    .innerJoin(tickets, eq(tickets.id, extensionRequests.ticketId))
    .where(and(which, eq(extensionRequests.state, "waiting")))
    .orderBy(asc(extensionRequests.askedAt))
    .limit(200);
  return rows.map(({ request, by, reference, dueAt }) => ({
    id: String(request.id),
    reference,
    askedBy: by,
    askedAt: request.askedAt.toISOString(),
    promisedAt: request.promisedAt.toISOString(),
    reason: request.reason,
    dueAt: dueAt?.toISOString() ?? null,
  }));
}

const Decision = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("grant") }),
  z.strictObject({
    decision: z.literal("refuse"),
    answer: words(1_000, "Vui lòng nêu lý do để cán bộ biết cần làm gì."),
  }),
]);

/**
 * Grants a request, which moves the clock as an extension of the lead's own, or refuses it with a reason. Of two who decide
 * at once one is told that it is decided.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT: decided meanwhile, or the ticket no longer allows it; INVALID
 */
export async function decideExtension(ctx: Ctx, id: string, given: unknown): Promise<{ reference: string }> {
  allow(ctx.actor, "unit.lead");
  const wanted = read(Decision, given);
  const key = /^\d{1,15}$/.test(id) ? Number(id) : -1;
  return ctx.db.transaction(async (tx) => {
    const inside: Ctx = { ...ctx, db: tx as unknown as Ctx["db"] }; // a transaction answers as a database does
    const reference = await lockedTicketOf(inside, key);
    const [decided] = await tx
      .update(extensionRequests)
      .set({
        state: wanted.decision === "grant" ? "granted" : "refused",
        decidedBy: ctx.actor.userId,
        decidedAt: ctx.now(),
        ...(wanted.decision === "refuse" && { answer: wanted.answer }),
      })
      .where(and(eq(extensionRequests.id, key), eq(extensionRequests.state, "waiting")))
      .returning();
    if (!decided) throw new AppError("CONFLICT", "Đề nghị này đã được trả lời.", {});
    const { promisedAt, reason, askedBy, ticketId } = decided;
    if (wanted.decision === "grant") await extendTicket(inside, reference, { promisedAt, reason });
    const until = formatDateTime(promisedAt);
    const says = wanted.decision === "grant" ? `được gia hạn đến ${until}.` : `không được gia hạn: ${wanted.answer}`;
    const told = { kind: "extension" as const, role: "officer" as const, userId: askedBy, says };
    await tellStaff(tx, { id: ticketId, reference }, [
      { ...told, unitId: decided.unitId, about: `extension-${key}-answer`, at: ctx.now() },
    ]);
    return { reference };
  });
}

/** Tickets are locked before other rows, always. Of another unit: as if it were not there. */
async function lockedTicketOf(ctx: Ctx, id: number): Promise<string> {
  const [row] = await ctx.db
    .select({ reference: tickets.reference, unitId: extensionRequests.unitId })
    .from(extensionRequests)
    .innerJoin(tickets, eq(tickets.id, extensionRequests.ticketId))
    .where(eq(extensionRequests.id, id));
  if (!row || row.unitId !== reachOf(ctx.actor)?.unitId)
    throw new AppError("NOT_FOUND", "Không tìm thấy đề nghị gia hạn này.");
  await lockTickets(ctx.db, [row.reference]);
  return row.reference;
}

function read<S extends z.ZodType>(schema: S, given: unknown): z.infer<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
  throw new AppError("INVALID", "Một số mục chưa đúng.", { fields });
}
