import { e164 } from "#src/domain/phone.ts";
import { cleanText, foldText } from "#src/domain/text.ts";
import { COLUMNS, type ColumnId, type Header } from "./columns.ts";
import type { NoteRow } from "./note-row.ts";
import { noteTime } from "./note-time.ts";
import { type Cell, cellText, type Table } from "./table.ts";

/** For the officer who must put the file right: `field` is the column's heading. */
export interface RowError {
  row: number;
  field: string;
  message: string;
}

const MAX_CONTENT = 20_000;
const NO_NUMBER = ["an so", "an danh", "khong co", "khong", "anonymous", "unknown", "k", "-"];

/** A row as a note, or everything that is wrong with it. */
export function readRow({ row, cells }: Table["rows"][number], header: Header): NoteRow | RowError[] {
  const errors: RowError[] = [];
  const wrong = (id: ColumnId, message: string) => errors.push({ row, field: COLUMNS[id].label, message });
  const cell = (id: ColumnId) => cells[header.positions[id] ?? -1];
  // Safe: the keys of the constant.
  for (const id of Object.keys(COLUMNS) as ColumnId[]) {
    const found = cell(id);
    if (found && "problem" in found) wrong(id, `Ô không dùng được: ${found.problem}.`);
  }
  const at = readTime(cell("at"), (message) => wrong("at", message));
  const phone = readPhone(cell("phone"), (message) => wrong("phone", message));
  const content = words(cell("content")) ?? "";
  if (content === "" && !isProblem(cell("content"))) wrong("content", "Thiếu nội dung.");
  if (content.length > MAX_CONTENT) wrong("content", "Nội dung dài hơn 20.000 ký tự.");
  const callId = words(cell("callId"));
  if (callId !== undefined && !/^[\x21-\x7e]{1,200}$/.test(callId)) {
    wrong("callId", "Mã cuộc gọi chỉ gồm chữ không dấu, số và dấu câu, không có khoảng trắng.");
  }
  if (errors.length > 0 || at === undefined) return errors;
  const optional = {
    phone,
    callId,
    name: words(cell("name")),
    address: words(cell("address")),
    receiver: words(cell("receiver")),
    sector: words(cell("sector")),
    urgency: words(cell("urgency")),
  };
  return { row, at, content, ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== undefined)) };
}

const isProblem = (cell: Cell | undefined) => cell !== undefined && "problem" in cell;

function words(cell: Cell | undefined): string | undefined {
  const text = cleanText(cellText(cell)).trim();
  return text === "" ? undefined : text;
}

function readTime(cell: Cell | undefined, wrong: (message: string) => void): string | undefined {
  if (cell === undefined || words(cell) === undefined) {
    if (!isProblem(cell)) wrong("Thiếu thời gian.");
    return undefined;
  }
  const at = noteTime(cell);
  if (at === undefined) wrong("Thời gian không đúng. Ghi ngày/tháng/năm giờ:phút, ví dụ 23/11/2026 08:30.");
  return at;
}

function readPhone(cell: Cell | undefined, wrong: (message: string) => void): string | undefined {
  const typed = words(cell);
  if (typed === undefined || NO_NUMBER.includes(foldText(typed))) return undefined;
  // Typed as a number, the leading zero is lost; e164 puts it back. An apostrophe is how spreadsheets keep it.
  const phone = e164(typed.replace(/^'/, ""));
  if (phone === null) wrong("Số điện thoại không hợp lệ. Ghi một số, hoặc để trống nếu không có.");
  return phone ?? undefined;
}
