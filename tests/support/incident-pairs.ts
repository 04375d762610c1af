import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { City } from "#src/city/city.ts";
import { areNeighbours } from "#src/city/neighbours.ts";
import type { Between, Point } from "#src/domain/incidents/point.ts";
import { pointOf } from "#src/domain/incidents/point-of.ts";

export const PAIRS_FILE = join(import.meta.dirname, "../incident-pairs.jsonl");

const Side = z.strictObject({
  text: z.string().min(1),
  /** From a common beginning. */
  minutes: z.number().min(0),
  sector: z.string(),
  /** Where the writer sent a position. */
  lat: z.number().optional(),
  lng: z.number().optional(),
});
type Side = z.infer<typeof Side>;

export const Pair = z.strictObject({
  id: z.number(),
  /** Judged by a person: one event or not. */
  same: z.boolean(),
  /** Names of the events: pairs of one event stay in one part when the others are learned from. */
  events: z.tuple([z.string(), z.string()]),
  a: Side,
  b: Side,
  /** Of the shipped model's embeddings, as it was when the weights were learned. */
  likeness: z.number().optional(),
});
export type Pair = z.infer<typeof Pair>;

export const readPairs = (): Pair[] =>
  readFileSync(PAIRS_FILE, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => Pair.parse(JSON.parse(line)));

const BEGUN_MS = Date.parse("2026-11-20T01:00:00Z");

/** A side as the service would know it: place by the gazetteer, sector as the classifier should have it. */
export function sidePoint(city: City, { text, minutes, sector, lat, lng }: Side, personKey: string): Point {
  const place = city.locate({ text, lat, lng });
  const [likeliest] = place.candidates;
  const wardCode = place.ward?.code ?? (likeliest && likeliest.p >= 0.5 ? likeliest.code : null);
  return pointOf({
    ...{ text, sector, personKey, street: place.street },
    at: new Date(BEGUN_MS + minutes * 60_000),
    wardCode,
    wardName: wardCode === null ? null : (city.ward(wardCode)?.name ?? null),
    lat: lat ?? null,
    lng: lng ?? null,
  });
}

/** The two points and what links them. @param withLikeness whether the embeddings are looked at */
export function sidesOf(city: City, { a, b, likeness }: Pair, withLikeness: boolean): [Point, Point, Between] {
  const [one, other] = [sidePoint(city, a, "a"), sidePoint(city, b, "b")];
  const neighbours = areNeighbours(city, one.wardCode, other.wardCode);
  return [one, other, { likeness: withLikeness ? (likeness ?? null) : null, neighbours }];
}

/** F1 of "same event". @param judged whether each pair is said to be one, in their order */
export function f1Of(pairs: readonly Pair[], judged: readonly boolean[]) {
  let [hits, wrong, missed] = [0, 0, 0];
  for (const [at, { same }] of pairs.entries()) {
    if (judged[at] && same) hits++;
    else if (judged[at]) wrong++;
    else if (same) missed++;
  }
  return { f1: (2 * hits) / (2 * hits + wrong + missed), hits, wrong, missed };
}
