import { sql } from "drizzle-orm";
import { isBad, isScore } from "#src/domain/csat.ts";
import { e164 } from "#src/domain/phone.ts";
import type { Ctx } from "../ctx.ts";
import { isCurrent, isEditable, keepRating, lockRating } from "./keep-rating.ts";
import { reopenByCitizen } from "./reopen-by-citizen.ts";
import { whyOf } from "./why-of.ts";
import { SPOKEN } from "./words.ts";

/** What the telephone says next, and which rating the next key is for. */
export interface KeypadAnswer {
  say: string;
  /** Null: nothing (more) to press. */
  ratingId: number | null;
}

const WITHIN_DAYS = 14;

/** Whether whoever calls from this number has a resolved ticket that waits for their word. @param phone as the telephone system gives it */
export async function askByKeypad(ctx: Ctx, phone: string): Promise<KeypadAnswer> {
  const number = e164(phone);
  if (!number) return { say: SPOKEN.nothing, ratingId: null };
  const [row] = await ctx.db.execute<{ id: string }>(sql`
    select r.id from ratings r
    join tickets t on t.id = r.ticket_id and t.round = r.round and t.state in ('resolved', 'closed')
    join conversations c on c.id = t.conversation_id join contacts p on p.id = c.contact_id
    where p.phone_index = ${ctx.box.index(number)} and r.rated_at is null
      and r.created_at > ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${WITHIN_DAYS})
    order by r.created_at desc limit 1`);
  return row ? { say: SPOKEN.ask, ratingId: Number(row.id) } : { say: SPOKEN.nothing, ratingId: null };
}

/** A key pressed after `askByKeypad`: 1 to 5, then 9 to have it reopened. Never throws for a wrong key: a telephone must say something. */
export async function rateByKeypad(ctx: Ctx, ratingId: number, key: string): Promise<KeypadAnswer> {
  return ctx.db.transaction(async (tx) => {
    const locked = await lockRating(tx, ratingId);
    if (!locked || !isCurrent(locked) || !isEditable(locked.rating, ctx.now()))
      return { say: SPOKEN.nothing, ratingId: null };
    const { rating, ticket } = locked;
    if (key === "9" && rating.score !== null && isBad(rating.score)) {
      await reopenByCitizen(ctx, tx, ticket.reference, whyOf(rating));
      return { say: SPOKEN.reopened, ratingId: null };
    }
    const score = Number(key);
    if (!/^[1-5]$/.test(key) || !isScore(score)) return { say: SPOKEN.wrongKey, ratingId };
    await keepRating(ctx, tx, locked, { score, way: "keypad" });
    return isBad(score) ? { say: SPOKEN.sorry, ratingId } : { say: SPOKEN.thanks, ratingId: null };
  });
}
