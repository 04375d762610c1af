import type { Act } from "#dashboards/verbs.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";
import { actionInput } from "./action-to-input.ts";

export const act: Act = async (ctx, reference, action, fields, expectedVersion) =>
  TICKET_VERBS[action].act(ctx, reference, actionInput(action, fields).read, expectedVersion);
