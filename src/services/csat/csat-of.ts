import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { CHANNEL_LABEL, CHANNELS } from "#src/domain/channels.ts";
import { startOfLocalDay } from "#src/domain/local-time.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { type Share, wilson } from "#src/domain/wilson.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

export const CSAT_BY = ["unit", "ward", "sector", "channel", "officer"] as const;
export type CsatBy = (typeof CSAT_BY)[number];

export interface Csat {
  /** Resolutions about which somebody was asked, and those about which nobody could or should be. */
  asked: number;
  notAsked: number;
  /** Answers: what stands behind every share below. */
  n: number;
  /** n of asked. */
  responseRate: Share | null;
  /** Share of 4 and 5 ("hài lòng"). */
  satisfied: Share | null;
  /** Share of 3 to 5 ("hài lòng + chấp nhận"). */
  accepting: Share | null;
  /** Mean of the scores, 1..5. */
  mean: number | null;
}

export interface CsatRow extends Csat {
  /** Id of the unit, code of the ward, …; "" where the ticket has none. */
  key: string;
  name: string;
}

export interface CsatReport {
  /** Half-open [from, until), ISO 8601 UTC: when the question was due. */
  from: string;
  until: string;
  by: CsatBy;
  rows: CsatRow[];
  total: Csat;
}

const instant = z.union([
  z.iso.date().transform(startOfLocalDay),
  z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
]);
export const CsatQuestion = z.object({
  /** A local date or an instant. Absent: thirty days before `until`. */
  from: instant.optional(),
  until: instant.optional(),
  by: z.enum(CSAT_BY).default("unit"),
});
/** As it comes from a query string. */
export type CsatQuestion = { from?: string | undefined; until?: string | undefined; by?: string | undefined };

const KEY: Record<CsatBy, SQL> = {
  unit: sql`coalesce(r.unit_id, '')`,
  ward: sql`coalesce(t.ward_code, '')`,
  sector: sql`coalesce(t.sector, '')`,
  channel: sql`t.channel`,
  officer: sql`coalesce(r.user_id::text, '')`,
};

/**
 * How content citizens are with what was resolved, of questions due in a period. A unit sees its own; who works
 * well is for those who lead.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`
 */
export async function csatOf(ctx: Ctx, asked: CsatQuestion = {}): Promise<CsatReport> {
  allow(ctx.actor, "rating.read");
  const { from, until, by } = readQuestion(ctx, asked);
  const reach = reachOf(ctx.actor);
  const rows = await ctx.db.execute<Row>(sql`
    select ${KEY[by]} as key, ${by === "officer" ? sql`max(u.name)` : sql`null`} as name,
      count(r.asked_at)::int as asked, count(*)::int - count(r.asked_at)::int as not_asked, count(r.score)::int as n,
      count(*) filter (where r.score >= 4)::int as satisfied, count(*) filter (where r.score >= 3)::int as accepting,
      coalesce(sum(r.score), 0)::int as points
    from ratings r join tickets t on t.id = r.ticket_id left join users u on u.id = r.user_id
    where r.created_at >= ${from.toISOString()}::timestamptz and r.created_at < ${until.toISOString()}::timestamptz
      and ${reach ? sql`r.unit_id = ${reach.unitId}` : sql`true`}
    group by 1 order by n desc, key`);
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    by,
    rows: rows.map((row) => ({ key: row.key, name: nameOf(ctx, by, row), ...figures(row) })),
    total: figures(rows.reduce(sum, NOTHING)),
  };
}

const DAY_MS = 86_400_000;

function readQuestion(ctx: Ctx, asked: CsatQuestion) {
  const parsed = CsatQuestion.safeParse(asked);
  const fault = (field: string, message: string) =>
    new AppError("INVALID", "Khoảng thời gian hoặc cách chia chưa đúng.", { fields: [{ field, message }] });
  if (!parsed.success) throw fault(parsed.error.issues[0]?.path.join(".") ?? "", parsed.error.issues[0]?.message ?? "");
  const now = ctx.now();
  const { by } = parsed.data;
  const until = new Date(Math.min(parsed.data.until?.getTime() ?? now.getTime(), now.getTime()));
  const from = parsed.data.from ?? new Date(until.getTime() - 30 * DAY_MS);
  if (from >= until) throw fault("from", "Ngày bắt đầu phải trước ngày kết thúc.");
  return { from, until, by };
}

interface Counts {
  asked: number;
  not_asked: number;
  n: number;
  satisfied: number;
  accepting: number;
  points: number;
}
type Row = Counts & { key: string; name: string | null } & Record<string, unknown>;

const NOTHING: Counts = { asked: 0, not_asked: 0, n: 0, satisfied: 0, accepting: 0, points: 0 };

const sum = (a: Counts, b: Counts): Counts => ({
  asked: a.asked + b.asked,
  not_asked: a.not_asked + b.not_asked,
  n: a.n + b.n,
  satisfied: a.satisfied + b.satisfied,
  accepting: a.accepting + b.accepting,
  points: a.points + b.points,
});

const figures = ({ asked, not_asked, n, satisfied, accepting, points }: Counts): Csat => ({
  ...{ asked, notAsked: not_asked, n },
  responseRate: wilson(n, asked),
  satisfied: wilson(satisfied, n),
  accepting: wilson(accepting, n),
  mean: n > 0 ? points / n : null,
});

function nameOf(ctx: Ctx, by: CsatBy, { key, name }: Row): string {
  if (key === "") return "Chưa rõ";
  if (by === "unit") return ctx.city.unit(key)?.name ?? key;
  if (by === "ward") return ctx.city.ward(key)?.name ?? key;
  if (by === "sector") return sectorLabel(key);
  if (by === "officer") return name ?? key;
  const channel = CHANNELS.find((one) => one === key);
  return channel ? CHANNEL_LABEL[channel].vi : key;
}
