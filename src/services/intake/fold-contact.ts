import { sql } from "drizzle-orm";
import { contacts } from "#src/db/schema/index.ts";
import type { Folding } from "./take-event.ts";

/**
 * The citizen as this account knows them, made or completed. A name or phone that is given later fills in; a missing
 * one never erases. A phone shared in the chat replaces the one before.
 * @returns id of the contact
 */
export async function foldContact({ ctx, tx, event, accountId }: Folding): Promise<number> {
  const { author } = event;
  const seal = (value: string | undefined) => (value && !author.anonymous ? ctx.box.seal(value) : null);
  const phone = author.anonymous ? undefined : author.phone;
  const [row] = await tx
    .insert(contacts)
    .values({
      accountId,
      authorKey: author.key,
      anonymous: author.anonymous,
      nameSealed: seal(author.name),
      phoneSealed: seal(phone),
      emailSealed: seal(author.email),
      phoneIndex: phone ? ctx.box.index(phone) : null,
    })
    .onConflictDoUpdate({
      target: [contacts.accountId, contacts.authorKey],
      set: {
        nameSealed: sql`coalesce(excluded.name_sealed, ${contacts.nameSealed})`,
        phoneSealed: sql`coalesce(excluded.phone_sealed, ${contacts.phoneSealed})`,
        emailSealed: sql`coalesce(excluded.email_sealed, ${contacts.emailSealed})`,
        phoneIndex: sql`coalesce(excluded.phone_index, ${contacts.phoneIndex})`,
      },
    })
    .returning({ id: contacts.id });
  if (!row) throw new Error("an upsert always returns its row");
  return row.id;
}
