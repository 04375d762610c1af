import type { Actor } from "#src/domain/actor.ts";
import { may, permissionOf } from "#src/domain/policy.ts";
import { BULK_ACTIONS } from "#src/services/tickets/bulk.ts";

export type BulkAction = (typeof BULK_ACTIONS)[number];

/** What is offered for many tickets at once: a place is decided by looking at each. */
const OFFERED = BULK_ACTIONS.filter((action) => action !== "locate");

export const bulkActionsOf = (actor: Actor | null): BulkAction[] =>
  actor ? OFFERED.filter((action) => may(actor, permissionOf(action))) : [];

export const bulkActionNamed = (name: unknown): BulkAction | undefined => OFFERED.find((action) => action === name);
