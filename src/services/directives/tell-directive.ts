import type { Tx } from "#src/db/client.ts";
import { staffNotices } from "#src/db/schema/index.ts";
import type { DirectiveRow } from "./directive-view.ts";

/** Whom a notice of a directive is for: the lead of the unit, or the leader who wrote it. */
export type ToldOf = "unit" | "leader";

/**
 * Writes a notice of a directive, in the transaction of what it tells of.
 * @param key what makes telling it twice impossible, within the directive
 * @param says after the number: "đã quá hạn." No word of the instruction: it may name people
 */
export async function tellDirective(
  tx: Tx,
  { id, unitId, byUserId }: Pick<DirectiveRow, "id" | "unitId" | "byUserId">,
  told: { to: ToldOf; key: string; says: string; at: Date; now: Date },
): Promise<void> {
  const whom = told.to === "unit" ? { role: "unit_lead", unitId } : { role: "leader", userId: byUserId };
  await tx
    .insert(staffNotices)
    .values({
      ...whom,
      ticketId: null,
      key: `directive-${id}-${told.key}-${told.to}`,
      kind: "directive",
      text: `Chỉ đạo số ${id} ${told.says}`,
      aboutAt: told.at,
      createdAt: told.now,
    })
    .onConflictDoNothing();
}
