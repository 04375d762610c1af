import { AppError } from "#src/errors.ts";

/** `If-Match: 3`, `"3"` or `W/"3"`. @throws {AppError} INVALID */
export function ifMatch(header: string | undefined): number | undefined {
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (!version) throw new AppError("INVALID", "If-Match cần là số phiên bản (version) đã thấy.");
  return Number(version);
}
