import type { TicketRow } from "./view.ts";

/** What the history tells: only fields that changed, old value and new. Internal columns stay out. */
const TOLD = [
  "state",
  "sector",
  "secondarySector",
  "urgency",
  "kind",
  "wardCode",
  "address",
  "unitId",
  "assigneeId",
  "firstResponseDueAt",
  "resolutionDueAt",
  "promisedAt",
  "bounces",
  "reopened",
] as const satisfies readonly (keyof TicketRow)[];

export function difference(
  before: TicketRow,
  set: Partial<TicketRow>,
): { from: Record<string, unknown>; to: Record<string, unknown> } {
  const from: Record<string, unknown> = {};
  const to: Record<string, unknown> = {};
  for (const field of TOLD) {
    if (!(field in set) || String(set[field] ?? "") === String(before[field] ?? "")) continue;
    from[field] = before[field];
    to[field] = set[field];
  }
  return { from, to };
}
