import { type SQL, sql } from "drizzle-orm";
import { emailIndex } from "../contacts/email-index.ts";
import { contactHash } from "../listening/author-hash.ts";
import type { Folding } from "./take-event.ts";

/** The citizen as this account knows them, made or completed. */
export async function foldContact(folding: Folding): Promise<void> {
  await folding.tx.execute(contactUpsert(folding));
}

/**
 * One statement that returns the contact's id. A name or phone that is given later fills in; a missing one never
 * erases. A phone shared in the chat replaces the one before.
 */
export function contactUpsert({ ctx, event, accountId }: Folding): SQL {
  const { author } = event;
  const seal = (value: string | undefined) => (value && !author.anonymous ? ctx.box.seal(value) : null);
  const phone = author.anonymous ? undefined : author.phone;
  const email = author.anonymous ? undefined : author.email;
  return sql`
    insert into contacts as known (account_id, author_key, anonymous, name_sealed, phone_sealed, email_sealed, phone_index,
      email_index, language, author_hash)
    values (${accountId}, ${author.key}, ${author.anonymous}, ${seal(author.name)}, ${seal(phone)}, ${seal(author.email)},
      ${phone ? ctx.box.index(phone) : null}, ${email ? emailIndex(ctx, email) : null}, ${languageOf(event)},
      ${event.channel === "facebook" ? contactHash(ctx, accountId, author.key) : null})
    on conflict (account_id, author_key) do update set
      name_sealed = coalesce(excluded.name_sealed, known.name_sealed),
      phone_sealed = coalesce(excluded.phone_sealed, known.phone_sealed),
      email_sealed = coalesce(excluded.email_sealed, known.email_sealed),
      phone_index = coalesce(excluded.phone_index, known.phone_index),
      email_index = coalesce(excluded.email_index, known.email_index),
      language = coalesce(known.language, excluded.language),
      author_hash = coalesce(known.author_hash, excluded.author_hash)
    returning id, blocked_at`;
}

/** As chosen on a form; what staff have noted goes before it. */
function languageOf({ facts }: Folding["event"]): string | null {
  return facts?.lang === "vi" || facts?.lang === "en" ? facts.lang : null;
}
