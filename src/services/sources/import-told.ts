import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { sources } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { tell } from "./tell.ts";
import { type Refused, readTold } from "./told-item.ts";

/** Rows kept in one transaction: a second of work, and what is repeated after an interruption. */
const BATCH = 1_000;
const MOST_REFUSED = 50;

export interface Imported {
  rows: number;
  added: number;
  known: number;
  refusedRows: number;
  /** The first of them. */
  refused: Refused[];
}

export interface ImportOptions {
  /** Of the file, so that an interrupted one goes on where it stopped. Absent: from the beginning. */
  fileDigest?: string;
  /** After each batch. */
  progress?(done: Imported): void;
}

/**
 * Takes in posts that were written to a file elsewhere, a thousand at a time: the same file again adds nothing, and one
 * that was broken off goes on. Only keeping them is done here; they become mentions at the model's own speed, and wait
 * while the source is paused.
 * @param rows as JSON values, in the order of the file (docs/listening.md)
 * @throws {AppError} FORBIDDEN; NOT_FOUND: no such source; INVALID: it is not one for files
 */
export async function importTold(
  ctx: Ctx,
  sourceId: string,
  rows: AsyncIterable<unknown> | Iterable<unknown>,
  { fileDigest, progress }: ImportOptions = {},
): Promise<Imported> {
  allow(ctx.actor, "configure");
  await mustTakeFiles(ctx, sourceId);
  const before = fileDigest ? await rowsDone(ctx, sourceId, fileDigest) : 0;
  const done: Imported = { rows: 0, added: 0, known: 0, refusedRows: 0, refused: [] };
  let batch: unknown[] = [];
  const flush = async () => {
    const from = done.rows - batch.length;
    const { items, refused } = readTold(batch, ctx.now());
    const { ids } = await tell(ctx, sourceId, items, { soon: false });
    done.added += ids.length;
    done.known += items.length - ids.length;
    done.refusedRows += refused.length;
    const shown = refused.slice(0, MOST_REFUSED - done.refused.length);
    done.refused.push(...shown.map((one) => ({ ...one, at: one.at + from })));
    batch = [];
    if (fileDigest) await noteRows(ctx, sourceId, fileDigest, done.rows);
    progress?.(done);
  };
  for await (const row of rows) {
    done.rows++;
    if (done.rows <= before) {
      done.known++;
      continue;
    }
    batch.push(row);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return done;
}

async function mustTakeFiles(ctx: Ctx, sourceId: string): Promise<void> {
  const [row] = await ctx.db
    .select({ kind: sources.kind })
    .from(sources)
    .where(and(eq(sources.id, sourceId), isNull(sources.removedAt)));
  if (!row) throw new AppError("NOT_FOUND", `Không có nguồn “${sourceId}”.`, { sourceId });
  if (row.kind !== "import" && row.kind !== "webhook")
    throw new AppError("INVALID", "Chỉ nguồn loại “Nhập từ tệp” và “Dịch vụ lắng nghe” nhận tệp.", { sourceId });
}

/** Whether it is the same file, told by its bytes. */
export const digestOfFile = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function rowsDone(ctx: Ctx, sourceId: string, digest: string): Promise<number> {
  const [row] = await ctx.db.execute<{ done: string | null }>(
    sql`select cursor->'files'->>${digest} as done from sources where id = ${sourceId}`,
  );
  return Number(row?.done ?? 0);
}

async function noteRows(ctx: Ctx, sourceId: string, digest: string, rows: number): Promise<void> {
  await ctx.db.execute(sql`
    update sources set cursor = jsonb_set(
      cursor || jsonb_build_object('files', coalesce(cursor->'files', '{}')), array['files', ${digest}], to_jsonb(${rows}::int))
    where id = ${sourceId}`);
}
