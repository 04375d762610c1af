import type { City } from "#src/city/city.ts";
import type { staffNotices } from "#src/db/schema/index.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { ClockRow } from "./clock-row.ts";
import type { Rung } from "./ladder.ts";
import { noticeText } from "./notice-text.ts";

export type NewNotice = typeof staffNotices.$inferInsert;
type Role = Rung["steps"][number]["to"][number];

/** What the evaluator knows of the ticket of a clock. */
export type ClockTicket = Pick<TicketRow, "reference" | "urgency" | "unitId" | "assigneeId" | "promisedAt">;

/** One notice for each role that a rung tells. */
export function noticesOf(city: City, clock: ClockRow, ticket: ClockTicket, rung: Rung & { at: Date }): NewNotice[] {
  return rung.steps.flatMap(({ kind, to }) =>
    to.flatMap((named) => {
      const whom = recipientOf(named, ticket);
      if (!whom) return [];
      const { reference, unitId, promisedAt } = ticket;
      const told = { reference, unitId, promisedAt, clock: clock.clock, dueAt: clock.dueAt, percent: rung.percent };
      return {
        ticketId: clock.ticketId,
        key: keyOf(clock, rung.percent, whom.role),
        kind,
        ...whom,
        text: noticeText(city, { ...told, kind }),
        aboutAt: rung.at,
      };
    }),
  );
}

/** A ticket that nobody holds yet is the desk's; without a person in charge the leader of the unit is told anyway. */
function recipientOf(role: Role, ticket: ClockTicket): Pick<NewNotice, "role" | "unitId" | "userId"> | undefined {
  const { unitId, assigneeId } = ticket;
  if (role === "assignee") return assigneeId === null ? undefined : { role, unitId, userId: assigneeId };
  if (role === "unit_lead") return unitId === null ? { role: "operator", unitId: null } : { role, unitId };
  return { role, unitId: null };
}

/** The same thing is never told twice to the same; an extension is a new thing to tell. */
function keyOf(clock: ClockRow, percent: number, role: string): string {
  const until = clock.originalDueAt ? `-until-${clock.dueAt.toISOString().slice(0, 16)}` : "";
  return `clock-${clock.id}-step-${percent}-${role}${until}`;
}
