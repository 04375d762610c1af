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
  /** One person of that role, and nobody else. */
  userId?: number | null;
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
      told.map(({ kind, role, unitId = null, userId = null, says, about, at }) => ({
        ticketId: ticket.id,
        key: `ticket-${ticket.id}-${about}-${userId === null ? (unitId ?? role) : `user-${userId}`}`,
        ...{ kind, role, unitId, userId },
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
