import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ratings } from "#src/db/schema/index.ts";
import type { NotAsked } from "#src/domain/csat.ts";
import type { Ctx } from "../ctx.ts";
import { say } from "../outbox/say.ts";
import { chooseQuestion, type Question } from "./choose-question.ts";
import { languageWith } from "./language-with.ts";
import { ratingDigest, ratingLink, ratingToken } from "./rating-link.ts";
import { questionWords, scoreReplies } from "./words.ts";

/** A resolution about which its citizen may be asked. */
export interface Resolved {
  id: number;
  reference: string;
  round: number;
  conversationId: number;
  unitId: string | null;
  userId: number | null;
  /** Why it is better not to ask; null = ask. */
  unwanted: NotAsked | null;
}

/** Writes the row of one resolution and asks, where there is a way. @returns whether anybody was asked; null: somebody else has it */
export async function askOne(ctx: Ctx, tx: Tx, ticket: Resolved): Promise<boolean | null> {
  const [row] = await tx
    .insert(ratings)
    .values({
      ticketId: ticket.id,
      round: ticket.round,
      unitId: ticket.unitId,
      userId: ticket.userId,
      createdAt: ctx.now(),
      tokenDigest: ratingDigest(ratingToken(ctx, ticket.id, ticket.round)),
    })
    .onConflictDoNothing()
    .returning({ id: ratings.id });
  if (!row) return null;
  const question = ticket.unwanted ? null : await chooseQuestion(ctx, tx, ticket.conversationId);
  const asked = question !== null && (await put(ctx, tx, { ticket, ratingId: row.id, question }));
  const how = asked
    ? { askedAt: ctx.now(), way: question.way, conversationId: question.inWords ? ticket.conversationId : null }
    : { notAsked: ticket.unwanted ?? ("no_way" as const) };
  await tx.update(ratings).set(how).where(eq(ratings.id, row.id));
  return asked;
}

interface Asking {
  ticket: Resolved;
  ratingId: number;
  question: Question;
}

async function put(ctx: Ctx, tx: Tx, { ticket, ratingId, question }: Asking): Promise<boolean> {
  const { id: ticketId, reference, round, conversationId } = ticket;
  const link = ratingLink(ctx, ticketId, round);
  const language = await languageWith(tx, conversationId);
  const id = question.inWords ? "rating_ask" : "rating_ask_link";
  const said = await say(ctx, tx, {
    key: `ticket-${ticketId}-rating-${round}`,
    ...{ ticketId, conversationId },
    kind: "rating",
    ...questionWords(ctx, id, { reference, link }, { language, way: question.way }),
    quickReplies: question.inWords ? scoreReplies(ratingId, language) : [],
    way: question.way,
    ...(question.templateId && {
      template: { id: question.templateId, data: { ma_phan_anh: reference, duong_dan: link } },
    }),
  });
  return "queued" in said && said.queued.length > 0;
}
