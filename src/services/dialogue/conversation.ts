import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Channel } from "#src/domain/channels.ts";
import type { Dialogue, DialogueState, Question } from "#src/domain/dialogue/dialogue.ts";
import { DIALOGUE_STATES, QUESTIONS } from "#src/domain/dialogue/dialogue.ts";
import { chosenLanguage } from "#src/domain/dialogue/language-of.ts";
import type { Ctx } from "../ctx.ts";

/** A conversation as the automatic part finds it. */
export interface Conversation {
  id: number;
  channel: Channel;
  /** The setting of the account; blocked people are not answered either. */
  automatic: boolean;
  language: "vi" | "en" | null;
  state: DialogueState;
  /** The ticket that the last question was about. */
  ticketId: number | null;
  /** "place:12", "received:12", "help" → how often. */
  counts: Record<string, number>;
  introduced: boolean;
  optedOut: boolean;
  touchedAt: Date | null;
  /** Automatic messages of the last ten minutes. */
  saidLately: number;
}

interface Row extends Record<string, unknown> {
  channel: Channel;
  automatic: string | null;
  account_state: string;
  language: string | null;
  blocked: boolean;
  state: string | null;
  ticket_id: string | null;
  asked: Record<string, number> | null;
  introduced: boolean;
  handed: boolean;
  opted_out: boolean;
  touched_at: string | null;
  said_lately: string;
}

/** Kinds of messages that the machine writes by itself in a dialogue. */
export const AUTOMATIC_KIND = "automatic";
const LATELY_MINUTES = 10;
/** What was asked long ago may be asked again: another day, another talk. */
const FORGET_HOURS = 12;

/** @param lock holds the dialogue until the transaction ends: whoever is about to speak */
export async function loadConversation(ctx: Ctx, tx: Tx, id: number, lock = false): Promise<Conversation> {
  if (lock) {
    await tx.execute(sql`insert into dialogues (conversation_id) values (${id}) on conflict do nothing`);
    await tx.execute(sql`select from dialogues where conversation_id = ${id} for update`);
  }
  const now = ctx.now().toISOString();
  const [row] = await tx.execute<Row>(sql`
    select a.channel, a.settings->>'automatic' as automatic, a.state as account_state, p.language,
      p.blocked_at is not null as blocked, d.state, d.ticket_id, d.asked, d.introduced_at is not null as introduced,
      d.handed_to_person_at is not null as handed, d.opted_out_at is not null as opted_out, d.touched_at,
      (select count(*) from messages m where m.conversation_id = c.id and m.direction = 'out' and m.kind = ${AUTOMATIC_KIND}
        and m.occurred_at > ${now}::timestamptz - make_interval(mins => ${LATELY_MINUTES})) as said_lately
    from conversations c join channel_accounts a on a.id = c.account_id join contacts p on p.id = c.contact_id
    left join dialogues d on d.conversation_id = c.id where c.id = ${id}`);
  if (!row) throw new Error("a conversation of a message is always there");
  return { id, ...read(row, ctx.now()) };
}

function read(row: Row, now: Date): Omit<Conversation, "id"> {
  const touchedAt = row.touched_at ? new Date(row.touched_at) : null;
  const forgotten = touchedAt !== null && now.getTime() - touchedAt.getTime() > FORGET_HOURS * 3_600_000;
  const kept = DIALOGUE_STATES.find((state) => state === row.state) ?? "idle";
  const state = row.opted_out ? "opted_out" : row.handed ? "with_person" : silentState(kept) ? "idle" : kept;
  return {
    channel: row.channel,
    automatic: row.automatic !== "off" && row.account_state !== "disabled" && !row.blocked,
    language: chosenLanguage(row.language),
    state,
    ticketId: row.ticket_id === null ? null : Number(row.ticket_id),
    counts: forgotten ? { ...row.asked, help: 0, reference: 0 } : (row.asked ?? {}),
    introduced: row.introduced,
    optedOut: row.opted_out,
    touchedAt,
    saidLately: Number(row.said_lately),
  };
}

/** The columns with the instants are the truth of these two. */
const silentState = (state: DialogueState) => state === "with_person" || state === "opted_out";

/** Questions about a ticket are counted for that ticket, the others for the conversation. */
export const countKey = (question: Question, ticketId: number | null): string =>
  (question === "place" || question === "photo") && ticketId !== null ? `${question}:${ticketId}` : question;

export const dialogueOf = ({ state, counts, introduced }: Conversation, ticketId: number | null): Dialogue => ({
  state,
  introduced,
  asked: Object.fromEntries(QUESTIONS.map((question) => [question, counts[countKey(question, ticketId)] ?? 0])),
});
