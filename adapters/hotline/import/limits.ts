import { AppError } from "#src/errors.ts";

export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_ROWS = 20_000;

/** Of an XLSX file, unpacked: 20,000 rows of nine cells with long notes need about 30 MB and 1.4 million tags. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
export const MAX_TAGS = 2_000_000;

export function tooLarge(what: "bytes" | "rows" | "unpacked"): AppError {
  const message = {
    bytes: "Tệp lớn hơn 10 MB. Vui lòng chia thành nhiều tệp.",
    rows: "Tệp có hơn 20.000 dòng. Vui lòng chia thành nhiều tệp.",
    unpacked: "Bảng tính quá lớn sau khi giải nén. Vui lòng chép riêng phần ghi chú sang tệp mới.",
  }[what];
  return new AppError("TOO_LARGE", message, { maxBytes: MAX_BYTES, maxRows: MAX_ROWS });
}
