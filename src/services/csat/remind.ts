import { eq, sql } from "drizzle-orm";
import { ratings } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { say } from "../outbox/say.ts";
import { chooseQuestion } from "./choose-question.ts";
import { isQuiet } from "./is-quiet.ts";
import { languageWith } from "./language-with.ts";
import { ratingLink } from "./rating-link.ts";
import { questionWords, scoreReplies } from "./words.ts";

const AFTER_HOURS = 48;
/** Later, a reminder is a nuisance. */
const UNTIL_HOURS = 96;
const AT_ONCE = 100;

interface Row extends Record<string, unknown> {
  id: string;
  ticket_id: string;
  round: number;
  reference: string;
  conversation_id: string;
}

/** Asks once more, two days later, whoever has not answered and can still be written to freely. @returns how many */
export async function remindRatings(ctx: Ctx): Promise<number> {
  let reminded = 0;
  if (isQuiet(ctx.now())) return reminded;
  for (let row = await remindNext(ctx); row !== null && reminded < AT_ONCE; row = await remindNext(ctx))
    if (row) reminded++;
  return reminded;
}

/** One in a transaction. @returns null when nobody is left; else whether a reminder went out */
const remindNext = (ctx: Ctx): Promise<boolean | null> =>
  ctx.db.transaction(async (tx) => {
    const now = ctx.now().toISOString();
    const [row] = await tx.execute<Row>(sql`
      select r.id, r.ticket_id, r.round, t.reference, t.conversation_id
      from ratings r join tickets t on t.id = r.ticket_id and t.round = r.round and t.state in ('resolved', 'closed')
      join conversations c on c.id = t.conversation_id join contacts p on p.id = c.contact_id
      left join dialogues d on d.conversation_id = c.id
      where r.rated_at is null and r.reminded_at is null and p.blocked_at is null and d.opted_out_at is null
        and r.asked_at between ${now}::timestamptz - make_interval(hours => ${UNTIL_HOURS})
          and ${now}::timestamptz - make_interval(hours => ${AFTER_HOURS})
      order by r.asked_at limit 1 for update of r skip locked`);
    if (!row) return null;
    // Whether it goes out or not, it was the one attempt.
    await tx
      .update(ratings)
      .set({ remindedAt: ctx.now() })
      .where(eq(ratings.id, Number(row.id)));
    const conversationId = Number(row.conversation_id);
    const question = await chooseQuestion(ctx, tx, conversationId);
    // A template costs money and Zalo has asked already.
    if (!question || question.templateId) return false;
    const language = await languageWith(tx, conversationId);
    const asked = { reference: row.reference, link: ratingLink(ctx, Number(row.ticket_id), row.round) };
    const said = await say(ctx, tx, {
      key: `ticket-${row.ticket_id}-rating-${row.round}-again`,
      ticketId: Number(row.ticket_id),
      conversationId,
      kind: "rating",
      ...questionWords(ctx, "rating_remind", asked, { language, way: question.way }),
      quickReplies: question.inWords ? scoreReplies(Number(row.id), language) : [],
      way: question.way,
    });
    return "queued" in said && said.queued.length > 0;
  });
