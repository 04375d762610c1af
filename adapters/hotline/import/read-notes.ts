import { AppError } from "#src/errors.ts";
import { readHeader } from "./columns.ts";
import { MAX_BYTES, tooLarge } from "./limits.ts";
import { type NoteRow, noteKey } from "./note-row.ts";
import { readCsv } from "./read-csv.ts";
import { type RowError, readRow } from "./read-row.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { Table } from "./table.ts";

/** What a file holds, for a preview before anything is stored. Rows with an error are not among `rows`. */
export interface NotesFile {
  rows: NoteRow[];
  errors: RowError[];
  format: "csv" | "xlsx";
  /** As detected; null for XLSX. */
  encoding: string | null;
  delimiter: string | null;
  /** Headings that mean nothing to us. */
  ignoredColumns: string[];
}

/**
 * Reads a CSV or XLSX file of operators' notes. Nothing is stored.
 * @throws {AppError} TOO_LARGE over 10 MB or 20,000 rows; UNSUPPORTED for other kinds of files; INVALID when broken;
 *   UNPROCESSABLE when a required column is missing
 */
export async function readNotes(file: Uint8Array, filename: string): Promise<NotesFile> {
  if (file.length > MAX_BYTES) throw tooLarge("bytes");
  const table = await readTable(file, filename);
  const [first, ...others] = table.rows;
  const header = readHeader(first);
  const rows: NoteRow[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for (const other of others) {
    const read = readRow(other, header);
    if (Array.isArray(read)) errors.push(...read);
    else if (seen.has(noteKey(read))) errors.push(repeated(read, seen.get(noteKey(read))));
    else {
      seen.set(noteKey(read), read.row);
      rows.push(read);
    }
  }
  const { format, encoding, delimiter } = table;
  return { rows, errors, format, encoding, delimiter, ignoredColumns: header.ignored };
}

/** By content where it tells, else by name: desks rename files, and a spreadsheet called .csv is still one. */
async function readTable(file: Uint8Array, filename: string): Promise<Table> {
  const starts = (...bytes: number[]) => bytes.every((byte, i) => file[i] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return readXlsx(file);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new AppError("UNSUPPORTED", "Tệp .xls đời cũ không đọc được. Vui lòng lưu lại dạng .xlsx hoặc .csv.");
  }
  if (!/\.(?:csv|tsv|txt)$/i.test(filename)) {
    throw new AppError("UNSUPPORTED", "Chỉ nhận tệp .csv hoặc .xlsx.");
  }
  return readCsv(file);
}

function repeated({ row, callId }: NoteRow, earlier: number | undefined): RowError {
  const field = callId === undefined ? "Nội dung" : "Mã cuộc gọi";
  return { row, field, message: `Trùng với dòng ${earlier}.` };
}
