import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { AppError } from "#src/errors.ts";
import { type Imported, importTold } from "#src/services/sources/import-told.ts";
import { formatOf, readPosts } from "#src/services/sources/read-posts-file.ts";
import { withCtx } from "./with-ctx.ts";

/**
 * Posts of a JSONL or CSV file into a source. Stopped by Ctrl-C, the same command goes on after the last whole batch.
 * @returns exit status: 1 when a line could not be taken
 */
export async function importMentions(path: string, sourceId: string): Promise<number> {
  const format = formatOf(path);
  if (!format) throw new AppError("INVALID", `${path}: expected a file that ends in .jsonl, .ndjson or .csv`);
  const fileDigest = await digestOf(path);
  const began = performance.now();
  const done = await withCtx((ctx) => importTold(ctx, sourceId, readPosts(path, format), { fileDigest, progress }));
  for (const { at, field, message } of done.refused) process.stderr.write(`row ${at}, ${field}: ${message}\n`);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { rows, added, known, refusedRows } = done;
  process.stdout.write(`${JSON.stringify({ rows, added, known, refused: refusedRows, seconds })}\n`);
  return refusedRows > 0 ? 1 : 0;
}

function progress({ rows, added, known, refusedRows }: Imported): void {
  process.stderr.write(`${rows} rows: ${added} new, ${known} known, ${refusedRows} refused\n`);
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch {
    throw new AppError("INVALID", `cannot read ${path}`);
  }
  return hash.digest("hex");
}
