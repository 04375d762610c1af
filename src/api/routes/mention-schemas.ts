import { z } from "@hono/zod-openapi";
import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { DISMISS_REASONS, MENTION_KINDS, MENTION_STATES } from "#src/domain/listening/mention-states.ts";
import { SOURCE_KINDS } from "#src/domain/listening/source-kinds.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import type { MentionPage } from "#src/services/listening/load-mention.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import type { TopicPreview } from "#src/services/topics/preview-topic.ts";
import type { TopicView } from "#src/services/topics/view.ts";

const instant = z.iso.datetime();
const named = z.object({ id: z.string(), name: z.string() });

export const Mention = z
  .object({
    id: z.string(),
    source: z.object({ id: z.string(), kind: z.enum(SOURCE_KINDS), name: z.string() }),
    kind: z.enum(MENTION_KINDS),
    url: z.string().nullable(),
    text: z.string(),
    removed: z.boolean(),
    postedAt: instant,
    changedAt: instant,
    seenAt: instant,
    author: z.string().nullable().openapi({ description: "As the source names them; dropped after some days" }),
    reach: z.number(),
    sector: z.string().nullable(),
    urgency: z.enum(URGENCIES).nullable(),
    verdictKind: z.enum(KINDS).nullable(),
    sentiment: z.enum(SENTIMENTS).nullable(),
    confidence: z.number().nullable(),
    reasons: z.array(z.string()),
    keywords: z.array(z.string()),
    ward: z.object({ code: z.string(), name: z.string() }).nullable(),
    location: z.object({ lat: z.number(), lng: z.number() }).nullable(),
    place: z.string().nullable(),
    unit: named.nullable(),
    relevance: z.number().nullable().openapi({ description: "0..1: about this city, and something it can act on" }),
    relevanceWhy: z.array(z.string()),
    topics: z.array(named.extend({ why: z.array(z.string()) })),
    copies: z.number().openapi({ description: "How many say the same" }),
    sameAs: z.string().nullable().openapi({ description: "The first that says the same; null: this one" }),
    state: z.enum(MENTION_STATES),
    dismissReason: z.enum(DISMISS_REASONS).nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    ticket: z.string().nullable().openapi({ example: "PA-26-7K3M9QD" }),
    incident: z.string().nullable().openapi({ example: "SC-26-7K3M9QD" }),
    version: z.number(),
  } satisfies Record<keyof MentionView, z.ZodType>)
  .openapi("Mention");

export const MentionDetail = z
  .object({
    mention: Mention,
    copies: z.array(Mention),
    history: z.array(
      z.object({ step: z.string(), facts: z.record(z.string(), z.unknown()), by: z.string().nullable(), at: instant }),
    ),
  } satisfies Record<keyof MentionPage, z.ZodType>)
  .openapi("MentionDetail");

export const Topic = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.string().openapi({ example: '(ngập OR "triều cường") NOT "cầu thủ" ward:"Phường Bàn Cờ"' }),
    active: z.boolean(),
    by: z.string().nullable(),
    createdAt: instant,
    version: z.number(),
    n: z.number().openapi({ description: "Mentions of the last 30 days" }),
    matching: z.boolean().openapi({ description: "What was said before is still being matched" }),
  } satisfies Record<keyof TopicView, z.ZodType>)
  .openapi("Topic");

export const Preview = z
  .object({
    days: z.array(z.object({ onDay: z.iso.date(), n: z.number() })),
    n: z.number(),
    newest: z.array(Mention),
  } satisfies Record<keyof TopicPreview, z.ZodType>)
  .openapi("TopicPreview");
