import { sql } from "drizzle-orm";
import { bareWords } from "#src/domain/dialogue/bare-text.ts";
import { goesOn, mattersNamed } from "#src/domain/dialogue/named-matter.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { HeardMessage } from "../dialogue/hear-message.ts";
import type { FoldedMessage } from "./fold-message.ts";
import type { Folding } from "./take-event.ts";

/** So long a word may go on about what was said before. */
const FOLLOW_HOURS = 24;
/** Who wants to talk to a person means what is open, however old. */
const PERSON_HOURS = 30 * 24;
/** A report tells what and where; shorter than this it goes on about something. */
const SHORT_WORDS = 12;

/** The open ticket whose place we have asked for, when this is an answer to that. */
export async function askedTicket({ tx }: Folding, { act, conversation }: HeardMessage): Promise<number | null> {
  const answers = act === "place" || act === "picture";
  if (!answers || conversation.state !== "asked_place" || conversation.ticketId === null) return null;
  const [row] = await tx.execute<{ id: string }>(sql`
    select id from tickets where id = ${conversation.ticketId} and state in ${[...OPEN_STATES]}`);
  return row ? Number(row.id) : null;
}

interface Before extends Record<string, unknown> {
  id: string;
  text: string;
  sector: string | null;
  ward_code: string | null;
}

/** The open ticket that the same citizen wrote about within a day, unless this names another matter or another ward. */
export async function sameMatterLately(
  { ctx, tx, event }: Folding,
  message: FoldedMessage,
  { act }: HeardMessage,
): Promise<number | null> {
  if (event.kind !== "message") return null;
  const [before] = await tx.execute<Before>(sql`
    select t.id, t.text, t.sector, t.ward_code from messages m join tickets t on t.id = m.ticket_id
    where m.conversation_id = ${message.conversationId} and m.direction = 'in' and t.state in ${[...OPEN_STATES]}
      and m.occurred_at between ${event.occurredAt}::timestamptz - make_interval(hours => ${act === "person" ? PERSON_HOURS : FOLLOW_HOURS})
                            and ${event.occurredAt}::timestamptz
    order by m.occurred_at desc, m.id desc limit 1`);
  if (!before || act === "emergency") return null;
  const same =
    act === "picture" ||
    act === "person" ||
    event.facts?.replyTo !== undefined ||
    goesOnAbout(before, message.text, wardOf);
  return same ? Number(before.id) : null;

  function wardOf(text: string): string | null {
    return ctx.city.locate({ text }).ward?.code ?? null;
  }
}

/** @param wardOf the ward that a text surely names */
export function goesOnAbout(
  before: Pick<Before, "text" | "sector" | "ward_code">,
  text: string,
  wardOf: (text: string) => string | null,
): boolean {
  const named = mattersNamed(text);
  const known = [...mattersNamed(before.text), before.sector];
  if (named.length > 0 && !named.some((sector) => known.includes(sector))) return false;
  const ward = wardOf(text);
  if (ward !== null && before.ward_code !== null && ward !== before.ward_code) return false;
  return named.length > 0 || goesOn(text) || bareWords(text).length <= SHORT_WORDS;
}
