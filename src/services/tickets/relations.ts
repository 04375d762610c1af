import { asc, eq, or, sql } from "drizzle-orm";
import { ticketLinks, tickets } from "#src/db/schema/index.ts";
import { may } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords, wordsFor } from "../words-for.ts";
import { type TicketRow, withinReach } from "./view.ts";

/** A ticket beside another. */
export interface Related extends Pick<TicketView, "reference" | "state" | "createdAt" | "channel"> {
  /** Whether the reader may open it. */
  open: boolean;
  /** The beginning of what was written; empty for who may not read it. */
  text: string;
}

export interface Relations {
  /** Tickets merged into this one: as many more people told of the same matter. */
  merged: Related[];
  /** `split_into`: made from a part of this one; `split_from`: this one was made from a part of that. */
  links: (Related & { kind: "split_into" | "split_from" | "related" })[];
}

export async function relationsOf(ctx: Ctx, ticket: TicketRow): Promise<Relations> {
  const shown = {
    reference: tickets.reference,
    state: tickets.state,
    createdAt: tickets.createdAt,
    channel: tickets.channel,
    text: tickets.text,
    open: sql<boolean>`coalesce(${withinReach(ctx)}, false)`,
  };
  const [merged, links] = await Promise.all([
    ctx.db.select(shown).from(tickets).where(eq(tickets.duplicateOf, ticket.id)).orderBy(asc(tickets.createdAt)),
    ctx.db
      .select({ ...shown, kind: ticketLinks.kind, fromId: ticketLinks.fromId })
      .from(ticketLinks)
      .innerJoin(
        tickets,
        sql`${tickets.id} = case when ${ticketLinks.fromId} = ${ticket.id} then ${ticketLinks.toId} else ${ticketLinks.fromId} end`,
      )
      .where(or(eq(ticketLinks.fromId, ticket.id), eq(ticketLinks.toId, ticket.id)))
      .orderBy(asc(ticketLinks.id)),
  ]);
  await lookAtWords(
    ctx,
    [...merged, ...links].map(({ text }) => text),
  );
  return {
    merged: merged.map((row) => said(ctx, row)),
    links: links.map(({ kind, fromId, ...row }) => ({
      ...said(ctx, row),
      kind: kind === "related" ? kind : fromId === ticket.id ? "split_into" : "split_from",
    })),
  };
}

const SHOWN_CHARACTERS = 140;

const said = (ctx: Ctx, { text, ...row }: Omit<Related, "createdAt"> & { createdAt: Date }): Related => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  text: row.open && may(ctx.actor, "ticket.read_text") ? wordsFor(ctx, text).slice(0, SHOWN_CHARACTERS) : "",
});
