import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { incidentMembers } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { changeIncident } from "./change-incident.ts";
import type { IncidentRow } from "./incident-row.ts";
import { Why } from "./public-words.ts";

export const ReopenIncidentInput = z.strictObject({ why: Why });

/**
 * The event goes on, or was closed too soon: it takes members in again and can be answered and closed once more. What its members
 * were told stays said, and they stay resolved: each is reopened by its own rules. The next closing looks at all of them anew.
 * @throws {AppError} CONFLICT when it is not over, or was merged into another one
 */
export const reopenIncident = (
  ctx: Ctx,
  reference: string,
  { why }: z.infer<typeof ReopenIncidentInput>,
  expectedVersion?: number,
): Promise<IncidentRow> =>
  changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: ["closed"], expectedVersion },
    async ({ incident }, tx) => {
      if (incident.mergedIntoId !== null)
        throw new AppError("CONFLICT", "Sự cố này đã được gộp vào sự cố khác. Vui lòng hoàn tác việc gộp.", {
          version: incident.version,
        });
      await tx
        .update(incidentMembers)
        .set({ settledAt: null, skipped: null })
        .where(and(eq(incidentMembers.incidentId, incident.id), isNull(incidentMembers.removedAt)));
      return {
        step: "reopened",
        set: { state: "confirmed", closedAt: null, closingAnswer: null, closingById: null },
        facts: { why },
        before: null,
      };
    },
  );
