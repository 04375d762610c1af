import { byMarks } from "./said-words.ts";
import type { AskedWord, Phrase, TopicQuery } from "./topic-query.ts";

/**
 * The words of a query as PostgreSQL's `tsquery` over `saidVector`.
 * @returns null when the query also asks for what is no word: a field
 */
export function topicTsquery(query: TopicQuery): string | null {
  const [marked, unmarked] = [written(query, false), written(query, true)];
  return marked === null || unmarked === null ? null : byMarks(marked, unmarked);
}

function written(query: TopicQuery, unmarked: boolean): string | null {
  switch (query.kind) {
    case "phrase":
      return phrase(query, unmarked);
    case "near":
      return near(query, unmarked);
    case "field":
      return null;
    case "not": {
      const part = written(query.part, unmarked);
      return part === null ? null : `!(${part})`;
    }
    default: {
      const parts = query.parts.map((part) => written(part, unmarked));
      if (parts.some((part) => part === null)) return null;
      return parts.map((part) => `(${part})`).join(query.kind === "and" ? " & " : " | ");
    }
  }
}

/** Letters and digits only, so nothing in it needs escaping. */
const lexeme = ({ exact, folded, prefix }: AskedWord, unmarked: boolean): string =>
  `'${unmarked ? folded : exact}'${prefix ? ":*" : ""}`;

const phrase = ({ words }: Phrase, unmarked: boolean): string =>
  words.map((word) => lexeme(word, unmarked)).join(" <-> ");

/** PostgreSQL knows exact distances only: each of them, both ways round. */
function near({ within, left, right }: Extract<TopicQuery, { kind: "near" }>, unmarked: boolean): string {
  const [a, b] = [`(${phrase(left, unmarked)})`, `(${phrase(right, unmarked)})`];
  const distances = Array.from({ length: within }, (_, i) => i + 1);
  return distances.map((n) => `${a} <${n}> ${b} | ${b} <${n}> ${a}`).join(" | ");
}
