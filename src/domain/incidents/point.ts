/** A ticket or a mention, as far as it decides whether two tell of one event. */
export interface Point {
  /** Epoch ms: when it was written. */
  atMs: number;
  sector: string;
  wardCode: string | null;
  /** Without its kind and without marks: "ban co". */
  wardName: string | null;
  position: { lat: number; lng: number } | null;
  /** The gazetteer's reading of the street, else the first place named; without marks. Others are found by it. */
  street: string | null;
  /** Streets and landmarks, without marks, each with how it is written: place-names.ts. */
  places: ReadonlyMap<string, string>;
  /** Houses and alleys: spots.ts. */
  spots: readonly string[];
  /** Keys of matters.ts. */
  matters: readonly string[];
  /** All words without marks, in their order. */
  plain: string;
  /** tellingWords without the places. */
  words: ReadonlySet<string>;
  /** Who tells it; two with the same key are one person. */
  personKey: string;
}

/** How many different people stand behind points. */
export const peopleBehind = (points: readonly Pick<Point, "personKey">[]): number =>
  new Set(points.map(({ personKey }) => personKey)).size;

/** What links two points besides themselves. */
export interface Between {
  /** Cosine of the embeddings, 0..1; null when one has none or of another model. */
  likeness: number | null;
  /** Wards that touch. */
  neighbours: boolean;
}
