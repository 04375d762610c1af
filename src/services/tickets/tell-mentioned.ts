import { and, eq, inArray, isNull, ne, or, type SQL } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { staffNotices, users } from "#src/db/schema/index.ts";
import { mentionedIn } from "#src/domain/mentioned.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "./view.ts";

/**
 * Tells the colleagues whom a note calls by "@name": people of the unit that holds the ticket, of the writer's own, and
 * of the same desk. In the transaction of the note. Nobody is told of their own note.
 * @returns ids of those who were told
 * @throws {AppError} INVALID with `details.fields` when a name fits several people
 */
export async function tellMentioned(ctx: Ctx, tx: Tx, ticket: TicketRow, note: string): Promise<number[]> {
  if (!note.includes("@")) return [];
  const { people, unclear } = mentionedIn(note, await colleaguesOf(ctx, tx, ticket));
  const [first] = unclear;
  if (first) throw whichOne(first.written, first.names);
  if (people.length === 0) return [];
  await tx
    .insert(staffNotices)
    .values(
      people.map(({ id, role, unitId }) => ({
        ticketId: ticket.id,
        // A note moves the version: the next one may call the same person again.
        key: `ticket-${ticket.id}-note-${ticket.version}-user-${id}`,
        kind: "mentioned" as const,
        ...{ role, unitId, userId: id },
        text: `Phản ánh ${ticket.reference}: ${ctx.actor.name} nhắc anh/chị trong ghi chú nội bộ.`,
        aboutAt: ctx.now(),
      })),
    )
    .onConflictDoNothing();
  return people.map(({ id }) => id);
}

function colleaguesOf(ctx: Ctx, tx: Tx, ticket: TicketRow) {
  const { unitId, role, userId } = ctx.actor;
  const units = [ticket.unitId, unitId].filter((id) => id !== null);
  const circles: (SQL | undefined)[] = [
    units.length > 0 ? inArray(users.unitId, units) : undefined,
    unitId === null && role ? and(eq(users.role, role), isNull(users.unitId)) : undefined,
  ];
  return tx
    .select({ id: users.id, name: users.name, role: users.role, unitId: users.unitId })
    .from(users)
    .where(and(isNull(users.disabledAt), ne(users.id, userId ?? 0), or(...circles)))
    .orderBy(users.id);
}

function whichOne(written: string, names: readonly string[]): AppError {
  const message = `“${written}” có thể là ${names.join(" hoặc ")}. Vui lòng viết đủ họ tên sau dấu @.`;
  return new AppError("INVALID", message, { fields: [{ field: "note", message }] });
}
