import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Language } from "#src/domain/dialogue/dialogue.ts";
import { chosenLanguage, languageIn } from "#src/domain/dialogue/language-of.ts";

/** The language of a conversation: as the citizen has chosen it, else that of what they wrote last. */
export async function languageWith(tx: Tx, conversationId: number): Promise<Language> {
  const [row] = await tx.execute<{ language: string | null; text: string | null }>(sql`
    select (select p.language from conversations c join contacts p on p.id = c.contact_id where c.id = ${conversationId}) as language,
      (select t.text from tickets t where t.conversation_id = ${conversationId} order by t.id desc limit 1) as text`);
  return chosenLanguage(row?.language) ?? languageIn(row?.text ?? "");
}
