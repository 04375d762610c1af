import type { Place } from "#src/city/city.ts";
import type { Channel } from "#src/domain/channels.ts";
import type { Kind, Sentiment } from "#src/domain/kind.ts";
import { guessStyle, type Style } from "#src/domain/message-shape.ts";
import { allow } from "#src/domain/policy.ts";
import { redact } from "#src/domain/redact/redact.ts";
import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { PersonalDataFinder } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import type { Decision, Said } from "../tickets/keep-decision.ts";
import { hideContact } from "./hide-contact.ts";

/** A labelled message as classifiers/examples.ts reads it, with how it came to its labels. */
export interface Correction {
  /** A keyed digest: the same ticket is the same row in every export, and nothing else can be learned from it. */
  id: string;
  text: string;
  style: Style;
  sector: SectorId;
  secondary_sector: SectorId | null;
  urgency: Urgency;
  kind: Kind;
  /** The machine's: nobody corrects it. */
  sentiment: Sentiment;
  /** The words that the gazetteer took for the place, where nothing had to be taken out of them. */
  address_text: string | null;
  how: Decision["how"];
  said: Said | null;
}

interface CorrectionsOptions {
  since?: string | null;
  all?: boolean;
  findPersonal?: PersonalDataFinder;
}
const none: PersonalDataFinder = async () => [];

/**
 * What people decided, one row a ticket, their last word on it; streamed, so that years of them need no more memory than a
 * page. The text is what the citizen had written and not removed by then, without personal data.
 * - Refused and merged tickets count when a person had classified them, and not when somebody merely took them in hand.
 * - Spam stays in as what the person said it is: the model knows the kind, and these are the rare examples of it.
 * - A decision without a kind, or without text, is no example.
 * @param options.since from the beginning of this local day on, "2026-11-25"
 * @param options.findPersonal a model's eye for personal data, beside the rules
 * @param options.all also decisions that say the same as the machine
 */
export async function* corrections(
  ctx: Ctx,
  { since = null, all = false, findPersonal = none }: CorrectionsOptions = {},
): AsyncGenerator<Correction> {
  allow(ctx.actor, "configure");
  const pages = ctx.sql<DecidedRow[]>`
    select t.id, t.channel, t.sentiment, t.place, d.verdict as decision, written.text, written.whole,
      c.name_sealed as name, c.phone_sealed as phone, c.email_sealed as email
    from verdicts d
    join tickets t on t.id = d.ticket_id
    join conversations on conversations.id = t.conversation_id
    join contacts c on c.id = conversations.contact_id
    cross join lateral (
      select string_agg(nullif(m.text, ''), E'\n' order by m.occurred_at, m.object_id)
          filter (where not m.hidden and m.received_at <= d.at) as text,
        string_agg(nullif(m.text, ''), E'\n' order by m.occurred_at, m.object_id) as whole
      from messages m where m.ticket_id = t.id and m.direction = 'in'
    ) written
    where d.model = 'person'
      and not exists (select from sample_tickets s where s.ticket_id = t.id)
      and (${since}::date is null or d.at >= ${since}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      and not exists (select from verdicts later where later.ticket_id = t.id and later.model = 'person' and later.id > d.id)
      and (d.verdict ->> 'how' = 'classify' or t.state not in ('rejected', 'duplicate'))
      and d.verdict ->> 'kind' is not null
      and written.text is not null
    order by d.id`.cursor(200);
  for await (const rows of pages)
    for (const row of rows) if (isExample(row, all)) yield await correctionOf(ctx, row, findPersonal);
}

interface DecidedRow {
  id: string;
  channel: Channel;
  sentiment: Sentiment | null;
  place: Place | null;
  decision: Decision;
  text: string;
  /** Also what was removed, and what came later: what the gazetteer read last. */
  whole: string;
  name: string | null;
  phone: string | null;
  email: string | null;
}

const agrees = ({ sector, urgency, kind, said }: Decision) =>
  said !== null && said !== undefined && said.sector === sector && said.urgency === urgency && said.kind === kind;

const isExample = ({ text, decision }: DecidedRow, all: boolean) => /\p{L}/u.test(text) && (all || !agrees(decision));

async function correctionOf(ctx: Ctx, row: DecidedRow, findPersonal: PersonalDataFinder): Promise<Correction> {
  const { decision } = row;
  const open = (sealed: string | null) => (sealed ? ctx.box.open(sealed) : null);
  const contact = { name: open(row.name), phone: open(row.phone), email: open(row.email) };
  const safe = async (given: string) => {
    const text = hideContact(given, contact);
    return redact(text, await findPersonal(text)).text;
  };
  const text = await safe(row.text);
  // Offsets in what the gazetteer read say nothing of another text.
  const words = row.place?.span && row.text === row.whole ? row.text.slice(...row.place.span) : "";
  const address = words !== "" && (await safe(words)) === words && text.includes(words) ? words : null;
  return {
    id: `c-${ctx.box.sign("correction", String(row.id)).slice(0, 16)}`,
    text,
    style: guessStyle(row.text, row.channel),
    sector: decision.sector,
    secondary_sector: decision.secondarySector === decision.sector ? null : decision.secondarySector,
    urgency: decision.urgency,
    // Safe: the query leaves out decisions without a kind.
    kind: decision.kind as Kind,
    sentiment: row.sentiment ?? "neutral",
    address_text: address,
    how: decision.how,
    said: decision.said,
  };
}
