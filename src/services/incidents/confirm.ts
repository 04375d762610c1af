import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import { findUnit } from "../tickets/find-unit.ts";
import { changeIncident } from "./change-incident.ts";
import type { IncidentRow } from "./incident-row.ts";
import { checkPublicWords, ExpectedAt, PublicNote, StatusLine, Title } from "./public-words.ts";

export const ConfirmInput = z.strictObject({
  title: Title,
  leadUnitId: z.string().min(1, "Vui lòng chọn đơn vị chủ trì."),
  statusLine: StatusLine.default(""),
  publicNote: PublicNote.default(""),
  expectedAt: ExpectedAt.optional(),
  /** Shown to everybody at /su-co. */
  public: z.boolean().default(false),
});

/** A person says that it is one event: who leads, what it is called, where it stands. Its members say so from then on. */
export async function confirmIncident(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ConfirmInput>,
  expectedVersion?: number,
): Promise<IncidentRow> {
  const { title, statusLine, publicNote } = input;
  checkPublicWords({ title, statusLine, publicNote });
  return changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: ["proposed"], expectedVersion },
    async (_, tx) => {
      const unit = await findUnit(tx, input.leadUnitId);
      return {
        step: "confirmed",
        set: {
          ...{
            state: "confirmed",
            title,
            named: true,
            statusLine,
            publicNote,
            public: input.public,
            leadUnitId: unit.id,
          },
          ...{ expectedAt: input.expectedAt ?? null, confirmedAt: ctx.now() },
        },
        facts: { title, unitId: unit.id, statusLine, public: input.public },
        before: {},
      };
    },
  );
}
