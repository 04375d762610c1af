import { desc, eq, or, type SQL, sql } from "drizzle-orm";
import { channelAccounts, contacts } from "#src/db/schema/index.ts";
import { e164 } from "#src/domain/phone.ts";
import { allow } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import type { Ctx } from "../ctx.ts";
import { emailIndex } from "./email-index.ts";
import { type ContactView, contactView } from "./masked-contact.ts";

const AT_MOST = 50;

/**
 * Contacts by phone, e-mail address or the reference of a ticket of theirs, with all that staff have said are the same
 * person. Names cannot be searched: they are sealed.
 * @throws {AppError} FORBIDDEN
 */
export async function findContacts(ctx: Ctx, typed: string): Promise<ContactView[]> {
  allow(ctx.actor, "person.manage");
  const condition = matching(ctx, typed);
  if (!condition) return [];
  const rows = await ctx.db
    .select({ contact: contacts, channel: channelAccounts.channel })
    .from(contacts)
    .innerJoin(channelAccounts, eq(channelAccounts.id, contacts.accountId))
    .where(
      or(condition, sql`${contacts.personId} in (select ${contacts.personId} from ${contacts} where ${condition})`),
    )
    .orderBy(desc(contacts.id))
    .limit(AT_MOST);
  return rows.map(({ contact, channel }) => contactView(ctx, contact, channel));
}

function matching(ctx: Ctx, typed: string): SQL | undefined {
  const reference = parseReference(typed);
  if (reference)
    return sql`${contacts.id} in (select c.contact_id from conversations c join tickets t on t.conversation_id = c.id
      where t.reference = ${reference})`;
  if (typed.includes("@")) return eq(contacts.emailIndex, emailIndex(ctx, typed));
  const phone = e164(typed);
  return phone ? eq(contacts.phoneIndex, ctx.box.index(phone)) : undefined;
}
