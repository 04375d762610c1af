import { sql } from "drizzle-orm";
import { personRequests } from "#src/db/schema/index.ts";
import type { Folding } from "../intake/take-event.ts";
import { requestDueAt } from "./open-request.ts";

const NOTE = "Người dân rút lại sự đồng ý trên Zalo; Zalo báo cho hệ thống. Cần xác nhận trước khi xóa.";

/**
 * Zalo says that somebody takes back their consent: nothing more is sent to them by itself, and a request to erase waits
 * for staff, with its clock. Told again while one is open, nothing happens.
 */
export async function takeWithdrawal({ ctx, tx, event, accountId }: Folding): Promise<void> {
  const { event: name, userId } = event.facts ?? {};
  if (name !== "user_withdraw" || typeof userId !== "string") return;
  const [contact] = await tx.execute<{ id: string }>(sql`
    select id from contacts where account_id = ${accountId} and author_key = ${userId} and erased_at is null for update`);
  if (!contact) return; // we hold nothing of theirs
  const id = Number(contact.id);
  const receivedAt = ctx.now();
  await tx.execute(sql`
    update consents set withdrawn_at = ${receivedAt.toISOString()}::timestamptz where contact_id = ${id} and withdrawn_at is null`);
  await tx.execute(sql`
    insert into dialogues (conversation_id, opted_out_at)
    select id, ${receivedAt.toISOString()}::timestamptz from conversations where contact_id = ${id}
    on conflict (conversation_id) do update set opted_out_at = coalesce(dialogues.opted_out_at, excluded.opted_out_at)`);
  const [open] = await tx.execute(sql`
    select 1 from person_requests where state = 'open' and kind = 'erase' and contact_ids @> array[${id}::bigint] limit 1`);
  if (open) return;
  await tx.insert(personRequests).values({
    ...{ kind: "erase", note: NOTE, receivedAt, createdAt: receivedAt, contactIds: [id] },
    dueAt: requestDueAt(ctx, receivedAt),
  });
}
