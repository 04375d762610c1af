import { ASSET_WORDS, OFFICE_WORDS, PETITION_WORDS, PRIVATE_PLACE, ROAD_WORDS, WIDTH_WORDS } from "./fact-words.ts";
import type { Facts, RoadOwner } from "./facts.ts";
import { type Phrase, type Said, said } from "./phrase.ts";

/** Narrower, or wider, is a house number, a length or a mistake. */
const WIDTHS_M = [1, 60] as const;
/** From here on no way is a ward's (decree of 1/1/2026): a width says more than the word for the way. */
const NO_ALLEY_FROM_M = 13;

/**
 * What a text says of the facts that decide the unit: hints, which only those lines of the routing table use that ask
 * for them. What is doubtful is left out; facts that a person has stated go before these.
 */
export function factsFromText(text: string): Facts {
  const words = said(text);
  const facts: Facts = {};
  const widthM = widthIn(words);
  if (widthM !== undefined) facts.roadWidthM = widthM;
  const roadOwner = firstOf(ROAD_WORDS, words);
  if (roadOwner && !contradicts(roadOwner, widthM)) facts.roadOwner = roadOwner;
  const asset = firstOf(ASSET_WORDS, words);
  if (asset) facts.asset = asset;
  if (PRIVATE_PLACE.in(words)) facts.place = "private";
  const petition = firstOf(PETITION_WORDS, words);
  if (petition) facts.petition = petition;
  const about = firstOf(OFFICE_WORDS, words);
  if (about) facts.about = about;
  return facts;
}

const firstOf = <T>(table: readonly (readonly [T, Phrase])[], words: Said): T | undefined =>
  table.find(([, phrase]) => phrase.in(words))?.[0];

function widthIn(words: Said): number | undefined {
  const widthM = Number(WIDTH_WORDS.in(words)?.[1]?.replace(",", "."));
  return widthM >= WIDTHS_M[0] && widthM <= WIDTHS_M[1] ? widthM : undefined;
}

const contradicts = (owner: RoadOwner, widthM = 0): boolean => owner === "ward" && widthM >= NO_ALLEY_FROM_M;
