import { CsvError, parse } from "csv-parse/sync";
import { AppError } from "#src/errors.ts";
import { decodeText } from "./decode-text.ts";
import { MAX_ROWS, tooLarge } from "./limits.ts";
import type { Table } from "./table.ts";

const DELIMITERS = [",", ";", "\t"] as const;

/** @throws {AppError} INVALID when a quote is never closed; TOO_LARGE */
export function readCsv(file: Uint8Array): Table {
  const { text, encoding } = decodeText(file);
  const delimiter = detectDelimiter(text);
  const rows: Table["rows"] = [];
  let row = 0;
  const collect = (record: string[]) => {
    row++;
    if (record.every((cell) => cell.trim() === "")) return null;
    rows.push({ row, cells: record.map((cell) => ({ text: cell })) });
    if (rows.length > MAX_ROWS + 1) throw tooLarge("rows");
    return null; // kept above, with its number
  };
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 1_000_000,
      on_record: collect,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = `Không đọc được tệp CSV từ dòng ${row + 1}: có thể thiếu dấu ngoặc kép đóng.`;
    throw new AppError("INVALID", message, { row: row + 1, reason: error.code });
  }
  return { rows, format: "csv", encoding, delimiter };
}

/** The one that occurs most in the first line that is not blank, where the header is. */
function detectDelimiter(text: string): string {
  const header = (/[^\r\n]*\S[^\r\n]*/.exec(text.slice(0, 10_000))?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
