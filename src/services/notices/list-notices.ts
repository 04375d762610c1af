import { and, desc, eq, gt, isNull, lt, type SQL } from "drizzle-orm";
import { z } from "zod";
import { staffNotices, tickets } from "#src/db/schema/index.ts";
import type { NoticeKind } from "#src/domain/notice-kinds.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { addressedTo } from "./addressed-to.ts";

/** A notice as the outside sees it. Instants are ISO 8601 UTC. */
export interface NoticeView {
  id: string;
  kind: NoticeKind;
  /** Null: it is about no ticket (a missed call). */
  reference: string | null;
  /** Id of the public post that it is about; null: it is about none. */
  mention: string | null;
  /** Id of the alert that it is about; null: it is about none. */
  alert: string | null;
  /** One Vietnamese sentence; nothing that a citizen wrote. */
  text: string;
  /** What it is about: the due instant of a breach, not when it was noticed. */
  aboutAt: string;
  createdAt: string;
  readAt: string | null;
}

export const NoticeFilter = z.object({
  unread: z.preprocess((value) => value === "true" || value === "1", z.boolean()),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** As it comes from a query string. */
export type NoticeFilter = { [field in keyof z.infer<typeof NoticeFilter>]?: string | undefined };

/** A console shows what is recent; the history of a ticket tells the rest. */
export const RECENT_MS = 30 * 86_400_000;

/**
 * What the signed-in person is told: what is theirs by name, and what is for their role (of their unit, where the role
 * has one). Of the last thirty days, newest first.
 * @throws {AppError} UNAUTHENTICATED, FORBIDDEN; INVALID with `details.fields`
 */
export async function listNotices(
  ctx: Ctx,
  filter: NoticeFilter = {},
): Promise<{ items: NoticeView[]; next: string | null }> {
  allow(ctx.actor, "ticket.read");
  const parsed = NoticeFilter.safeParse(filter);
  if (!parsed.success)
    throw new AppError("INVALID", "Bộ lọc không hợp lệ.", {
      fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    });
  const { unread, cursor, limit } = parsed.data;
  const conditions: (SQL | undefined)[] = [
    addressedTo(ctx.actor),
    gt(staffNotices.createdAt, new Date(ctx.now().getTime() - RECENT_MS)),
    unread ? isNull(staffNotices.readAt) : undefined,
    cursor ? lt(staffNotices.id, Number(cursor)) : undefined,
  ];
  const rows = await ctx.db
    .select({ notice: staffNotices, reference: tickets.reference })
    .from(staffNotices)
    .leftJoin(tickets, eq(tickets.id, staffNotices.ticketId))
    .where(and(...conditions))
    .orderBy(desc(staffNotices.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(viewOf), next: last ? String(last.notice.id) : null };
}

const viewOf = ({
  notice,
  reference,
}: {
  notice: typeof staffNotices.$inferSelect;
  reference: string | null;
}): NoticeView => ({
  id: String(notice.id),
  kind: notice.kind,
  reference,
  // What is told of a post is told once by this key: services/listening/alarm.ts, decisions.ts.
  mention: /^mention-(\d{1,15})-/.exec(notice.key)?.[1] ?? null,
  // services/alerts/tell-alert.ts
  alert: /^alert-(\d{1,15})-/.exec(notice.key)?.[1] ?? null,
  text: notice.text,
  aboutAt: notice.aboutAt.toISOString(),
  createdAt: notice.createdAt.toISOString(),
  readAt: notice.readAt?.toISOString() ?? null,
});
