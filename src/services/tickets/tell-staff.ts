import type { Tx } from "#src/db/client.ts";
import { staffNotices } from "#src/db/schema/index.ts";
import type { NoticeKind } from "#src/domain/notice-kinds.ts";
import type { Role } from "#src/domain/roles.ts";
import type { TicketRow } from "./view.ts";

export interface Told {
  kind: NoticeKind;
  role: Role;
  /** Of a role that belongs to a unit. */
  unitId?: string | null;
  /** After the reference: "được báo lên để anh/chị xem." No word of a citizen. */
  says: string;
  /** What it is about, once a ticket: told again, it is ignored. */
  about: string;
  at: Date;
}

/** Writes notices of a ticket, in the transaction of what they tell of. */
export async function tellStaff(
  tx: Tx,
  ticket: Pick<TicketRow, "id" | "reference">,
  told: readonly Told[],
): Promise<void> {
  if (told.length === 0) return;
  await tx
    .insert(staffNotices)
    .values(
      told.map(({ kind, role, unitId = null, says, about, at }) => ({
        ticketId: ticket.id,
        key: `ticket-${ticket.id}-${about}-${unitId ?? role}`,
        ...{ kind, role, unitId },
        text: `Phản ánh ${ticket.reference} ${says}`,
        aboutAt: at,
      })),
    )
    .onConflictDoNothing();
}

/** Danger to life: the desk, the unit that holds it and every unit that is to help, at once. */
export async function tellOfDanger(tx: Tx, before: TicketRow, after: TicketRow, at: Date): Promise<void> {
  const isNew = before.urgency !== "critical" || before.unitId !== after.unitId;
  if (after.urgency !== "critical" || !after.unitId || !isNew) return;
  const common = { kind: "informed" as const, about: "critical", at };
  await tellStaff(tx, after, [
    {
      ...common,
      role: "operator",
      says: "có nguy hiểm đến tính mạng, sức khỏe: cần gọi 113, 114 hoặc 115 và xử lý ngay.",
    },
    { ...common, role: "unit_lead", unitId: after.unitId, says: "có nguy hiểm: đơn vị anh/chị chủ trì xử lý ngay." },
    ...after.alsoUnits.map((unitId) => ({
      ...common,
      role: "unit_lead" as const,
      unitId,
      says: "có nguy hiểm: đơn vị anh/chị phối hợp xử lý ngay.",
    })),
  ]);
}

/**
 * What the citizen should know cannot be written to them on any way: whoever has the ticket is told to ring them. The
 * tracking page shows it meanwhile.
 * @param about what could not be said: told once a round for each
 */
export async function tellOfUnreached(tx: Tx, ticket: TicketRow, about: string, at: Date): Promise<void> {
  const says =
    "có thông báo không gửi được cho người dân vì không còn cách nhắn tin nào: anh/chị gọi điện báo cho người dân nếu có số.";
  const told = { kind: "informed" as const, about: `unreached-${about}-${ticket.round}`, says, at };
  await tellStaff(tx, ticket, [
    ticket.unitId ? { ...told, role: "officer", unitId: ticket.unitId } : { ...told, role: "operator" },
  ]);
}
