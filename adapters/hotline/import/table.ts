/** What a cell holds: text, a date and time on the wall (its UTC fields), a bare number, or why it cannot be used. */
export type Cell = { text: string } | { wallClock: Date } | { number: number } | { problem: string };

/** The rows of a file that are not blank, the header among them. */
export interface Table {
  /** `row` as a spreadsheet counts, from 1. */
  rows: { row: number; cells: (Cell | undefined)[] }[];
  format: "csv" | "xlsx";
  encoding: string | null;
  delimiter: string | null;
}

/** The words of a cell as an officer sees them; a wall clock as "2026-11-23 08:30:00". */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined || "problem" in cell) return "";
  if ("text" in cell) return cell.text;
  if ("number" in cell) return String(cell.number);
  return cell.wallClock.toISOString().slice(0, 19).replace("T", " ");
}
