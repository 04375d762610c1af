import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { directives, tickets, units, wards } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import type { DirectiveState, DirectiveSubject } from "#src/domain/directive.ts";
import { reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";

export type DirectiveRow = typeof directives.$inferSelect;

/** A directive as pages show it. */
export interface DirectiveView {
  id: number;
  subject: DirectiveSubject;
  /** Reference of the ticket, code of the ward, id of the sector, or the topic in words. */
  about: string;
  /** Name of the ward; null for all else. */
  wardName: string | null;
  text: string;
  unit: { id: string; name: string };
  by: string;
  state: DirectiveState;
  dueAt: Date;
  /** The unit has not answered, and the due time has passed. */
  overdue: boolean;
  createdAt: Date;
  doneAt: Date | null;
}

export const directiveNotFound = () =>
  new AppError("NOT_FOUND", "Không tìm thấy chỉ đạo này. Anh/chị kiểm tra lại số.");

/** Directives that the actor reaches, with the names that they need: a unit its own, everybody else all. */
export const withinDirectives = (actor: Actor, ...conditions: (SQL | undefined)[]): SQL | undefined => {
  const reach = reachOf(actor);
  return and(reach ? eq(directives.unitId, reach.unitId) : undefined, ...conditions);
};

export const selectDirectives = (tx: Tx) =>
  tx
    .select({ row: directives, unitName: units.name, wardName: wards.name, reference: tickets.reference })
    .from(directives)
    .innerJoin(units, eq(units.id, directives.unitId))
    .leftJoin(wards, eq(wards.code, directives.wardCode))
    .leftJoin(tickets, eq(tickets.id, directives.ticketId));

export function directiveView(
  { row, unitName, wardName, reference }: Awaited<ReturnType<typeof selectDirectives>>[number],
  now: Date,
): DirectiveView {
  const { id, subject, text, state, dueAt, createdAt, doneAt, byName } = row;
  return {
    ...{ id, subject, text, state, dueAt, createdAt, doneAt, by: byName },
    about: reference ?? row.wardCode ?? row.sector ?? row.topic ?? "",
    wardName,
    unit: { id: row.unitId, name: unitName },
    overdue: state === "open" && dueAt <= now,
  };
}
