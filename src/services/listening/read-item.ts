import type { Place } from "#src/city/city.ts";
import type { mentions } from "#src/db/schema/index.ts";
import { featuresOf, type Judged, relevanceOf } from "#src/domain/listening/relevance.ts";
import { saidVector, wordsOf } from "#src/domain/listening/said-words.ts";
import { simhashOf } from "#src/domain/listening/simhash.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import { type Classifier, type Embedding, soundVerdict, type Verdict } from "#src/ports/classifier.ts";
import type { SourceItem } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { questionOf } from "../routing/question-of.ts";
import { relevanceWeights } from "./relevance-weights.ts";

/** All columns that come from reading a text; what people decide and what others repeat are not among them. */
export type Reading = Pick<
  typeof mentions.$inferInsert,
  | "sector"
  | "urgency"
  | "verdictKind"
  | "sentiment"
  | "confidence"
  | "reasons"
  | "keywords"
  | "model"
  | "wardCode"
  | "unitId"
  | "lat"
  | "lng"
  | "place"
  | "relevance"
  | "relevanceWhy"
  | "simhash"
  | "words"
>;

export interface ReadItem {
  reading: Reading;
  embedding: Embedding | null;
}

/** The classifier reads a paragraph: what comes after the first pages of a long post changes nothing. */
const READ_CHARACTERS = 4_000;

/** Classifies, locates, scores and spells out what a source told. @throws {AppError} UNAVAILABLE when the model cannot answer */
export async function readItem(
  ctx: Ctx,
  item: SourceItem,
  sourceKind: SourceKind,
  classifier: Classifier,
  signal?: AbortSignal,
): Promise<ReadItem> {
  const { verdict, embedding } = await classifier.classify(item.text.slice(0, READ_CHARACTERS), signal);
  const sound = soundVerdict(verdict);
  const at = new Date(item.postedAt);
  const place = ctx.city.locate({ text: item.text.slice(0, READ_CHARACTERS), ...item.position, at });
  const relevance = relevanceOf(featuresOf(judgedOf(ctx, item, sourceKind, sound, place)), await relevanceWeights(ctx));
  return {
    embedding,
    reading: {
      ...verdictColumns(sound),
      ...placeColumns(ctx, item, sound, place),
      relevance: relevance.score,
      relevanceWhy: relevance.why,
      simhash: simhashOf(item.text),
      words: saidVector(item.text),
    },
  };
}

const verdictColumns = (verdict: Verdict): Reading => ({
  sector: verdict.sector,
  urgency: verdict.urgency,
  verdictKind: verdict.kind,
  sentiment: verdict.sentiment,
  confidence: verdict.confidence,
  reasons: verdict.reasons,
  keywords: verdict.keywords,
  model: verdict.model,
});

function placeColumns(ctx: Ctx, { text, position }: SourceItem, verdict: Verdict, place: Place): Reading {
  const wardCode = place.ward?.code ?? null;
  const { sector, urgency, kind } = verdict;
  const question = questionOf(
    { sector, urgency, kind, wardCode, text, facts: {}, formerDistrict: place.formerDistrict ?? null },
    ctx.now(),
  );
  return {
    wardCode,
    unitId: wardCode && question ? (ctx.city.route(question)?.unit.id ?? null) : null,
    lat: position?.lat ?? null,
    lng: position?.lng ?? null,
    place: place.street ?? (place.span ? text.slice(...place.span) : null),
  };
}

export const judgedOf = (
  ctx: Ctx,
  item: Pick<SourceItem, "text" | "kind">,
  sourceKind: SourceKind,
  verdict: Pick<Verdict, "sector" | "confidence" | "kind" | "urgency">,
  place: Place,
): Judged => ({
  text: item.text,
  place: place.status,
  street: place.street !== null,
  city: namesCity(ctx, item.text),
  sourceKind,
  kind: item.kind,
  sector: verdict.sector,
  confidence: verdict.confidence,
  verdictKind: verdict.kind,
  urgency: verdict.urgency,
});

function namesCity({ city }: Ctx, text: string): boolean {
  const plain = (words: string) =>
    ` ${wordsOf(words)
      .map(({ folded }) => folded)
      .join(" ")} `;
  const said = plain(text);
  return [city.name, ...city.alsoCalled].some((name) => said.includes(plain(name)));
}
