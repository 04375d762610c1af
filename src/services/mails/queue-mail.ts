import type { Tx } from "#src/db/client.ts";
import { mails } from "#src/db/schema/index.ts";
import type { MailKind, MailPeriod } from "#src/domain/mail.ts";
import type { Ctx } from "../ctx.ts";

export interface QueuedMail {
  /** Once for each key, for ever: whoever asks again changes nothing. */
  key: string;
  kind: MailKind;
  subjectId: number;
  period?: MailPeriod | undefined;
}

/** In the transaction of whatever makes it so. @returns how many are new */
export async function queueMails(ctx: Pick<Ctx, "now">, tx: Tx, items: readonly QueuedMail[]): Promise<number> {
  if (items.length === 0) return 0;
  const at = ctx.now();
  const rows = items.map(({ key, kind, subjectId, period }) => ({
    ...{ key, kind, subjectId },
    ...{ period: period ?? null, sendAfter: at, createdAt: at },
  }));
  const added = await tx.insert(mails).values(rows).onConflictDoNothing().returning({ id: mails.id });
  return added.length;
}
