import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** By what somebody is found: keyed digests, or contacts one by one. */
export interface Subject {
  phoneIndex?: string | null;
  emailIndex?: string | null;
  contactIds?: readonly number[];
}

/** Ids of all contacts of a subject, with those that staff have said are the same person. Erased ones are nobody. */
export async function subjectsOf(tx: Tx, { phoneIndex, emailIndex, contactIds = [] }: Subject): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with named as (
      select id, person_id from contacts where erased_at is null and (phone_index = ${phoneIndex ?? null}
        or email_index = ${emailIndex ?? null}
        or id in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(contactIds)}::jsonb)))
    )
    select id from named
    union select c.id from contacts c join named n on n.person_id = c.person_id where c.erased_at is null
    order by 1`);
  return rows.map(({ id }) => Number(id));
}
