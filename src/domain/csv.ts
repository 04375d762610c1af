import { harmlessCell } from "./harmless-cell.ts";

export type CsvValue = string | number | bigint | boolean | null | undefined;

/** Also quoted for `;` and tab, so that a file stays whole whichever of the three separators it uses. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * One finished cell of an exported CSV file: made harmless by a leading `'`, then quoted as in RFC 4180 where needed.
 * Numbers and booleans are ours, not the citizen's, and stay as they are; null and undefined are empty.
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const harmless = harmlessCell(value);
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One line of an exported CSV file, with its end (RFC 4180). */
export const csvRow = (cells: readonly CsvValue[]): string => `${cells.map(csvCell).join(",")}\r\n`;
