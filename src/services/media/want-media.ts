import { sql } from "drizzle-orm";
import type { Attachment } from "#src/ports/channel.ts";
import type { Folding } from "../intake/take-event.ts";

/** A page that somebody shared is read at its place, a card holds no file, an upload is ours already. */
const NO_FILES: readonly Attachment["type"][] = ["link", "contact", "upload"];

/** Writes down which files of a message must be fetched before the provider's addresses expire. */
export async function wantMedia({ ctx, tx, event }: Folding, messageId: number): Promise<void> {
  const recording = event.kind === "call" ? event.facts?.recordingUrl : undefined;
  const files: { position: number; url: string }[] = event.attachments.flatMap(({ type, url }, position) =>
    url && !NO_FILES.includes(type) ? [{ position, url }] : [],
  );
  // The record of a call may name its recording beside the attachments, or as one of them.
  if (typeof recording === "string" && !files.some(({ url }) => url === recording))
    files.push({ position: event.attachments.length, url: recording });
  if (files.length === 0) return;
  await tx.execute(sql`
    insert into media (message_id, position, source_url, try_after)
    select ${messageId}, position, url, ${ctx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as t(position int, url text)
    on conflict (message_id, position) do update set source_url = excluded.source_url, attempts = 0,
      try_after = excluded.try_after, state = 'wanted', problem = null
    where media.state <> 'kept' and media.source_url <> excluded.source_url`);
}
