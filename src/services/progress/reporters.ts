import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Channel } from "#src/domain/channels.ts";
import type { Language } from "#src/domain/dialogue/dialogue.ts";
import { chosenLanguage, languageIn } from "#src/domain/dialogue/language-of.ts";

/** A citizen who reported a matter: through which ticket, in which conversation. */
export interface Reporter {
  conversationId: number;
  /** Of their own ticket, which they know. */
  reference: string;
  channel: Channel;
  /** As they have chosen it, else that of what they wrote. */
  language: Language;
  optedOut: boolean;
}

interface Row extends Record<string, unknown> {
  conversation_id: string;
  reference: string;
  language: string | null;
  text: string;
  channel: Channel;
  opted_out: boolean;
}

/** Everybody who reported it: of the ticket and of all that were merged into it, each conversation once. */
export async function reportersOf(tx: Tx, ticketId: number): Promise<Reporter[]> {
  const rows = await tx.execute<Row>(sql`
    with recursive family as (
      select id, reference, conversation_id, text, 0 as depth from tickets where id = ${ticketId}
      union
      select t.id, t.reference, t.conversation_id, t.text, f.depth + 1 from tickets t join family f on t.duplicate_of = f.id
      where t.state = 'duplicate'
    )
    select distinct on (f.conversation_id) f.conversation_id, f.reference, f.text, p.language, a.channel,
      d.opted_out_at is not null or p.blocked_at is not null or a.settings->>'notices' = 'off' as opted_out
    from family f join conversations c on c.id = f.conversation_id join contacts p on p.id = c.contact_id
    join channel_accounts a on a.id = c.account_id
    left join dialogues d on d.conversation_id = c.id
    order by f.conversation_id, f.depth, f.id`);
  return rows.map(({ conversation_id, channel, reference, language, text, opted_out }) => ({
    conversationId: Number(conversation_id),
    channel,
    reference,
    language: chosenLanguage(language) ?? languageIn(text),
    optedOut: opted_out,
  }));
}
