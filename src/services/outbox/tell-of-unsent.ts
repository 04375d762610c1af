import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets, users } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { holderOf } from "../tickets/tell-of-unreached.ts";
import { type Told, tellStaff } from "../tickets/tell-staff.ts";
import type { OutboxRow } from "./claim-next.ts";
import { baseOf } from "./take-next-way.ts";

const SAYS =
  "có tin không gửi được cho người dân và không còn cách gửi nào khác: anh/chị mở phản ánh để gửi lại hoặc gọi điện.";

/**
 * A bubble has failed for good, perhaps hours after its writer has gone on to something else: they are told, or whoever
 * has the ticket when the machine wrote it. Once for a saying, however many bubbles it had.
 */
export async function tellOfUnsent(ctx: Ctx, tx: Tx, row: OutboxRow): Promise<void> {
  if (row.ticketId === null) return;
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, row.ticketId));
  if (!ticket) return;
  const to = (await writerOf(tx, row)) ?? holderOf(ticket);
  const about = `unsent-${baseOf(row.key)}`;
  await tellStaff(tx, ticket, [{ ...to, kind: "informed", about, says: SAYS, at: ctx.now() }]);
}

async function writerOf(tx: Tx, { byUserId }: OutboxRow): Promise<Pick<Told, "role" | "unitId" | "userId"> | null> {
  if (byUserId === null) return null;
  const [writer] = await tx
    .select({ role: users.role, unitId: users.unitId, userId: users.id })
    .from(users)
    .where(and(eq(users.id, byUserId), isNull(users.disabledAt)));
  return writer ?? null;
}
