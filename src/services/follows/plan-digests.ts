import { and, isNotNull, lte, sql } from "drizzle-orm";
import { areaFollows, mails } from "#src/db/schema/index.ts";
import { localWeek } from "#src/domain/local-time.ts";
import type { Ctx } from "../ctx.ts";
import { queueMails } from "../mails/queue-mail.ts";
import { isSampleOn } from "../sample/sample-state.ts";

/** Monday, local: after the leaders' briefs. */
const AT_HOUR = 8;
const WEEK_MS = 7 * 86_400_000;
const AT_ONCE = 500;

/**
 * Queues last week's digest for everybody who confirmed before it was due; once each, also when it is late.
 * @returns how many were queued
 */
export async function planDigests(ctx: Ctx): Promise<number> {
  const { monday, startsAt } = localWeek(ctx.now());
  const dueAt = new Date(startsAt.getTime() + AT_HOUR * 3_600_000);
  // Citizens are never told of invented tickets; the week goes late, once they are gone.
  if (ctx.now() < dueAt || (await isSampleOn(ctx))) return 0;
  const period = { from: new Date(startsAt.getTime() - WEEK_MS).toISOString(), until: startsAt.toISOString() };
  const keyOf = (id: number) => `digest-${id}-${monday}`;
  const rows = await ctx.db
    .select({ id: areaFollows.id })
    .from(areaFollows)
    .where(
      and(
        isNotNull(areaFollows.confirmedAt),
        lte(areaFollows.confirmedAt, dueAt),
        sql`not exists (select from ${mails} where ${mails.key} = 'digest-' || ${areaFollows.id} || ${`-${monday}`})`,
      ),
    )
    .orderBy(areaFollows.id)
    .limit(AT_ONCE);
  return queueMails(
    ctx,
    ctx.db,
    rows.map(({ id }) => ({ key: keyOf(id), kind: "area_digest" as const, subjectId: id, period })),
  );
}
