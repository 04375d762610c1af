import type { SaidText, SaidWord } from "./said-words.ts";
import type { AskedWord, FieldsOf, Phrase, TopicQuery } from "./topic-query.ts";

/** A mention as topics see it. */
export interface SaidMention {
  said: SaidText;
  fields: FieldsOf;
}

/** Where words stand in a text: [first, last], counted from 0. */
type Place = readonly [first: number, last: number];

/** Whether a mention is of a topic. Says the same as `topicTsquery` in PostgreSQL (topic-query.db.test.ts holds them together). */
export function matchesTopic(query: TopicQuery, mention: SaidMention): boolean {
  switch (query.kind) {
    case "phrase":
      return placesOf(query, mention.said).length > 0;
    case "near":
      return nearPlaces(query, mention.said).length > 0;
    case "field":
      return mention.fields[query.field] === query.value;
    case "and":
      return query.parts.every((part) => matchesTopic(part, mention));
    case "or":
      return query.parts.some((part) => matchesTopic(part, mention));
    case "not":
      return !matchesTopic(query.part, mention);
  }
}

const SHOWN = 8;

/** The words of a mention that made it match, in its own spelling; a few at most. */
export function matchedWords(query: TopicQuery, mention: SaidMention): string[] {
  const shown = (place: Place) =>
    mention.said.words
      .slice(place[0], place[1] + 1)
      .map(({ exact }) => exact)
      .join(" ");
  const places = (part: TopicQuery): Place[] => {
    if (part.kind === "phrase") return placesOf(part, mention.said);
    if (part.kind === "near") return nearPlaces(part, mention.said);
    if (part.kind === "and" || part.kind === "or") return part.parts.flatMap(places);
    return [];
  };
  return [...new Set(places(query).map(shown))].slice(0, SHOWN);
}

const placesOf = ({ words: asked }: Phrase, { words, unmarked }: SaidText): Place[] =>
  words.flatMap((_, first) =>
    asked.every((word, i) => isSaid(word, words[first + i], unmarked))
      ? [[first, first + asked.length - 1] as const]
      : [],
  );

/** Typed without marks: whatever marks the text has. Typed with marks: with the same, or in a text where nobody put any. */
function isSaid(asked: AskedWord, said: SaidWord | undefined, unmarked: boolean): boolean {
  if (!said) return false;
  const loosely = unmarked || asked.exact === asked.folded;
  const [wanted, given] = loosely ? [asked.folded, said.folded] : [asked.exact, said.exact];
  return asked.prefix ? given.startsWith(wanted) : given === wanted;
}

function nearPlaces({ within, left, right }: Extract<TopicQuery, { kind: "near" }>, said: SaidText): Place[] {
  const rights = placesOf(right, said);
  return placesOf(left, said).flatMap((a) =>
    rights.filter((b) => isNear(a, b, within)).map((b) => [Math.min(a[0], b[0]), Math.max(a[1], b[1])] as const),
  );
}

/** At most so many words from the end of one to the beginning of the other, whichever comes first. */
const isNear = (a: Place, b: Place, within: number): boolean => isAfter(a, b, within) || isAfter(b, a, within);
const isAfter = (a: Place, b: Place, within: number) => b[0] - a[1] >= 1 && b[0] - a[1] <= within;
