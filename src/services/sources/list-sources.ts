import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { sourceCosts, sourceItems, sourceSubscriptions, sources } from "#src/db/schema/index.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { SourceFault, SourceReaders } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { budgetDay } from "./count-cost.ts";

/** `told`: nobody asks it, it tells us; `waiting`: it has not been read yet. */
export type SourceHealth = "ok" | "failing" | "paused" | "waiting" | "told";

export interface SourceView {
  id: string;
  kind: SourceKind;
  name: string;
  health: SourceHealth;
  /** Of the last look; a mild one (its budget is spent) stands beside `ok`. */
  fault: { code: SourceFault; facts: Record<string, unknown>; inARow: number } | null;
  settings: Record<string, unknown>;
  hasSecret: boolean;
  hookUrl: string | null;
  retentionDays: number;
  triedAt: Date | null;
  okAt: Date | null;
  nextAt: Date | null;
  newestAt: Date | null;
  /** Of the provider's budget day. */
  today: { requests: number; units: number; bytes: number; items: number };
  /** Null: the kind has no budget. */
  unitsADay: number | null;
  /** Told, and not yet made a mention of. */
  waiting: number;
  /** What hubs have promised to tell of. */
  told: { topic: string; until: Date | null; denied: boolean }[];
}

type Row = typeof sources.$inferSelect;
const NOTHING = { requests: 0, units: 0, bytes: 0, items: 0 };

/** Every source and how it does, by name. No text of anybody. @throws {AppError} FORBIDDEN */
export async function listSources(ctx: Ctx, readers: SourceReaders): Promise<SourceView[]> {
  allow(ctx.actor, "configure");
  const rows = await ctx.db.select().from(sources).where(isNull(sources.removedAt)).orderBy(asc(sources.name));
  return viewsOf(ctx, readers, rows);
}

/** @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function loadSource(ctx: Ctx, readers: SourceReaders, id: string): Promise<SourceView> {
  allow(ctx.actor, "configure");
  const here = and(eq(sources.id, id), isNull(sources.removedAt));
  const [view] = await viewsOf(ctx, readers, await ctx.db.select().from(sources).where(here));
  if (!view) throw new AppError("NOT_FOUND", "Không có nguồn này, có thể nguồn đã bị bỏ.", { id });
  return view;
}

async function viewsOf(ctx: Ctx, readers: SourceReaders, rows: Row[]): Promise<SourceView[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const days = [...new Set(rows.map(({ kind }) => budgetDay(ctx.now(), readers.get(kind)?.budgetZone)))];
  const [costs, waiting, told] = await Promise.all([
    ctx.db
      .select()
      .from(sourceCosts)
      .where(and(inArray(sourceCosts.sourceId, ids), inArray(sourceCosts.onDay, days))),
    ctx.db
      .select({ id: sourceItems.sourceId, n: sql<number>`count(*)::int` })
      .from(sourceItems)
      .where(isNull(sourceItems.takenAt))
      .groupBy(sourceItems.sourceId),
    ctx.db.select().from(sourceSubscriptions).where(inArray(sourceSubscriptions.sourceId, ids)),
  ]);
  return rows.map((row) => {
    const reader = readers.get(row.kind);
    const onDay = budgetDay(ctx.now(), reader?.budgetZone);
    const { requests, units, bytes, items } =
      costs.find((cost) => cost.sourceId === row.id && cost.onDay === onDay) ?? NOTHING;
    return {
      ...viewOf(ctx, row, reader !== undefined),
      today: { requests, units, bytes, items },
      unitsADay: reader?.unitsADay?.(row.settings) ?? null,
      waiting: waiting.find(({ id }) => id === row.id)?.n ?? 0,
      told: told
        .filter(({ sourceId, wanted }) => sourceId === row.id && wanted === "subscribe")
        .map(({ topic, leaseUntil, deniedAt }) => ({ topic, until: leaseUntil, denied: deniedAt !== null })),
    };
  });
}

function viewOf({ publicUrl }: Ctx, row: Row, isAsked: boolean) {
  const { id, kind, name, settings, retentionDays, triedAt, okAt, newestAt, fault, faultFacts, faultsInARow } = row;
  return {
    ...{ id, kind, name, settings, retentionDays, triedAt, okAt, newestAt },
    // Only of one that is asked: of the others the hour means nothing.
    nextAt: isAsked && !row.paused ? row.nextAt : null,
    health: healthOf(row, isAsked),
    // Safe: written from a Reading's fault.
    fault: fault ? { code: fault as SourceFault, facts: faultFacts, inARow: faultsInARow } : null,
    hasSecret: row.secretSealed !== null,
    hookUrl: kind === "webhook" ? `${publicUrl}/hooks/listening/${id}` : null,
  };
}

function healthOf({ paused, faultsInARow, triedAt }: Row, isAsked: boolean): SourceHealth {
  if (paused) return "paused";
  if (!isAsked) return "told";
  if (faultsInARow > 0) return "failing";
  return triedAt ? "ok" : "waiting";
}
