import { noSuchPage } from "../tickets/newest.ts";

const AMONG = ["newest", "wide", "indexed", "whole", "finished", "both"] as const;

/** A ticket that matches. */
export interface Found {
  id: number;
  createdMs: number;
  /** See `scoreOf`. */
  score: number;
}

/** Where a page of matches ended, and among what they were ranked: the next page must be of the same order. */
export interface After extends Found {
  among: (typeof AMONG)[number];
  /** Of those looked up in the index: the batch of tickets among which it was; 0 when among all. */
  batch: number;
}

export const cursorOf = ({ among, score, createdMs, id, batch }: After): string =>
  [AMONG.indexOf(among), score, createdMs, id, batch].map((n) => n.toString(36)).join("-");

/** @throws {AppError} INVALID */
export function readCursor(cursor: string | undefined): After | null {
  if (!cursor) return null;
  const [at = -1, score, createdMs, id, batch] = cursor.split("-").map((part) => Number.parseInt(part, 36));
  const among = AMONG[at];
  if (!among || score === undefined || createdMs === undefined || id === undefined || batch === undefined)
    throw noSuchPage();
  if (![score, createdMs, id, batch].every(Number.isSafeInteger)) throw noSuchPage();
  return { among, score, createdMs, id, batch };
}
