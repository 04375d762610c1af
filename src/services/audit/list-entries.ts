import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { auditLog, users } from "#src/db/schema/index.ts";
import { AUDIT_ACTIONS, type AuditAction } from "#src/domain/audit-actions.ts";
import { startOfLocalDay } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional();
const blankIsAbsent = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);

/** As it comes from a query string. Days are local, both included. */
export const AuditFilter = z.object({
  who: z.preprocess(blankIsAbsent, z.string().trim().max(254).optional()),
  action: z.preprocess(blankIsAbsent, z.enum(AUDIT_ACTIONS).optional()),
  subject: z.preprocess(blankIsAbsent, z.string().trim().max(100).optional()),
  from: z.preprocess(blankIsAbsent, day),
  until: z.preprocess(blankIsAbsent, day),
  before: z.preprocess(blankIsAbsent, z.coerce.number().int().positive().optional()),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export interface AuditEntry {
  id: number;
  /** ISO 8601. */
  at: string;
  actor: string;
  actorName: string;
  action: AuditAction;
  subject: string;
  details: Record<string, unknown>;
  hash: string;
}

const PAGE = 50;

/**
 * Newest first, fifty at a time.
 * @returns `next`: the id to ask for with `before`, null on the last page
 * @throws {AppError} FORBIDDEN; INVALID for a filter that cannot be
 */
export async function listAudit(ctx: Ctx, filter: unknown): Promise<{ items: AuditEntry[]; next: number | null }> {
  allow(ctx.actor, "audit.read");
  const wanted = readFilter(filter);
  const conditions = [
    ...(await auditConditions(ctx, wanted)),
    wanted.before ? lt(auditLog.id, wanted.before) : undefined,
  ];
  const rows = await ctx.db
    .select()
    .from(auditLog)
    .where(and(...conditions))
    .orderBy(desc(auditLog.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  return { items: page.map(auditEntry), next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

export function readFilter(filter: unknown): AuditFilter {
  const parsed = AuditFilter.safeParse(filter);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID", "Bộ lọc không hợp lệ. Vui lòng kiểm tra lại ngày và việc cần tìm.", {
    fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
  });
}

export async function auditConditions(ctx: Ctx, wanted: AuditFilter): Promise<(SQL | undefined)[]> {
  const until = wanted.until && new Date(startOfLocalDay(wanted.until).getTime() + 86_400_000);
  return [
    wanted.who ? inArray(auditLog.actor, await actorsNamed(ctx, wanted.who)) : undefined,
    wanted.action ? eq(auditLog.action, wanted.action) : undefined,
    wanted.subject ? eq(auditLog.subject, subjectOf(wanted.subject)) : undefined,
    wanted.from ? gte(auditLog.at, startOfLocalDay(wanted.from)) : undefined,
    until ? lt(auditLog.at, until) : undefined,
  ];
}

/** A ticket's reference as it is read aloud, or a key as the log writes it. */
function subjectOf(text: string): string {
  const reference = parseReference(text);
  return reference ? `ticket:${reference}` : text;
}

/** Name, e-mail or key, in whole or in part. Looked up among people: their number is small, the log's is not. */
async function actorsNamed(ctx: Ctx, who: string): Promise<string[]> {
  if (/^(user|token):\d+$|^(system|citizen)$/.test(who)) return [who];
  const like = `%${who.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.name}) like ${like} or ${users.email} like ${like}`)
    .limit(200);
  // No match must find nothing, not everything.
  return rows.length === 0 ? [""] : rows.flatMap(({ id }) => [`user:${id}`, `token:${id}`]);
}

export const auditEntry = (row: typeof auditLog.$inferSelect): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: row.actor,
  actorName: row.actorName,
  action: row.action as AuditAction, // safe: written by `record`, which takes no other
  subject: row.subject,
  details: row.details,
  hash: row.hash,
});
