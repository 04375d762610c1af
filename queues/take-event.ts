import { takeEvent } from "#src/ports/jobs.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { takeEvent as take } from "#src/services/intake/take-event.ts";
import { handler } from "./handler.ts";

export const takeEventHandler = (ctx: Ctx) =>
  handler(takeEvent, async ({ eventId }) => void (await take(ctx, eventId)));
