import type { Ctx } from "../ctx.ts";
import { asSentence, type Values, valuesOf } from "../dialogue/words.ts";
import type { TicketRow } from "../tickets/view.ts";

/** Where no unit holds it, the desk has settled it. */
const UNIT = { vi: "Bộ phận điều phối", en: "Our desk" } as const;

/** What notices may say of a ticket. @param note the reason, where the person who gave it was told that citizens read it */
export const noticeValues = (ctx: Ctx, ticket: TicketRow, note: string | null, language: "vi" | "en"): Values => ({
  unit: UNIT[language],
  answer: "",
  ...valuesOf(ctx, ticket, language),
  ...(note !== null && { reason: asSentence(note) }),
});
