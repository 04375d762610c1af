import { loadPack } from "#src/city/load-city.ts";
import type { WordingWay } from "#src/city/pack/templates-file.ts";
import { WORDING_WAYS } from "#src/city/pack/templates-file.ts";
import type { Language } from "#src/domain/dialogue/dialogue.ts";
import { dueWords } from "#src/domain/dialogue/due-words.ts";
import { renderTemplate } from "#src/domain/dialogue/render-template.ts";
import type { TemplateId, Variable } from "#src/domain/dialogue/template-ids.ts";
import type { Way } from "#src/domain/sending.ts";
import { STATE_LABEL } from "#src/domain/state.ts";
import { withoutDiacritics } from "#src/domain/without-diacritics.ts";
import type { Ctx } from "../ctx.ts";
import { moreLink } from "../submissions/more-link.ts";
import type { TicketRow } from "../tickets/view.ts";

export type Values = Partial<Record<Variable, string>>;

/** In whose words, on which way. */
export interface Spoken {
  language: Language;
  /** Null: no way is known, the common text. */
  way: Way | null;
}

/** A text of the city, filled in. One that a changed list has lost is said as the pack shipped it. */
export function words(ctx: Ctx, id: TemplateId, values: Values, { language, way }: Spoken): string {
  const wording = wordingOf(ctx, id, language);
  const own = wayOf(way);
  const text = (own && wording.ways?.[own]) ?? wording.text;
  const said = renderTemplate(text, values);
  return way === "sms" ? withoutDiacritics(said) : said;
}

/** Of an e-mail; undefined where the text has none. */
export const subjectOf = (ctx: Ctx, id: TemplateId, values: Values, language: Language): string | undefined => {
  const { subject } = wordingOf(ctx, id, language);
  return subject === undefined ? undefined : renderTemplate(subject, values);
};

function wordingOf(ctx: Ctx, id: TemplateId, language: Language) {
  const template =
    ctx.city.templates.templates.find((one) => one.id === id) ??
    loadPack(ctx.city.id).templates.templates.find((one) => one.id === id);
  if (!template) throw new Error(`the pack has no text ${id}`);
  return template[language] ?? template.vi;
}

function wayOf(way: Way | null): WordingWay | undefined {
  const known: readonly string[] = WORDING_WAYS;
  if (way === null) return undefined;
  if (known.includes(way)) return way as WordingWay; // just asked
  return way === "zalo_anonymous" || way === "zalo_template"
    ? "zalo"
    : way === "facebook_private_reply"
      ? "messenger"
      : undefined;
}

/** What texts may say of a ticket. */
export function valuesOf(ctx: Ctx, ticket: TicketRow, language: Language): Values {
  const due = ticket.promisedAt ?? ticket.resolutionDueAt;
  const ward = ticket.wardCode ? ctx.city.ward(ticket.wardCode) : undefined;
  const unit = ticket.unitId ? ctx.city.unit(ticket.unitId) : undefined;
  return {
    reference: ticket.reference,
    link: `${ctx.publicUrl}/t/${ticket.reference}`,
    more_link: moreLink(ctx, ticket.reference),
    city: ctx.city.name,
    state: STATE_LABEL[ticket.state][language],
    ...(unit && { unit: unit.name }),
    ...(ward && { ward: ward.name.replace(/^\p{Lu}/u, (first) => first.toLowerCase()) }),
    ...(due && { due: dueWords(due, ctx.now(), language) }),
    ...(ticket.publicAnswer && { answer: shortened(ticket.publicAnswer) }),
  };
}

/** Room for the sentence around it in one bubble. */
const ANSWER_MAX = 1_500;
const shortened = (text: string): string =>
  text.length <= ANSWER_MAX ? text : `${text.slice(0, ANSWER_MAX).replace(/\s+\S*$/, "")}…`;

/** A sentence of somebody else inside ours ends like one. */
export const asSentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
