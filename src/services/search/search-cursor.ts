import { noSuchPage } from "../tickets/newest.ts";

/** A ticket that matches. */
export interface Found {
  id: number;
  createdMs: number;
  /** See `scoreOf`. */
  score: number;
}

/** Where a page of matches ended, and among what they were ranked: the next page must be of the same order. */
export interface After extends Found {
  among: "newest" | "all" | "wide";
}

const AMONG = ["newest", "all", "wide"] as const;

export const cursorOf = ({ among, score, createdMs, id }: After): string =>
  [AMONG.indexOf(among), score, createdMs, id].map((n) => n.toString(36)).join("-");

/** @throws {AppError} INVALID */
export function readCursor(cursor: string | undefined): After | null {
  if (!cursor) return null;
  const [at = -1, score, createdMs, id] = cursor.split("-").map((part) => Number.parseInt(part, 36));
  const among = AMONG[at];
  if (!among || score === undefined || createdMs === undefined || id === undefined) throw noSuchPage();
  if (![score, createdMs, id].every(Number.isSafeInteger)) throw noSuchPage();
  return { among, score, createdMs, id };
}
