import type { TopicFault } from "./topic-fault.ts";

/** A piece of a typed query; `[at, to)` are UTF-16 offsets. */
export type Token = { at: number; to: number } & (
  | { kind: "(" | ")" | "AND" | "OR" | "NOT" }
  | { kind: "NEAR"; within: number }
  | { kind: "word"; text: string }
  | { kind: "phrase"; text: string }
  | { kind: "field"; field: string; value: string }
);

const NEAR = /^NEAR\/(\d+)$/;
const FIELD = /^([a-z]+):(.*)$/su;
/** A parenthesis, a quoted phrase, a field with a quoted value, or anything up to the next space, quote or parenthesis. */
const PIECE = /\s+|[()]|([a-z]+:)?["“”]([^"“”]*)(["“”])?|[^\s()"“”]+/gu;

/** @returns the pieces in order, or what cannot be read */
export function topicTokens(query: string): Token[] | TopicFault {
  const tokens: Token[] = [];
  for (const match of query.matchAll(PIECE)) {
    const [text, field, quoted, closing] = match;
    const place = { at: match.index, to: match.index + text.length };
    if (/^\s/u.test(text)) continue;
    if (quoted === undefined) tokens.push(...bare(text, place));
    else if (closing === undefined) return { ...place, code: "open_quote" };
    else if (field) tokens.push({ ...place, kind: "field", field: field.slice(0, -1), value: quoted });
    else tokens.push({ ...place, kind: "phrase", text: quoted });
  }
  return tokens;
}

type Place = { at: number; to: number };

function bare(text: string, place: Place): Token[] {
  if (text === "(" || text === ")" || text === "AND" || text === "OR" || text === "NOT")
    return [{ ...place, kind: text }];
  const near = NEAR.exec(text);
  if (near) return [{ ...place, kind: "NEAR", within: Number(near[1]) }];
  const field = FIELD.exec(text);
  if (field) return [{ ...place, kind: "field", field: field[1] ?? "", value: field[2] ?? "" }];
  // As search engines have taught: -karaoke.
  if (/^-[\p{L}\p{N}]/u.test(text))
    return [
      { at: place.at, to: place.at + 1, kind: "NOT" },
      { at: place.at + 1, to: place.to, kind: "word", text: text.slice(1) },
    ];
  return [{ ...place, kind: "word", text }];
}
