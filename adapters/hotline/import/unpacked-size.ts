import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { AppError } from "#src/errors.ts";
import { MAX_TAGS, MAX_UNPACKED_BYTES, tooLarge } from "./limits.ts";

const inflate = promisify(inflateRaw);
const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * Unpacks every part of an XLSX file with a limit and throws the result away: the library unpacks without one, and the
 * sizes written in the file are what its maker chose. Tags are counted too, as each becomes an object in memory.
 * @throws {AppError} TOO_LARGE; INVALID when it is no plain ZIP archive
 */
export async function checkUnpackedSize(file: Buffer): Promise<void> {
  let bytes = 0;
  let tags = 0;
  for (const part of partsOf(file)) {
    const content = await unpack(part, MAX_UNPACKED_BYTES - bytes);
    bytes += content.length;
    for (let i = content.indexOf(0x3c); i !== -1; i = content.indexOf(0x3c, i + 1)) tags++;
    if (bytes > MAX_UNPACKED_BYTES || tags > MAX_TAGS) throw tooLarge("unpacked");
  }
}

interface Part {
  data: Buffer;
  deflated: boolean;
}

async function unpack(part: Part, limit: number): Promise<Buffer> {
  if (!part.deflated) return part.data;
  try {
    return await inflate(part.data, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge("unpacked");
    throw broken();
  }
}

/** Stricter than readers of ZIP are: no ZIP64, nothing between directory and end, so that all read the same parts. */
function partsOf(file: Buffer): Part[] {
  const end = file.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end === -1 || end + 22 > file.length) throw broken();
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  if (at + file.readUInt32LE(end + 12) !== end) throw broken();
  while (at + 46 <= end && file.readUInt32LE(at) === CENTRAL_HEADER) {
    parts.push(partAt(file, at));
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (at !== end) throw broken();
  return parts;
}

function partAt(file: Buffer, at: number): Part {
  const method = file.readUInt16LE(at + 10);
  const size = file.readUInt32LE(at + 20);
  const local = file.readUInt32LE(at + 42);
  if ((method !== 0 && method !== 8) || local + 30 > file.length) throw broken();
  if (file.readUInt32LE(local) !== LOCAL_HEADER) throw broken();
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (start + size > file.length) throw broken();
  return { data: file.subarray(start, start + size), deflated: method === 8 };
}

function broken(): AppError {
  return new AppError("INVALID", "Tệp Excel bị hỏng hoặc không đúng định dạng .xlsx.");
}
