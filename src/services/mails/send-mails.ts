import type { MailKind } from "#src/domain/mail.ts";
import type { Letter, Mailer } from "#src/ports/mailer.ts";
import type { SendResult } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { claimMail, type MailRow, markSending } from "./claim-mail.ts";
import { settleMail } from "./settle-mail.ts";

/** Words, address and files of a mail, made when it goes; null: there is nothing to say, or nobody to say it to. */
export type MailWriter = (ctx: Ctx, row: MailRow) => Promise<Letter | null>;
export type MailWriters = Record<MailKind, MailWriter>;

const CALL_MS = 15_000;

/** Sends what waits, one after the other. @returns how many were in hand */
export async function sendMails(
  ctx: Ctx,
  mailer: Mailer,
  writers: MailWriters,
  signal: AbortSignal,
  atMost = 200,
): Promise<number> {
  let done = 0;
  while (done < atMost && !signal.aborted) {
    const row = await claimMail(ctx);
    if (!row) break;
    done += 1;
    await sendOne(ctx, mailer, writers, row, signal);
  }
  return done;
}

async function sendOne(ctx: Ctx, mailer: Mailer, writers: MailWriters, row: MailRow, signal: AbortSignal) {
  const letter = await writeSafely(ctx, writers, row);
  if (letter === null) return settleMail(ctx, row, "nothing_to_say");
  if ("ok" in letter) return settleMail(ctx, row, letter);
  if (!(await markSending(ctx, row))) return;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]);
  await settleMail(ctx, row, await mailer.send(row.id, letter, limit));
}

/** What breaks before the server was called is tried again: a browser that prints may be slow once. */
async function writeSafely(ctx: Ctx, writers: MailWriters, row: MailRow): Promise<Letter | SendResult | null> {
  try {
    return await writers[row.kind](ctx, row);
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error;
    ctx.log.error({ err: error, mailId: row.id, kind: row.kind }, "a mail could not be written");
    return {
      ok: false,
      failure: "transient",
      code: `write ${reason}`,
      reason: "Chưa soạn được thư; hệ thống sẽ thử lại.",
    };
  }
}
