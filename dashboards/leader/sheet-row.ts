import type { Row, Worksheet } from "exceljs";
import { harmlessCell } from "#src/domain/harmless-cell.ts";

export type SheetCell = string | number | Date | null;

/** One more row of a sheet; texts of citizens and staff run nothing in whatever opens it. */
export const sheetRow = (sheet: Worksheet, cells: readonly SheetCell[]): Row =>
  sheet.addRow(cells.map((cell) => (typeof cell === "string" ? harmlessCell(cell) : cell)));
