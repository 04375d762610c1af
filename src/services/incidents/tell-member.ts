import type { Tx } from "#src/db/client.ts";
import type { Language } from "#src/domain/dialogue/dialogue.ts";
import { afterQuietHours } from "#src/domain/dialogue/quiet-hours.ts";
import type { TemplateId } from "#src/domain/dialogue/template-ids.ts";
import type { Ctx } from "../ctx.ts";
import { subjectOf, type Values, words } from "../dialogue/words.ts";
import { say } from "../outbox/say.ts";
import { waysOf } from "../outbox/ways-of.ts";
import type { Reporter } from "../progress/reporters.ts";

/** How somebody was told: "page" = they read it on the tracking page, there is no other way. */
export type Outcome = "queued" | "page" | "unreachable" | "opted_out";

export interface Telling {
  /** Said once. */
  key: string;
  ticketId: number;
  reporter: Reporter;
  template: TemplateId;
  values: (language: Language) => Values;
  /** Null: the machine. */
  byUserId: number | null;
}

/** Kind of these messages in the conversation. */
export const INCIDENT_KIND = "incident";

/** Tells one reporter something of the incident behind their ticket, by the number that they know. */
export async function tellMember(ctx: Ctx, tx: Tx, telling: Telling): Promise<Outcome> {
  const { reporter, ticketId, byUserId } = telling;
  if (reporter.optedOut) return "opted_out";
  const ways = await waysOf(ctx, tx, reporter.conversationId, { byPerson: byUserId !== null });
  const way = ways.find(({ open }) => open) ?? ways.find(({ held }) => held);
  const said = wordsFor(ctx, telling, way?.way ?? null);
  if (!way && reporter.channel !== "webform") return "unreachable";
  const result = await say(ctx, tx, {
    key: telling.key,
    ...{ ticketId, conversationId: reporter.conversationId, kind: INCIDENT_KIND, byUserId },
    ...said,
    sendAfter: afterQuietHours(ctx.now()),
  });
  if ("unreachable" in result) return "unreachable";
  return result.queued.length > 0 ? "queued" : "page";
}

/** What one reporter reads: in their language, with their own number. */
export function wordsFor(
  ctx: Ctx,
  { reporter, template, values }: Pick<Telling, "reporter" | "template" | "values">,
  way: Parameters<typeof words>[3]["way"],
): { text: string; subject?: string } {
  const { language } = reporter;
  const filled = {
    ...values(language),
    reference: reporter.reference,
    link: `${ctx.publicUrl}/t/${reporter.reference}`,
  };
  const subject = subjectOf(ctx, template, filled, language);
  return { text: words(ctx, template, filled, { language, way }), ...(subject && { subject }) };
}
