import { readFile } from "node:fs/promises";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { media, messages } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { readUpload } from "../submissions/uploads.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { fileName } from "./file-name.ts";
import { readStored } from "./media-store.ts";

export interface StoredFile {
  bytes: Uint8Array;
  mime: string;
  name: string;
}

/**
 * A file of a ticket, for whoever may read what its citizen wrote.
 * @param reference as typed
 * @throws {AppError} FORBIDDEN; NOT_FOUND also for files of other tickets
 */
export async function readTicketMedia(ctx: Ctx, reference: string, id: number, thumb = false): Promise<StoredFile> {
  allow(ctx.actor, "ticket.read_text");
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const [row] = await ctx.db
    .select({ media })
    .from(media)
    .innerJoin(messages, eq(messages.id, media.messageId))
    .where(
      and(
        eq(media.id, id),
        eq(media.state, "kept"),
        eq(messages.hidden, false),
        or(
          eq(messages.ticketId, ticket.id),
          and(eq(messages.conversationId, ticket.conversationId), isNull(messages.ticketId)),
        ),
      ),
    );
  return open(ctx, row?.media, thumb);
}

/**
 * A file by a link that we signed: it came from the citizen, or stands in an answer to them.
 * @throws {AppError} NOT_FOUND
 */
export async function readLinkedMedia(ctx: Ctx, id: string): Promise<StoredFile> {
  if (id.startsWith("upl_")) {
    const { mime, path, name } = await readUpload(ctx, id);
    return { bytes: await readFile(path), mime, name };
  }
  const [row] = await ctx.db
    .select({ media })
    .from(media)
    .innerJoin(messages, eq(messages.id, media.messageId))
    .where(
      and(eq(media.id, /^\d{1,15}$/.test(id) ? Number(id) : 0), eq(media.state, "kept"), eq(messages.hidden, false)),
    );
  return open(ctx, row?.media, false);
}

async function open(ctx: Ctx, row: typeof media.$inferSelect | undefined, thumb: boolean): Promise<StoredFile> {
  const sha256 = thumb ? (row?.thumbSha256 ?? null) : (row?.sha256 ?? null);
  if (!row || sha256 === null || row.mime === null) throw new AppError("NOT_FOUND", "Không tìm thấy tệp này.");
  const mime = thumb ? "image/jpeg" : row.mime;
  return { bytes: await readStored(ctx, sha256), mime, name: fileName(row.id, mime) };
}

/** Ids of the kept files that a ticket's citizen sent. */
export async function ownMedia(ctx: Ctx, ticketId: number): Promise<{ id: number; mime: string }[]> {
  const rows = await ctx.db
    .select({ id: media.id, mime: media.mime })
    .from(media)
    .innerJoin(messages, eq(messages.id, media.messageId))
    .where(
      and(
        eq(messages.ticketId, ticketId),
        eq(media.state, "kept"),
        eq(messages.hidden, false),
        eq(messages.direction, "in"),
        sql`${media.mime} is not null`,
      ),
    )
    .orderBy(media.id);
  return rows.map(({ id, mime }) => ({ id, mime: mime ?? "" }));
}
