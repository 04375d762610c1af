import type { SaidWord } from "./said-words.ts";

/** What a topic asks for. Positions are UTF-16 offsets in the query as typed, half-open. */
export type TopicQuery =
  | { kind: "phrase"; words: readonly AskedWord[] }
  | { kind: "near"; within: number; left: Phrase; right: Phrase }
  | { kind: "field"; field: TopicField; value: string }
  | { kind: "and" | "or"; parts: readonly TopicQuery[] }
  | { kind: "not"; part: TopicQuery };

/** One word or several one after the other. */
export type Phrase = Extract<TopicQuery, { kind: "phrase" }>;

export interface AskedWord extends SaidWord {
  /** Only the beginning was typed: "ngập*". */
  prefix: boolean;
}

export const TOPIC_FIELDS = ["sector", "ward", "source", "sentiment", "urgency"] as const;
export type TopicField = (typeof TOPIC_FIELDS)[number];

/** What is known of a mention beside its words; null = not known. */
export type FieldsOf = Record<TopicField, string | null>;

/** Words that a query may hold, and how far NEAR may reach: beyond, looking takes too long. */
export const TOPIC_LIMITS = { characters: 1_000, terms: 60, depth: 12, near: 20, leastPrefix: 2 } as const;

export const and = (parts: readonly TopicQuery[]): TopicQuery => joined("and", parts);
export const or = (parts: readonly TopicQuery[]): TopicQuery => joined("or", parts);

function joined(kind: "and" | "or", parts: readonly TopicQuery[]): TopicQuery {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind, parts: flat };
}

/** All words that speak for a match: not those behind NOT. */
export function askedPhrases(query: TopicQuery): Phrase[] {
  if (query.kind === "phrase") return [query];
  if (query.kind === "near") return [query.left, query.right];
  if (query.kind === "and" || query.kind === "or") return query.parts.flatMap(askedPhrases);
  return [];
}
