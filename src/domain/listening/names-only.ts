import type { Finding } from "../redact/finding.ts";
import { redact } from "../redact/redact.ts";
import type { TopicQuery } from "./topic-query.ts";

/** More ways to match than this are looked at no further. */
const MOST = 200;

/**
 * What a mention may say to match, and nothing else: the words of each way through AND and OR, as typed in capitals, the
 * way names are written. "Rác Thải", "Nguyễn Văn An".
 */
export function waysToMatch(query: TopicQuery): string[] {
  switch (query.kind) {
    case "phrase":
      return [query.words.map(({ exact }) => capital(exact)).join(" ")];
    case "near":
      return [[query.left, query.right].flatMap(waysToMatch).join(" ")];
    case "or":
      return query.parts.flatMap(waysToMatch).slice(0, MOST);
    case "and":
      return query.parts
        .map(waysToMatch)
        .reduce((all, ways) => all.flatMap((one) => ways.map((way) => `${one} ${way}`.trim())).slice(0, MOST), [""]);
    default:
      return [""]; // a field, or what must not be there: no word
  }
}

const capital = (word: string): string => word.replace(/^\p{L}/u, (first) => first.toUpperCase());

/**
 * Whether such words are a person's full name and nothing more. Streets and places that bear a name the rules know are none.
 * @param found what a model sees in them, where there is one
 */
export function isOnlyName(words: string, found: readonly Finding[] = []): boolean {
  if (!words.includes(" ")) return false;
  const names = redact(words, found).found.filter(({ type }) => type === "name");
  const rest = names.reduce(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    words,
  );
  return rest.trim() === "";
}
