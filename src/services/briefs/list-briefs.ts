import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { briefSubscriptions, mails, users } from "#src/db/schema/index.ts";
import type { MailState } from "#src/domain/mail.ts";
import { allow, may } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { maskContact } from "../tickets/contact.ts";

type Row = typeof briefSubscriptions.$inferSelect;

export interface BriefView extends Pick<Row, "id" | "about" | "kind" | "hour" | "full" | "form" | "lang"> {
  /** Of the account, or as the administrator wrote it. */
  name: string;
  /** Of an account as it is, of somebody outside masked. */
  email: string;
  own: boolean;
  /** The last ones, newest first. */
  sendings: BriefSending[];
}

/** Instants are ISO 8601 UTC. */
export interface BriefSending {
  id: number;
  state: MailState;
  period: { from: string; until: string } | null;
  test: boolean;
  createdAt: string;
  sentAt: string | null;
  attempts: number;
  /** Vietnamese: why it has not gone yet or never will. */
  reason: string | null;
}

export interface BriefList {
  items: BriefView[];
  /** Whether this installation can send e-mail at all. */
  hasMail: boolean;
}

const SHOWN = 3;

/** Who gets which brief: an administrator sees everybody, others see their own. @throws {AppError} FORBIDDEN */
export async function listBriefs(ctx: Ctx): Promise<BriefList> {
  allow(ctx.actor, "kpi.read");
  const { userId } = ctx.actor;
  const all = may(ctx.actor, "configure");
  const rows = await ctx.db
    .select({ one: briefSubscriptions, user: { name: users.name, email: users.email } })
    .from(briefSubscriptions)
    .leftJoin(users, eq(users.id, briefSubscriptions.userId))
    .where(and(isNull(briefSubscriptions.endedAt), all ? undefined : eq(briefSubscriptions.userId, userId ?? -1)))
    .orderBy(briefSubscriptions.id);
  const sendings = await lastSendings(
    ctx,
    rows.map(({ one }) => one.id),
  );
  const items = rows.map(({ one, user }) => ({
    ...{ id: one.id, about: one.about, kind: one.kind, hour: one.hour, full: one.full, form: one.form, lang: one.lang },
    name: user?.name ?? one.name,
    email: user?.email ?? masked(ctx, one.emailSealed),
    own: one.userId !== null && one.userId === userId,
    sendings: sendings.get(one.id) ?? [],
  }));
  return { items, hasMail: ctx.hasWay?.("email") ?? false };
}

const masked = (ctx: Ctx, sealed: string | null): string => {
  if (!sealed) return "";
  return maskContact({ name: null, phone: null, email: ctx.box.open(sealed), anonymous: false }).email ?? "";
};

async function lastSendings(ctx: Ctx, ids: number[]): Promise<Map<number, BriefSending[]>> {
  if (ids.length === 0) return new Map();
  const ranked = ctx.db
    .select({
      id: mails.id,
      at: sql<number>`row_number() over (partition by ${mails.subjectId} order by ${mails.id} desc)`.as("at"),
    })
    .from(mails)
    .where(and(eq(mails.kind, "brief"), inArray(mails.subjectId, ids)))
    .as("ranked");
  const rows = await ctx.db
    .select({ mail: mails })
    .from(mails)
    .innerJoin(ranked, eq(ranked.id, mails.id))
    .where(sql`${ranked.at} <= ${SHOWN}`)
    .orderBy(desc(mails.id));
  const byId = new Map<number, BriefSending[]>();
  for (const { mail } of rows) byId.set(mail.subjectId, [...(byId.get(mail.subjectId) ?? []), sendingOf(mail)]);
  return byId;
}

const sendingOf = (mail: typeof mails.$inferSelect): BriefSending => ({
  ...{ id: mail.id, state: mail.state, period: mail.period, attempts: mail.attempts, reason: mail.failureReason },
  test: mail.key.startsWith("brief-test-"),
  createdAt: mail.createdAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
});
