import type { Context } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { bulkActionsOf } from "./bulk-actions.ts";
import { readListQuery, toFilter } from "./list-query.ts";
import { TicketRow } from "./ticket-row.tsx";

export interface ListRows {
  rows: { reference: string; html: string }[];
  /** Cursor of the page after this one; null at the end, and when single rows were asked for. */
  next: string | null;
}

/** Rows as the page would show them, for its script: the next page, or with `refs` those tickets as they are now. */
export async function listRows(verbs: Verbs, c: Context<HttpEnv>): Promise<ListRows> {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const query = readListQuery(c.req.query(), ctx.actor);
  const refs = (c.req.query("refs") ?? "").split(",").filter(Boolean);
  const { cursor: _cursor, q: _words, ...filter } = toFilter(query);
  const { items, next } =
    refs.length > 0
      ? { items: await verbs.deskRows(ctx, filter, refs), next: null }
      : await verbs.listTickets(ctx, toFilter(query));
  const selectable = bulkActionsOf(page.actor).length > 0;
  const rows = items.map((ticket) => ({
    reference: ticket.reference,
    html: String(<TicketRow page={page} ticket={ticket} selectable={selectable} />),
  }));
  return { rows, next };
}
