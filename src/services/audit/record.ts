import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { auditHead, auditLog } from "#src/db/schema/index.ts";
import type { AuditAction } from "#src/domain/audit-actions.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { rowHash, signHead } from "./chain.ts";

export interface Deed {
  action: AuditAction;
  /** "user:7", "ticket:PA-26-7K3M9QD", "request:3", "token:4"; absent when there is no one thing. */
  subject?: string;
  /** Ids, names of fields, counts; never text, names or numbers of citizens. */
  details?: Record<string, unknown>;
}

/**
 * Writes one deed of `ctx.actor` at the end of the audit log, in the caller's transaction: both happen or neither.
 * Call it as the last thing of that transaction, for it holds the end of the log until the transaction is over.
 * @param by whose deed it is, when that is not `ctx.actor`: somebody who is just signing in
 */
export async function record(ctx: Ctx, tx: Tx, deed: Deed, by = ctx.actor): Promise<void> {
  // A plain handle commits each statement by itself and would let go of the lock at once.
  await tx.transaction(async (inner) => {
    const [head] = await inner.select().from(auditHead).where(eq(auditHead.one, 1)).for("update");
    if (!head) throw new AppError("MISCONFIGURED", "audit_head is empty: the audit log was tampered with");
    const row = {
      id: head.lastId + 1,
      at: ctx.now(),
      actor: actorKey(by),
      actorName: by.name,
      action: deed.action,
      subject: deed.subject ?? "",
      details: deed.details ?? {},
      prevHash: head.hash,
    };
    const hash = rowHash(row);
    await inner.insert(auditLog).values({ ...row, hash });
    const signature = signHead(ctx.box, row.id, hash);
    await inner.update(auditHead).set({ lastId: row.id, hash, signature }).where(eq(auditHead.one, 1));
  });
}
