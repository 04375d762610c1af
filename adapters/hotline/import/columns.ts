import { foldText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import { cellText, type Table } from "./table.ts";

/** The columns of a file of notes. `names` = how else desks head them, folded. */
export const COLUMNS = {
  at: { label: "Thời gian", required: true, names: ["thoi gian", "ngay gio", "thoi gian goi"] },
  phone: { label: "Số điện thoại", required: false, names: ["so dien thoai", "dien thoai", "sdt"] },
  name: { label: "Họ tên", required: false, names: ["ho ten", "ho va ten", "nguoi goi"] },
  content: { label: "Nội dung", required: true, names: ["noi dung", "noi dung phan anh"] },
  sector: { label: "Lĩnh vực", required: false, names: ["linh vuc"] },
  address: { label: "Địa chỉ", required: false, names: ["dia chi"] },
  receiver: { label: "Người nhận", required: false, names: ["nguoi nhan", "nguoi tiep nhan"] },
  callId: { label: "Mã cuộc gọi", required: false, names: ["ma cuoc goi"] },
  urgency: { label: "Mức độ", required: false, names: ["muc do"] },
} as const;
export type ColumnId = keyof typeof COLUMNS;

// Safe: the keys of the constant above.
const IDS = Object.keys(COLUMNS) as ColumnId[];

/** Where each known column is (from 0), and the headings that are none of ours. The first of two alike counts. */
export interface Header {
  positions: Partial<Record<ColumnId, number>>;
  ignored: string[];
}

/** @throws {AppError} UNPROCESSABLE with `details.fields` when a required column is missing */
export function readHeader(row: Table["rows"][number] | undefined): Header {
  const positions: Header["positions"] = {};
  const ignored: string[] = [];
  for (const [position, cell] of (row?.cells ?? []).entries()) {
    const heading = cellText(cell).trim();
    const folded = foldText(heading)
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
    const id = IDS.find((one) => (COLUMNS[one].names as readonly string[]).includes(folded)); // widened to search any text
    if (id !== undefined && positions[id] === undefined) positions[id] = position;
    else if (heading !== "") ignored.push(heading.slice(0, 100));
  }
  const missing = IDS.filter((id) => COLUMNS[id].required && positions[id] === undefined).map(
    (id) => COLUMNS[id].label,
  );
  if (missing.length > 0) {
    const fields = missing.map((field) => ({ field, message: "Thiếu cột bắt buộc" }));
    throw new AppError("UNPROCESSABLE", `Tệp thiếu cột bắt buộc: ${missing.join(", ")}.`, { fields });
  }
  return { positions, ignored };
}
