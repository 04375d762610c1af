import { eq } from "drizzle-orm";
import { z } from "zod";
import { incidentAnswers } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { words } from "../tickets/words.ts";
import { changeIncident, checkVersion } from "./change-incident.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import type { IncidentRow } from "./incident-row.ts";
import { checkPublicWords } from "./public-words.ts";

export const AnswerInput = z.strictObject({
  /** Given out with the form: sent twice, it is one answer. */
  key: z.string().min(8).max(100),
  text: words(1_400, "Vui lòng nhập nội dung trả lời."),
});

/**
 * One answer to everybody behind an incident: each person once, on their own channel, by their own number. Written down at once;
 * who is told when is `deliverAnswer`, which begins here and is gone on with by a worker.
 */
export async function answerIncident(
  ctx: Ctx,
  reference: string,
  { key, text }: z.infer<typeof AnswerInput>,
  expectedVersion?: number,
): Promise<IncidentRow> {
  checkPublicWords({ text });
  const after = await changeIncident(
    ctx,
    reference,
    // Sent again, the version has gone on: that it was said already decides.
    { permission: "incident.answer", from: ["confirmed"] },
    async ({ incident }, tx) => {
      const [known] = await tx
        .select({ id: incidentAnswers.id })
        .from(incidentAnswers)
        .where(eq(incidentAnswers.key, key));
      if (known) return null;
      checkVersion(incident, expectedVersion);
      const by = { byUserId: ctx.actor.userId, byName: ctx.actor.name };
      const [answer] = await tx
        .insert(incidentAnswers)
        .values({ incidentId: incident.id, key, text, ...by, at: ctx.now() })
        .returning({ id: incidentAnswers.id });
      return { step: "answered", facts: { answerId: answer?.id, text }, before: null };
    },
  );
  const [answer] = await ctx.db
    .select({ id: incidentAnswers.id })
    .from(incidentAnswers)
    .where(eq(incidentAnswers.key, key));
  if (answer) await deliverAnswer(ctx, answer.id, AT_ONCE);
  return after;
}

/** Told while the person waits; a worker tells the others. */
const AT_ONCE = 20;
