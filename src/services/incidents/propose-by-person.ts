import type { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { findPoints, MembersWanted } from "./find-members.ts";
import type { IncidentRow } from "./incident-row.ts";
import { propose } from "./propose.ts";
import { checkPublicWords, Title } from "./public-words.ts";

export const ProposeInput = MembersWanted.safeExtend({ title: Title.optional() });

/**
 * Somebody at the desk sees one event in what the machine has not put together.
 * @throws {AppError} NOT_FOUND; CONFLICT when all of it belongs to other incidents
 */
export async function proposeByPerson(
  ctx: Ctx,
  { title, ...wanted }: z.infer<typeof ProposeInput>,
): Promise<IncidentRow> {
  allow(ctx.actor, "incident.manage");
  checkPublicWords({ title });
  return ctx.db.transaction(async (tx) => {
    const points = await findPoints(ctx, tx, wanted);
    const proposed = await propose(ctx, tx, { points, fits: points.map(() => ({})), why: [], title });
    if (!proposed)
      throw new AppError("CONFLICT", "Các phản ánh này đều đã thuộc sự cố khác. Vui lòng mở sự cố đó để xử lý.");
    return proposed;
  });
}
