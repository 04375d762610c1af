import { and, asc, gt, gte, isNotNull, lt } from "drizzle-orm";
import { z } from "zod";
import type { City } from "#src/city/city.ts";
import type { Rule, RulesFile } from "#src/city/pack/rules-file.ts";
import { tickets } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { checkedRules } from "./checked-rules.ts";
import { type Moves, moves } from "./moves.ts";
import { questionOf } from "./question-of.ts";

export const DryRunInput = z.strictObject({
  document: z.unknown(),
  /** Half-open period of the tickets' creation; left out: the 31 days until now. */
  from: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
});

export interface DryRun extends Moves {
  from: Date;
  until: Date;
  /** The changed table was asked as of this instant: later than now when changed lines begin or end later. */
  asOf: Date;
  /** Tickets looked at; at most 100,000, the oldest of the period first. */
  looked: number;
  /** There were more. */
  cut: boolean;
}

const PAGE = 2_000;
const MOST = 100_000;
const DAY_MS = 86_400_000;

/**
 * What a changed routing table would have done with the tickets of a period, compared with the table in force; both on
 * today's units, on the facts that the tickets hold and what their texts say. Only counts and references leave here.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields` when the document is wrong
 */
export async function dryRunRules(ctx: Ctx, input: z.input<typeof DryRunInput>): Promise<DryRun> {
  allow(ctx.actor, "configure");
  const { document, from, until } = DryRunInput.parse(input);
  const rules = checkedRules(ctx.city, document);
  const now = ctx.now();
  const period = { until: until ?? now, from: from ?? new Date((until ?? now).getTime() - 31 * DAY_MS) };
  const asOf = afterChanges(ctx.city.rules, rules, now);
  const [before, after] = [ctx.city, ctx.city.with({ rules })];
  const found = moves();
  let looked = 0;
  let lastId = 0;
  for (;;) {
    const rows = await page(ctx, period, lastId, Math.min(PAGE, MOST - looked + 1));
    for (const row of rows.slice(0, MOST - looked)) compare(row);
    const cut = looked + rows.length > MOST;
    looked = Math.min(MOST, looked + rows.length);
    lastId = rows.at(-1)?.id ?? lastId;
    if (rows.length < PAGE || cut) return { ...period, asOf, looked, cut, ...found.result() };
  }

  function compare(row: Awaited<ReturnType<typeof page>>[number]): void {
    const question = questionOf(row, now);
    if (!question) return;
    const [was, becomes] = [decide(before, question), decide(after, { ...question, at: asOf })];
    found.add(row, question.sector, was, becomes);
  }
}

const decide = (city: City, question: Parameters<City["route"]>[0]) => city.route(question);

function page({ db }: Ctx, { from, until }: { from: Date; until: Date }, afterId: number, limit: number) {
  const { id, reference, sector, wardCode, urgency, facts, kind, formerDistrict, text } = tickets;
  return db
    .select({ id, reference, sector, wardCode, urgency, facts, kind, formerDistrict, text })
    .from(tickets)
    .where(and(gt(id, afterId), isNotNull(sector), gte(tickets.createdAt, from), lt(tickets.createdAt, until)))
    .orderBy(asc(id))
    .limit(limit);
}

/** When every changed line has begun, and every line that was given an end has ended. */
function afterChanges(before: RulesFile, after: RulesFile, now: Date): Date {
  const known = new Set(before.map((line) => JSON.stringify(line)));
  const changed = after.filter((line) => !known.has(JSON.stringify(line)));
  const instants = changed.flatMap(({ validFrom, validUntil }: Rule) => [
    ...(validFrom ? [midday(validFrom)] : []),
    ...(validUntil ? [midday(validUntil) + DAY_MS] : []),
  ]);
  return new Date(Math.max(now.getTime(), ...instants));
}

/** An instant within a local date, wherever in Vietnam. */
const midday = (localDate: string) => Date.parse(`${localDate}T05:00:00Z`);
