import ExcelJS, { type CellValue } from "exceljs";
import { AppError } from "#src/errors.ts";
import { MAX_ROWS, tooLarge } from "./limits.ts";
import type { Cell, Table } from "./table.ts";
import { checkUnpackedSize } from "./unpacked-size.ts";

/**
 * Parts of a sheet that notes do not need and that make the library slow or hungry when they span whole columns:
 * it writes out each cell of a merged or validated range.
 */
const IGNORED = [
  "cols",
  "sheetViews",
  "autoFilter",
  "mergeCells",
  "rowBreaks",
  "hyperlinks",
  "dataValidations",
  "conditionalFormatting",
  "drawing",
  "picture",
  "tableParts",
  "extLst",
  "headerFooter",
  "legacyDrawing",
];

/**
 * The first sheet. Formulas are never evaluated: what the spreadsheet last saw as their result counts.
 * @throws {AppError} INVALID when it is no XLSX; TOO_LARGE
 */
export async function readXlsx(file: Uint8Array): Promise<Table> {
  const copy = Buffer.from(file);
  await checkUnpackedSize(copy);
  const workbook = await load(copy);
  const rows: Table["rows"] = [];
  workbook.worksheets[0]?.eachRow((row, number) => {
    // Sparse and from 1, whatever its declared type says; blank cells are holes.
    const values = Array.isArray(row.values) ? row.values : [];
    const cells = Array.from(values, toCell).slice(1);
    if (cells.some((cell) => cell !== undefined)) rows.push({ row: number, cells });
  });
  if (rows.length > MAX_ROWS + 1) throw tooLarge("rows");
  return { rows, format: "xlsx", encoding: null, delimiter: null };
}

async function load(file: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // The library reads both limits, its types do not know them. Rows that are blank but formatted count here.
  const options = { ignoreNodes: IGNORED, maxRows: 3 * MAX_ROWS, maxCols: 200 };
  try {
    await workbook.xlsx.load(
      file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
      options,
    );
  } catch (error) {
    if (error instanceof Error && /^Max (?:row|column) count/.test(error.message)) throw tooLarge("rows");
    throw new AppError("INVALID", "Tệp Excel bị hỏng hoặc không đúng định dạng .xlsx.");
  }
  return workbook;
}

function toCell(value: CellValue): Cell | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : { text: value };
  if (typeof value === "number") return { number: value };
  if (typeof value === "boolean") return { text: value ? "có" : "không" };
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { problem: "ngày không hợp lệ" } : { wallClock: value };
  if ("richText" in value) return { text: value.richText.map((run) => run.text).join("") };
  if ("error" in value) return { problem: "ô có lỗi công thức" };
  if ("hyperlink" in value) return toCell(value.text);
  if ("formula" in value || "sharedFormula" in value) {
    return toCell(value.result) ?? { problem: "công thức chưa có kết quả lưu sẵn" };
  }
  return { problem: "kiểu ô không đọc được" };
}
