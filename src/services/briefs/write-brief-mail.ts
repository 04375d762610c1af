import { and, eq, isNull } from "drizzle-orm";
import { briefSubscriptions, users } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import type { BriefAbout, BriefForm, BriefKind } from "#src/domain/brief.ts";
import { may } from "#src/domain/policy.ts";
import type { Letter } from "#src/ports/mailer.ts";
import { type Ctx, withActor } from "../ctx.ts";
import type { MailRow } from "../mails/claim-mail.ts";
import { mailLink } from "../mails/links.ts";

/** Which brief is asked for. */
export interface BriefOrder {
  about: BriefAbout;
  kind: BriefKind;
  /** [from, until) */
  from: Date;
  until: Date;
  full: boolean;
  form: BriefForm;
  lang: "vi" | "en";
}

/**
 * Writes a brief with the eyes of `ctx.actor`: the main figures in lines, where the page is, and the file as ordered, or a
 * sheet where no PDF can be made here. Nothing of a citizen is in it.
 * @param stopUrl where the reader ends it
 */
export type BriefWriter = (
  ctx: Ctx,
  order: BriefOrder,
  stopUrl: string,
) => Promise<Pick<Letter, "subject" | "text" | "files">>;

/** Figures of the whole city and nothing else: what an outside address sees, whoever named it. */
const OUTSIDE: Actor = {
  kind: "token",
  userId: null,
  name: "Báo cáo qua thư",
  role: "leader",
  unitId: null,
  scopes: ["kpi:read"],
};

/** The letter of a brief; null when its recipient has ended it, has no account any more or may not see it any more. */
export async function writeBriefMail(ctx: Ctx, mail: MailRow, write: BriefWriter): Promise<Letter | null> {
  const [row] = await ctx.db
    .select({ one: briefSubscriptions, user: users })
    .from(briefSubscriptions)
    .leftJoin(users, eq(users.id, briefSubscriptions.userId))
    .where(and(eq(briefSubscriptions.id, mail.subjectId), isNull(briefSubscriptions.endedAt)));
  if (!row || !mail.period) return null;
  const { one, user } = row;
  const to = user ? user.email : one.emailSealed && ctx.box.open(one.emailSealed);
  if (!to || user?.disabledAt) return null;
  const reader = user ? actorOf(user) : OUTSIDE;
  // Of another role since: what they may not open is not sent to them either.
  if (one.about === "listening" && !may(reader, "mention.read")) return null;
  const unsubscribeUrl = mailLink(ctx, "brief-stop", one.id);
  const order: BriefOrder = {
    ...{ about: one.about, kind: one.kind, full: one.full, form: one.form, lang: one.lang },
    from: new Date(mail.period.from),
    until: new Date(mail.period.until),
  };
  const letter = await write(withActor(ctx, reader), order, unsubscribeUrl);
  return { ...letter, to, unsubscribeUrl };
}

/** What they may see on the page is what they get by mail: a unit's lead the figures of the unit. */
const actorOf = ({ id, name, role, unitId }: typeof users.$inferSelect): Actor => ({
  ...{ kind: "user", userId: id, name, role, unitId },
  scopes: null,
});
