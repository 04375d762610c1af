import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import { findUnit } from "../tickets/find-unit.ts";
import { changeIncident } from "./change-incident.ts";
import type { IncidentRow } from "./incident-row.ts";
import { checkPublicWords, ExpectedAt, PublicNote, StatusLine, Title } from "./public-words.ts";

/** What is absent stays as it is. */
export const StatusInput = z.strictObject({
  title: Title.optional(),
  leadUnitId: z.string().min(1).optional(),
  statusLine: StatusLine.optional(),
  publicNote: PublicNote.optional(),
  expectedAt: ExpectedAt.optional(),
  public: z.boolean().optional(),
});

/** Where a confirmed incident stands now, when it should be over, and whether everybody may read of it. */
export async function setIncidentStatus(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof StatusInput>,
  expectedVersion?: number,
): Promise<IncidentRow> {
  const { title, statusLine, publicNote, leadUnitId } = input;
  checkPublicWords({ title, statusLine, publicNote });
  return changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: ["confirmed"], expectedVersion },
    async ({ incident }, tx) => {
      if (leadUnitId !== undefined) await findUnit(tx, leadUnitId);
      const wanted = Object.entries(input).filter(([, value]) => value !== undefined);
      const set: Partial<IncidentRow> = Object.fromEntries(
        wanted.filter(([key, value]) => !same(incident[key as keyof IncidentRow], value)),
      ); // keys of a row
      if (Object.keys(set).length === 0) return null;
      return { step: "status", set, facts: { ...set }, before: {} };
    },
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
