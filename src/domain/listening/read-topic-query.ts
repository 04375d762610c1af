import { matchesTopic } from "./matches-topic.ts";
import { wordsOf } from "./said-words.ts";
import type { TopicFault, TopicFaultCode } from "./topic-fault.ts";
import {
  type AskedWord,
  and,
  or,
  type Phrase,
  TOPIC_FIELDS,
  TOPIC_LIMITS,
  type TopicField,
  type TopicQuery,
} from "./topic-query.ts";
import { type Token, topicTokens } from "./topic-tokens.ts";

/** What a field's value means: ids for what people type; null when there is none. */
export type FieldValues = (field: TopicField, typed: string) => string | null;

export type ReadTopic = { query: TopicQuery } | { fault: TopicFault };

/** Carries a fault out of the depth of the grammar; never leaves this file. */
class Stop extends Error {
  readonly fault: TopicFault;
  constructor(fault: TopicFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/**
 * Reads a query of the topic language: words, "phrases", NEAR/n, AND, OR, NOT (or -), parentheses, beginnings*, field:value.
 * Words side by side mean AND, which binds closer than OR; NEAR binds closest. Never throws.
 */
export function readTopicQuery(typed: string, values: FieldValues): ReadTopic {
  if (typed.length > TOPIC_LIMITS.characters)
    return { fault: { at: TOPIC_LIMITS.characters, to: typed.length, code: "too_long" } };
  const tokens = topicTokens(typed);
  if (!Array.isArray(tokens)) return { fault: tokens };
  try {
    const query = reader(tokens, values, typed.length).read();
    if (matchesTopic(query, NOTHING_SAID)) return { fault: { at: 0, to: typed.length, code: "matches_nothing_said" } };
    return { query };
  } catch (error) {
    if (error instanceof Stop) return { fault: error.fault };
    throw error;
  }
}

const NOTHING_SAID = {
  said: { words: [], unmarked: true },
  fields: { sector: null, ward: null, source: null, sentiment: null, urgency: null },
};

/** Recursive descent: or > and > not > near > one. */
function reader(tokens: readonly Token[], values: FieldValues, length: number) {
  let next = 0;
  let terms = 0;
  const peek = () => tokens[next];
  const stop = (token: Token | undefined, code: TopicFaultCode): never => {
    throw new Stop({ at: token?.at ?? Math.max(0, length - 1), to: token?.to ?? length, code });
  };

  const readOr = (depth: number): TopicQuery => {
    const parts = [readAnd(depth)];
    while (peek()?.kind === "OR") {
      next++;
      parts.push(readAnd(depth));
    }
    return or(parts);
  };
  const readAnd = (depth: number): TopicQuery => {
    const parts = [readNot(depth)];
    for (let token = peek(); token && token.kind !== "OR" && token.kind !== ")"; token = peek()) {
      if (token.kind === "AND") next++;
      parts.push(readNot(depth));
    }
    return and(parts);
  };
  const readNot = (depth: number): TopicQuery => {
    if (depth > TOPIC_LIMITS.depth) stop(peek(), "too_deep");
    if (peek()?.kind !== "NOT") return readNear(depth);
    next++;
    return { kind: "not", part: readNot(depth + 1) };
  };
  const readNear = (depth: number): TopicQuery => {
    let left = readOne(depth);
    const pairs: TopicQuery[] = [];
    for (let token = peek(); token?.kind === "NEAR"; token = peek()) {
      next++;
      if (token.within < 1 || token.within > TOPIC_LIMITS.near) stop(token, "near_range");
      const right = readOne(depth);
      pairs.push(nearOf(token, left, right));
      left = right;
    }
    return pairs.length === 0 ? left : and(pairs);
  };
  const nearOf = (token: Token & { kind: "NEAR" }, left: TopicQuery, right: TopicQuery): TopicQuery => {
    const [lefts, rights] = [phrasesOf(left), phrasesOf(right)];
    if (!lefts || !rights) return stop(token, "near_operand");
    terms += lefts.length * rights.length;
    if (terms > TOPIC_LIMITS.terms) stop(token, "too_many_terms");
    return or(
      lefts.flatMap((a) => rights.map((b) => ({ kind: "near", within: token.within, left: a, right: b }) as const)),
    );
  };
  const readOne = (depth: number): TopicQuery => {
    const token = peek();
    if (!token) return stop(tokens.at(-1), tokens.length === 0 ? "empty" : "missing_after");
    next++;
    if (token.kind === "(") return readGroup(token, depth);
    if (token.kind === ")") return stop(token, "stray_parenthesis");
    if (token.kind === "field") return fieldOf(token);
    if (token.kind !== "word" && token.kind !== "phrase") return stop(token, "missing_before");
    const phrase = phraseOf(token);
    terms += phrase.words.length;
    return terms > TOPIC_LIMITS.terms ? stop(token, "too_many_terms") : phrase;
  };
  const readGroup = (opening: Token, depth: number): TopicQuery => {
    if (peek()?.kind === ")") stop(opening, "empty_parenthesis");
    if (!peek()) stop(opening, "open_parenthesis");
    const inside = readOr(depth + 1);
    if (peek()?.kind !== ")") stop(opening, "open_parenthesis");
    next++;
    return inside;
  };
  const phraseOf = (token: Token & { kind: "word" | "phrase" }): Phrase => {
    const star = /\*\s*$/u.test(token.text);
    const typed = token.text.replace(/\*\s*$/u, "");
    if (typed.includes("*")) stop(token, "star_inside");
    const words = wordsOf(typed);
    const last = words.at(-1);
    if (!last) return stop(token, "no_letters");
    if (star && [...last.folded].length < TOPIC_LIMITS.leastPrefix) stop(token, "short_prefix");
    const asked = words.map((word, i): AskedWord => ({ ...word, prefix: star && i === words.length - 1 }));
    return { kind: "phrase", words: asked };
  };
  const fieldOf = (token: Token & { kind: "field" }): TopicQuery => {
    const field = TOPIC_FIELDS.find((name) => name === token.field);
    if (!field) return stop(token, "unknown_field");
    const value = values(field, token.value.trim()) ?? stop(token, "unknown_value");
    terms++;
    return { kind: "field", field, value };
  };
  const read = (): TopicQuery => {
    const query = readOr(0);
    const rest = peek();
    return rest ? stop(rest, rest.kind === ")" ? "stray_parenthesis" : "missing_before") : query;
  };
  return { read };
}

/** The words between which NEAR measures; null for what has no place in a text. */
function phrasesOf(query: TopicQuery): Phrase[] | null {
  if (query.kind === "phrase") return [query];
  if (query.kind !== "or") return null;
  const all = query.parts.map(phrasesOf);
  return all.every((phrases) => phrases !== null) ? all.flat() : null;
}
