import { createHash, randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { and, eq, isNull, lt } from "drizzle-orm";
import { uploads } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { reencode } from "./reencode.ts";

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
const ORPHAN_HOURS = 2;

export interface SavedUpload {
  id: string;
  mime: string;
  bytes: number;
  width: number | null;
  height: number | null;
}

/**
 * Stores a file that a citizen sent, before the form that will name it. Its own name is not kept: it says nothing
 * that we need, and may say who they are.
 * @throws {AppError} TOO_LARGE above 10 MB; UNSUPPORTED by its first bytes; INVALID when empty or unreadable
 */
export async function saveUpload(ctx: Ctx, file: { bytes: Uint8Array; name?: string }): Promise<SavedUpload> {
  if (file.bytes.byteLength > MAX_UPLOAD_BYTES) {
    throw new AppError("TOO_LARGE", "Mỗi tệp tối đa 10 MB. Vui lòng chọn tệp nhỏ hơn.", { maxBytes: MAX_UPLOAD_BYTES });
  }
  if (file.bytes.byteLength === 0) throw new AppError("INVALID", "Tệp này không có nội dung.");
  const { bytes, mime, extension, width, height } = await reencode(file.bytes);
  const id = `upl_${randomBytes(16).toString("hex")}`;
  const path = join(id.slice(4, 6), `${id}.${extension}`);
  const absolute = join(ctx.uploadsDir, path);
  await writeWhole(absolute, bytes);
  const row = { id, mime, bytes: bytes.byteLength, width, height };
  try {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await ctx.db.insert(uploads).values({ ...row, path, sha256, createdAt: ctx.now() });
  } catch (error) {
    await rm(absolute, { force: true });
    throw error;
  }
  return row;
}

/** A reader sees the whole file or none. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.part`;
  try {
    await writeFile(half, bytes, { mode: 0o600, flag: "wx", flush: true });
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/**
 * Where a stored file lies. Whether the asker may see it is for the caller to check.
 * @throws {AppError} NOT_FOUND
 */
export async function readUpload(ctx: Ctx, id: string): Promise<{ mime: string; path: string; name: string }> {
  const [row] = /^upl_[0-9A-Za-z_-]{1,64}$/.test(id)
    ? await ctx.db.select().from(uploads).where(eq(uploads.id, id))
    : [];
  if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy tệp này.");
  return { mime: row.mime, path: join(ctx.uploadsDir, row.path), name: `${row.id}${extname(row.path)}` };
}

/**
 * Removes uploads that no form has named within two hours; for the sweep. Rows stay locked until their files are gone,
 * so a form cannot claim one in between; a failure leaves both for the next sweep.
 * @returns how many
 */
export async function removeOrphanUploads(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now().getTime() - ORPHAN_HOURS * 3_600_000);
  return ctx.db.transaction(async (tx) => {
    const orphans = await tx
      .delete(uploads)
      .where(and(isNull(uploads.claimedAt), lt(uploads.createdAt, before)))
      .returning({ path: uploads.path });
    for (const { path } of orphans) await rm(join(ctx.uploadsDir, path), { force: true });
    return orphans.length;
  });
}
