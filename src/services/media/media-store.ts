import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** DATA_DIR/media, beside DATA_DIR/uploads. */
const pathOf = (ctx: Pick<Ctx, "uploadsDir">, sha256: string) =>
  join(dirname(ctx.uploadsDir), "media", sha256.slice(0, 2), sha256);

/** Stores bytes under their own SHA-256: the same file twice lies there once. @returns the digest, hex */
export async function storeMedia(ctx: Pick<Ctx, "uploadsDir">, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = pathOf(ctx, sha256);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Of two workers that store the same, the last rename wins, with the same bytes.
  const half = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`;
  try {
    await writeFile(half, bytes, { mode: 0o600, flag: "wx", flush: true });
    await rename(half, path);
  } finally {
    await rm(half, { force: true });
  }
  return sha256;
}

/** @throws {AppError} NOT_FOUND when the file is not there (any more) */
export async function readStored(ctx: Pick<Ctx, "uploadsDir">, sha256: string): Promise<Uint8Array> {
  try {
    return await readFile(pathOf(ctx, sha256));
  } catch {
    throw new AppError("NOT_FOUND", "Không tìm thấy tệp này trong kho lưu trữ.");
  }
}

export const removeStored = (ctx: Pick<Ctx, "uploadsDir">, sha256: string): Promise<void> =>
  rm(pathOf(ctx, sha256), { force: true });
