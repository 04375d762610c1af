import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { outbox } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { loadReach } from "./load-reach.ts";
import { nudgeSenders } from "./nudge.ts";
import { queueBubble } from "./queue-bubble.ts";
import { judgeWays } from "./ways-of.ts";

/** Kind of a row that is no bubble but a sign under a message of the citizen's. */
export const REACTION_KIND = "reaction";
/** Zalo's thumb (channels.md §1.4). */
const ICON = "/-strong";

/**
 * Tells a citizen without words that a message was read, where the channel has that: Zalo, which counts it in no quota.
 * Elsewhere, and where nothing can be sent now, nothing happens.
 * @param objectId the provider's id of their message
 */
export async function nod(
  ctx: Ctx,
  tx: Tx,
  { messageId, objectId, conversationId }: { messageId: number; objectId: string; conversationId: number },
): Promise<void> {
  const reach = await loadReach(ctx, tx, conversationId);
  const open = judgeWays(ctx, reach, { byPerson: false }).some((one) => one.way === "zalo" && one.open);
  const key = `nod-${messageId}`;
  const [known] = open ? await tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.key, key)) : [];
  if (!open || known) return;
  const { id } = await queueBubble(ctx, tx, {
    ...{ reach, key, way: "zalo", messageId: null },
    saying: { kind: REACTION_KIND, template: { id: REACTION_KIND, data: { icon: ICON, messageId: objectId } } },
    bubble: { text: "", files: [], quickReplies: [] },
  });
  await nudgeSenders(tx, id);
}
