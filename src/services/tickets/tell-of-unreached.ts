import type { Tx } from "#src/db/client.ts";
import { type Told, tellStaff } from "./tell-staff.ts";
import type { TicketRow } from "./view.ts";

type Holder = Pick<TicketRow, "id" | "reference" | "round" | "unitId" | "assigneeId">;

const SAYS =
  "có thông báo không gửi được cho người dân vì không còn cách nhắn tin nào: anh/chị gọi điện báo cho người dân nếu có số.";

/**
 * What the citizen should know cannot be written to them on any way: whoever has the ticket is told to ring them. The
 * tracking page shows it meanwhile.
 * @param about what could not be said: told once a round for each
 */
export async function tellOfUnreached(tx: Tx, ticket: Holder, about: string, at: Date): Promise<void> {
  await tellStaff(tx, ticket, [
    { ...holderOf(ticket), kind: "informed", about: `unreached-${about}-${ticket.round}`, says: SAYS, at },
  ]);
}

/** The person who has a ticket; else the officers of its unit; else the desk. */
export function holderOf({ assigneeId, unitId }: Holder): Pick<Told, "role" | "unitId" | "userId"> {
  if (unitId === null) return { role: "operator" };
  return { role: "officer", unitId, userId: assigneeId };
}
