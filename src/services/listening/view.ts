import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentions, sources, tickets, units, users, wards } from "#src/db/schema/index.ts";
import type { Kind, Sentiment } from "#src/domain/kind.ts";
import type { DismissReason, MentionKind, MentionState } from "#src/domain/listening/mention-states.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { Ctx } from "../ctx.ts";
import { wordsFor } from "../words-for.ts";

/** A mention as pages and the API see it. Instants are ISO 8601 UTC; ids are opaque. */
export interface MentionView {
  id: string;
  source: { id: string; kind: SourceKind; name: string };
  kind: MentionKind;
  /** Where people can read it; https, or null. */
  url: string | null;
  /** As its writer put it; empty once removed. */
  text: string;
  removed: boolean;
  postedAt: string;
  changedAt: string;
  seenAt: string;
  /** As the source names them; null once dropped, or for who does not handle what people write. */
  author: string | null;
  /** Likes, shares, replies. */
  reach: number;
  /** Null until it was read. */
  sector: string | null;
  urgency: Urgency | null;
  verdictKind: Kind | null;
  sentiment: Sentiment | null;
  confidence: number | null;
  /** Why the classifier says so, Vietnamese. */
  reasons: string[];
  /** The phrases of the text that spoke for the sector, as written. */
  keywords: string[];
  ward: { code: string; name: string } | null;
  location: { lat: number; lng: number } | null;
  /** The street or landmark that the text names. */
  place: string | null;
  /** The unit that the rules name for it. */
  unit: { id: string; name: string } | null;
  /** 0..1: about this city, and something that it can act on. */
  relevance: number | null;
  /** Keys of `RELEVANCE_WHY` (src/domain/listening/relevance.ts), the strongest first. */
  relevanceWhy: string[];
  /** Topics that it matches, with the words that matched. */
  topics: { id: string; name: string; why: string[] }[];
  /** How many say the same; 0 on a copy. */
  copies: number;
  /** Id of the first that says the same; null: this is the first. */
  sameAs: string | null;
  state: MentionState;
  dismissReason: DismissReason | null;
  decidedBy: string | null;
  decidedAt: string | null;
  /** Reference of the ticket that it became or was attached to. */
  ticket: string | null;
  /** Reference of the incident that it belongs to. */
  incident: string | null;
  version: number;
}

export type MentionRow = typeof mentions.$inferSelect;

/** A mention with the names of what it points to. */
export const selectMentions = (db: Tx) =>
  db
    .select({
      mention: mentions,
      sourceKind: sources.kind,
      sourceName: sources.name,
      wardName: wards.name,
      unitName: units.name,
      decidedBy: users.name,
      ticket: tickets.reference,
      incident: sql<
        string | null
      >`coalesce((select i.reference from incident_members k join incidents i on i.id = k.incident_id
        where k.mention_id = ${mentions.id} and k.removed_at is null limit 1), ${tickets.incident})`,
      topics: sql<{ id: string; name: string; why: string[] }[]>`(select coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id::text, 'name', t.name, 'why', mt.why) order by t.name), '[]') from mention_topics mt
        join topics t on t.id = mt.topic_id where mt.mention_id = ${mentions.id})`,
    })
    .from(mentions)
    .innerJoin(sources, eq(sources.id, mentions.sourceId))
    .leftJoin(wards, eq(wards.code, mentions.wardCode))
    .leftJoin(units, eq(units.id, mentions.unitId))
    .leftJoin(users, eq(users.id, mentions.decidedById))
    .leftJoin(tickets, eq(tickets.id, mentions.ticketId))
    .$dynamic();

export type NamedMention = Awaited<ReturnType<typeof selectMentions>>[number];

/** As the indexes have it: without "nulls last" PostgreSQL sorts them anew. */
export const NEWEST_FIRST = sql`${mentions.postedAt} desc nulls last, ${mentions.id} desc nulls last`;

/** The mentions that the actor may see at all: a unit's lead sees what the rules give to that unit. Part of every query. */
export function withinReach(ctx: Ctx, ...conditions: (SQL | undefined)[]): SQL | undefined {
  const reach = reachOf(ctx.actor);
  return and(reach ? eq(mentions.unitId, reach.unitId) : sql`true`, ...conditions);
}

/** The words of posts that are about to be shown, for `lookAtWords`. */
export const postsOf = (rows: readonly NamedMention[]) => rows.map(({ mention }) => mention.text);

export function mentionView(ctx: Ctx, row: NamedMention): MentionView {
  const { mention } = row;
  const { lat, lng } = mention;
  return {
    id: String(mention.id),
    source: { id: mention.sourceId, kind: row.sourceKind, name: row.sourceName },
    kind: mention.kind,
    url: mention.url,
    text: wordsFor(ctx, mention.text),
    removed: mention.removedAt !== null,
    postedAt: mention.postedAt.toISOString(),
    changedAt: mention.changedAt.toISOString(),
    seenAt: mention.seenAt.toISOString(),
    author:
      mention.authorNameSealed && may(ctx.actor, "ticket.read_personal")
        ? ctx.box.open(mention.authorNameSealed)
        : null,
    reach: mention.reach,
    sector: mention.sector,
    urgency: mention.urgency,
    verdictKind: mention.verdictKind,
    sentiment: mention.sentiment,
    confidence: mention.confidence,
    reasons: mention.reasons.map((reason) => wordsFor(ctx, reason)),
    keywords: mention.keywords.map((words) => wordsFor(ctx, words)),
    ward: mention.wardCode ? { code: mention.wardCode, name: row.wardName ?? mention.wardCode } : null,
    location: lat !== null && lng !== null ? { lat, lng } : null,
    place: mention.place,
    unit: mention.unitId ? { id: mention.unitId, name: row.unitName ?? mention.unitId } : null,
    relevance: mention.relevance,
    relevanceWhy: mention.relevanceWhy,
    topics: row.topics,
    copies: mention.copies,
    sameAs: mention.sameAs === null ? null : String(mention.sameAs),
    state: mention.state,
    dismissReason: mention.dismissReason,
    decidedBy: row.decidedBy,
    decidedAt: mention.decidedAt?.toISOString() ?? null,
    ticket: row.ticket,
    incident: row.incident,
    version: mention.version,
  };
}
