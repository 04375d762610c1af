import { inArray, sql } from "drizzle-orm";
import { channelAccounts, contacts } from "#src/db/schema/index.ts";
import type { Channel } from "#src/domain/channels.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { type ContactView, contactView } from "./masked-contact.ts";

/** Two contacts that may be one person, and what they share. Never merged by itself. */
export interface Suggestion {
  contacts: [ContactView, ContactView];
  /** `author`: who wrote a public post that became a ticket has the provider's id of who writes to us. */
  shared: ("phone" | "email" | "author")[];
}

const AT_MOST = 30;

interface Pair extends Record<string, unknown> {
  a: string;
  b: string;
  phone: boolean;
  email: boolean;
  author: boolean;
}

/** The newest pairs that share a phone or an e-mail address and about which nobody has decided. @throws {AppError} FORBIDDEN */
export async function suggestPeople(ctx: Ctx): Promise<Suggestion[]> {
  allow(ctx.actor, "person.manage");
  const pairs = await ctx.db.execute<Pair>(sql`
    with pairs as (
      select a.id as a, b.id as b, coalesce(a.phone_index = b.phone_index, false) as phone,
        coalesce(a.email_index = b.email_index, false) as email, false as author
      from contacts a join contacts b on b.id > a.id
        and (b.phone_index = a.phone_index or b.email_index = a.email_index)
      union all
      select least(posts.id, writes.id), greatest(posts.id, writes.id), false, false, true
      from contacts posts join contacts writes on writes.account_id = posts.account_id
        and writes.author_hash = substr(posts.author_key, length('mention-') + 1)
      where posts.author_key like 'mention-%'
    )
    select pairs.* from pairs join contacts a on a.id = pairs.a join contacts b on b.id = pairs.b
    where (a.person_id is null or b.person_id is null or a.person_id <> b.person_id)
      and not exists (select from people_apart where pair = a.id || '-' || b.id)
    order by pairs.b desc, pairs.a limit ${AT_MOST}`);
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [Number(a), Number(b)]))];
  const known = await contactsById(ctx, ids);
  return pairs.flatMap(({ a, b, phone, email, author }) => {
    const [first, second] = [known.get(Number(a)), known.get(Number(b))];
    if (!first || !second) return [];
    const shared = [
      ...(phone ? (["phone"] as const) : []),
      ...(email ? (["email"] as const) : []),
      ...(author ? (["author"] as const) : []),
    ];
    return [{ contacts: [first, second] as [ContactView, ContactView], shared }];
  });
}

async function contactsById(ctx: Ctx, ids: readonly number[]): Promise<Map<number, ContactView>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ contact: contacts, channel: sql<Channel>`${channelAccounts.channel}` })
    .from(contacts)
    .innerJoin(channelAccounts, sql`${channelAccounts.id} = ${contacts.accountId}`)
    .where(inArray(contacts.id, [...ids]));
  return new Map(rows.map(({ contact, channel }) => [contact.id, contactView(ctx, contact, channel)]));
}
