import { asc, eq } from "drizzle-orm";
import { mentions, tickets } from "#src/db/schema/index.ts";
import { may } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords } from "../words-for.ts";
import { type MentionView, mentionView, postsOf, selectMentions } from "./view.ts";

/** More than this say nothing new beside a ticket. */
const MOST = 20;

/**
 * The public posts that a ticket came from or that were attached to it, earliest first. Who may read the ticket's text may
 * read them: the caller has loaded the ticket. None for who may not.
 */
export async function mentionsOfTicket(ctx: Ctx, reference: string): Promise<MentionView[]> {
  if (!may(ctx.actor, "ticket.read_text")) return [];
  const rows = await selectMentions(ctx.db)
    .where(eq(tickets.reference, parseReference(reference) ?? ""))
    .orderBy(asc(mentions.postedAt), asc(mentions.id))
    .limit(MOST);
  await lookAtWords(ctx, postsOf(rows));
  return rows.map((row) => mentionView(ctx, row));
}
