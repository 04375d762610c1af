import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { writeChange } from "./change-ticket.ts";

/** The citizen has answered: a ticket that waited for them goes on, and its clocks run again. */
export async function resumeOnAnswer(ctx: Ctx, tx: Tx, ticketId: number): Promise<void> {
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, ticketId)).for("update");
  if (ticket?.state === "waiting_citizen") await writeChange(ctx, tx, ticket, "resume", { set: {} });
}
