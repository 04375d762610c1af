import type { Classifier } from "#src/ports/classifier.ts";
import { takeItem } from "#src/ports/jobs.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { takeItem as take } from "#src/services/listening/take-item.ts";
import { handler } from "./handler.ts";

export const takeItemHandler = (ctx: Ctx, classifier: Classifier) =>
  handler(takeItem, async ({ itemId }, signal) => void (await take(ctx, itemId, classifier, signal)));
