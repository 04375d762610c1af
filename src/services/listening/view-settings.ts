import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { auditLog, users } from "#src/db/schema/index.ts";
import { allow, mayEverywhere } from "#src/domain/policy.ts";
import type { Role } from "#src/domain/roles.ts";
import type { Ctx } from "../ctx.ts";
import {
  checkListeningSettings,
  type ListeningSettings,
  loadListeningSettings,
  readListeningSettings,
} from "./settings.ts";

export interface ListeningSettingsView {
  settings: ListeningSettings;
  /** Who could be named: people of ours who read all public posts, by name. */
  people: { id: number; name: string; role: Role }[];
  /** What was in force from when, by whom; the newest, which is in force, first. */
  versions: { at: string; by: string; settings: ListeningSettings }[];
}

const VERSIONS = 10;
const DAY_MS = 86_400_000;

/** @throws {AppError} FORBIDDEN */
export async function viewListeningSettings(ctx: Ctx): Promise<ListeningSettingsView> {
  allow(ctx.actor, "configure");
  const people = await ctx.db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(users)
    .where(isNull(users.disabledAt))
    .orderBy(users.name, users.id);
  // The log keeps each document whole: it is the history, and nothing else has to be.
  const versions = await ctx.db
    .select({ at: auditLog.at, by: auditLog.actorName, details: auditLog.details })
    .from(auditLog)
    .where(and(eq(auditLog.subject, "listening"), eq(auditLog.action, "setting.change")))
    .orderBy(desc(auditLog.id))
    .limit(VERSIONS);
  return {
    settings: await loadListeningSettings(ctx.db),
    people: people.filter(({ role }) => mayEverywhere(role, "mention.read")),
    versions: versions.map(({ at, by, details }) => ({
      at: at.toISOString(),
      by,
      settings: readListeningSettings(details),
    })),
  };
}

/**
 * How many names of authors the coming night would drop by these settings.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`
 */
export async function previewListeningSettings(ctx: Ctx, wanted: ListeningSettings): Promise<{ names: number }> {
  allow(ctx.actor, "configure");
  await checkListeningSettings(ctx.db, wanted);
  const before = new Date(ctx.now().getTime() - wanted.authorNameDays * DAY_MS).toISOString();
  const [row] = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from mentions where author_name_sealed is not null and seen_at < ${before}::timestamptz`);
  return { names: row?.n ?? 0 };
}
