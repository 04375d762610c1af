import { asc, eq, gt } from "drizzle-orm";
import { auditHead, auditLog } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { type AuditRow, rowHash, signHead } from "./chain.ts";

export interface AuditProof {
  ok: boolean;
  /** How many rows were read. */
  rows: number;
  /** The last row: noted outside, it also shows a database that was put back whole. */
  head: { id: number; hash: string };
  /** The first thing that is wrong. */
  fault: { id: number; what: "changed" | "missing" | "misplaced" | "head" | "noted" } | null;
}

const AT_ONCE = 2_000;

/**
 * Reads the whole audit log and proves that no row was changed, removed, put in between or cut off at the end.
 * @param noted a head that was written down earlier: it must still be there
 */
export async function verifyAudit(ctx: Ctx, noted?: { id: number; hash: string }): Promise<AuditProof> {
  allow(ctx.actor, "audit.read");
  // One snapshot: rows that are written meanwhile belong to the next run.
  return ctx.db.transaction(
    async (tx) => {
      const [head] = await tx.select().from(auditHead).where(eq(auditHead.one, 1));
      let last = { id: 0, hash: "" };
      let seen = noted === undefined || noted.id === 0;
      const found = (what: NonNullable<AuditProof["fault"]>["what"], id = last.id + 1): AuditProof => ({
        ok: false,
        rows: last.id,
        head: last,
        fault: { id, what },
      });
      for (;;) {
        const rows = await tx
          .select()
          .from(auditLog)
          .where(gt(auditLog.id, last.id))
          .orderBy(asc(auditLog.id))
          .limit(AT_ONCE);
        for (const row of rows) {
          const fault = faultOf(row, last);
          if (fault) return found(fault);
          if (noted?.id === row.id) seen = noted.hash === row.hash;
          last = { id: row.id, hash: row.hash };
        }
        if (rows.length < AT_ONCE) break;
      }
      if (!isSigned(ctx, head, last)) return found("head");
      if (!seen) return found("noted", noted?.id);
      return { ok: true, rows: last.id, head: last, fault: null };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

function faultOf(row: AuditRow, last: { id: number; hash: string }): "changed" | "missing" | "misplaced" | null {
  if (row.id !== last.id + 1) return "missing";
  if (row.prevHash !== last.hash) return "misplaced";
  return rowHash(row) === row.hash ? null : "changed";
}

function isSigned(
  ctx: Ctx,
  head: typeof auditHead.$inferSelect | undefined,
  last: { id: number; hash: string },
): boolean {
  if (!head || head.lastId !== last.id || head.hash !== last.hash) return false;
  // Before the first row there is nothing that could have been signed.
  return last.id === 0 || head.signature === signHead(ctx.box, last.id, last.hash);
}
