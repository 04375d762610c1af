import { eq } from "drizzle-orm";
import { messages } from "#src/db/schema/index.ts";
import type { Understood } from "#src/domain/dialogue/hear.ts";
import type { FoldedMessage } from "./fold-message.ts";
import type { Folding } from "./take-event.ts";

const ADDRESS_MAX = 300;

/**
 * An answer to "where is it?" is a place by itself: the ward that was picked, or the words as an address. Triage reads it as
 * it reads the address field of a form, then routes the ticket and sets its clocks.
 */
export async function placeAnswer(
  { ctx, tx, event }: Folding,
  message: FoldedMessage,
  { wardCode }: Understood,
): Promise<void> {
  const ward = wardCode ? ctx.city.ward(wardCode) : undefined;
  const written = (event.text ?? "").trim().slice(0, ADDRESS_MAX);
  // A pin says where without words; "2" alone names the second of what was offered.
  const address = ward?.name ?? (event.geo ? null : written || null);
  if (!ward && address === null) return;
  await tx
    .update(messages)
    .set({ ...(ward && { wardCode: ward.code }), ...(address && { address }) })
    .where(eq(messages.id, message.id));
}
