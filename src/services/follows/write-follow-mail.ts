import { eq } from "drizzle-orm";
import { areaFollows } from "#src/db/schema/index.ts";
import type { Letter } from "#src/ports/mailer.ts";
import type { Ctx } from "../ctx.ts";
import type { MailRow } from "../mails/claim-mail.ts";
import { mailLink } from "../mails/links.ts";

type Words = Pick<Letter, "subject" | "text">;

/** The words of the mails to whoever follows a ward. They hold public figures and nothing else. */
export interface FollowWriter {
  /** Asks whether it was really them. */
  confirm(ctx: Ctx, wardName: string, lang: "vi" | "en", confirmUrl: string): Words;
  /** What happened in a ward in [from, until). */
  digest(
    ctx: Ctx,
    ward: { code: string; name: string },
    lang: "vi" | "en",
    period: { from: Date; until: Date },
    stopUrl: string,
  ): Promise<Words>;
}

/** The letter; null when they have stopped it since, or the ward is no more. */
export async function writeFollowMail(ctx: Ctx, mail: MailRow, write: FollowWriter): Promise<Letter | null> {
  const [row] = await ctx.db.select().from(areaFollows).where(eq(areaFollows.id, mail.subjectId));
  const ward = row && ctx.city.ward(row.wardCode);
  if (!row || !ward) return null;
  const to = ctx.box.open(row.emailSealed);
  if (mail.kind === "follow_confirm") {
    // A second mail of the same day after they have confirmed would only confuse.
    if (row.confirmedAt) return null;
    const confirmUrl = mailLink(ctx, "follow-confirm", row.id);
    return { ...write.confirm(ctx, ward.name, row.lang, confirmUrl), to, files: [] };
  }
  if (!row.confirmedAt || !mail.period) return null;
  const period = { from: new Date(mail.period.from), until: new Date(mail.period.until) };
  const unsubscribeUrl = mailLink(ctx, "follow-stop", row.id);
  const words = await write.digest(ctx, { code: ward.code, name: ward.name }, row.lang, period, unsubscribeUrl);
  return { ...words, to, files: [], unsubscribeUrl };
}
