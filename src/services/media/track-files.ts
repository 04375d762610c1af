import { and, eq, sql } from "drizzle-orm";
import { messages, tickets, uploads } from "#src/db/schema/index.ts";
import { OPEN_STATES, type State } from "#src/domain/state.ts";
import { ratingToken } from "../csat/rating-link.ts";
import type { Ctx } from "../ctx.ts";
import { morePath } from "../submissions/more-link.ts";
import { mediaLink } from "./media-link.ts";
import { ownMedia } from "./read-media.ts";

export interface TrackFile {
  /** Works for some minutes. */
  url: string;
  mime: string;
}

/** What the tracking page shows beside words: pictures of the result; and for whoever sent the report, their own files. */
export interface TrackFiles {
  result: TrackFile[];
  own: TrackFile[];
  /** Where it can be rated; null: not now, or not by whoever asks. */
  ratingUrl: string | null;
  /** Where place or words can be added while it is open; null: not by whoever asks. */
  moreUrl: string | null;
}

/** @param isOwn whoever asks has shown the secret of the report */
export async function trackFiles(ctx: Ctx, reference: string, isOwn: boolean): Promise<TrackFiles> {
  const [ticket] = await ctx.db.select().from(tickets).where(eq(tickets.reference, reference));
  if (!ticket) return { result: [], own: [], ratingUrl: null, moreUrl: null };
  const ended = ticket.state === "resolved" || ticket.state === "closed";
  const linked = (rows: { id: string; mime: string }[]) =>
    rows.map(({ id, mime }) => ({ url: mediaLink(ctx, id), mime }));
  const fetched = async () => (await ownMedia(ctx, ticket.id)).map(({ id, mime }) => ({ id: String(id), mime }));
  return {
    result: ended ? linked(await uploadsOf(ctx, ticket.id, "resolved")) : [],
    own: isOwn ? linked([...(await uploadsOf(ctx, ticket.id, "in")), ...(await fetched())]) : [],
    ratingUrl:
      isOwn && ended && (await isAsked(ctx, ticket)) ? `/danh-gia/${ratingToken(ctx, ticket.id, ticket.round)}` : null,
    moreUrl: isOwn && isOpen(ticket.state) ? morePath(ctx, reference) : null,
  };
}

const isOpen = (state: State): boolean => OPEN_STATES.some((open) => open === state);

async function uploadsOf(ctx: Ctx, ticketId: number, of: "in" | "resolved"): Promise<{ id: string; mime: string }[]> {
  const which = of === "in" ? eq(messages.direction, "in") : and(eq(messages.direction, "out"), eq(messages.kind, of));
  const rows = await ctx.db
    .selectDistinct({ id: uploads.id, mime: uploads.mime })
    .from(messages)
    .innerJoin(
      uploads,
      sql`${messages.attachments} @> jsonb_build_array(jsonb_build_object('type', 'upload', 'url', ${uploads.id}))`,
    )
    .where(and(eq(messages.ticketId, ticketId), eq(messages.hidden, false), which));
  return rows;
}

async function isAsked(ctx: Ctx, { id, round }: { id: number; round: number }): Promise<boolean> {
  const rows = await ctx.db.execute(sql`
    select from ratings where ticket_id = ${id} and round = ${round} and token_digest is not null`);
  return rows.length > 0;
}
