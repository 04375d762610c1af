import type { Language } from "#src/domain/dialogue/dialogue.ts";
import { renderTemplate, variablesIn } from "#src/domain/dialogue/render-template.ts";
import { AUTOMATIC, type Variable } from "#src/domain/dialogue/template-ids.ts";
import type { Ctx } from "../ctx.ts";
import { valuesOf } from "../dialogue/words.ts";
import type { TicketRow } from "../tickets/view.ts";

/** A text of the city for staff to begin with, filled in for one ticket. */
export interface ReadyText {
  id: string;
  /** When it is used. */
  about: string;
  /** Null when the ticket lacks something that it names. */
  text: string | null;
  /** What it lacks. */
  lacks: Variable[];
}

/** The texts that staff may begin an answer with, in the citizen's language where there is one. */
export function readyTexts(ctx: Ctx, ticket: TicketRow, language: Language): ReadyText[] {
  const values = valuesOf(ctx, ticket, language);
  return ctx.city.templates.templates
    .filter(({ id }) => !Object.hasOwn(AUTOMATIC, id))
    .map((template) => {
      const { text } = template[language] ?? template.vi;
      // Safe: the file was checked to name known variables only.
      const lacks = variablesIn(text).filter((name) => values[name as Variable] === undefined) as Variable[];
      const ready = lacks.length === 0 ? renderTemplate(text, values) : null;
      return { id: template.id, about: template.about, text: ready, lacks };
    });
}
