import { asc, eq } from "drizzle-orm";
import { outbox, tickets } from "#src/db/schema/index.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import type { Verdict } from "#src/ports/classifier.ts";
import { receiveDelivery } from "#src/services/intake/receive-delivery.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { fixedClassifier } from "./classifier.ts";
import type { TestCtx } from "./ctx.ts";

/** Somebody who writes to an account, and what the service has them read. */
export function chat(t: TestCtx, account: "zalo-thu" | "fb-thu" = "zalo-thu", person = "nguoi-1") {
  let count = 0;
  const event = (more: Partial<NormalizedEvent>): NormalizedEvent => {
    count++;
    const id = `${person}-${count}`;
    return {
      channel: account === "fb-thu" ? "facebook" : "zalo",
      kind: "message",
      eventKey: `m:${id}`,
      objectId: id,
      verb: "add",
      threadKey: `${account}:${person}`,
      author: { key: person, anonymous: false },
      occurredAt: t.ctx.now().toISOString(),
      attachments: [],
      replyHint: { publicReply: false, privateReply: true },
      opensTicket: true,
      ...more,
    };
  };
  const take = async (said: NormalizedEvent) => {
    const body = Buffer.from(JSON.stringify(said));
    const { eventIds } = await receiveDelivery(t.ctx, { id: account }, body, [said]);
    let ticketId: number | null = null;
    for (const id of eventIds) ticketId = (await takeEvent(t.ctx, id)).ticketId ?? ticketId;
    return ticketId;
  };
  return {
    /** @returns the ticket that now waits for triage */
    write: (text: string, more: Partial<NormalizedEvent> = {}) => take(event({ text, ...more })),
    send: (more: Partial<NormalizedEvent>) => take(event(more)),
    /** The texts for this person, in their order; a sign under a message is none. */
    read: async () => {
      const rows = await t.ctx.db.select().from(outbox).where(eq(outbox.to, person)).orderBy(asc(outbox.id));
      return rows.filter(({ state, kind }) => state !== "cancelled" && kind !== "reaction");
    },
  };
}

/** Has all that waits read by a classifier that answers as told. */
export async function triageAll(t: TestCtx, verdict: Partial<Verdict> = {}) {
  const waiting = await t.ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.triagePending, true));
  for (const { id } of waiting) await triageTicket(t.ctx, id, fixedClassifier(verdict));
}

export const allTickets = (t: TestCtx) => t.ctx.db.select().from(tickets).orderBy(asc(tickets.id));
