import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { sourceItems } from "#src/db/schema/index.ts";

/** What failed so often waits for a person. */
export const MOST_TRIES = 5;

/** A job that gave up: the sweep leaves its item alone from now on. @returns whether work was left */
export async function giveUpItem(tx: Tx, itemId: number): Promise<boolean> {
  const marked = await tx
    .update(sourceItems)
    .set({ tries: MOST_TRIES })
    .where(and(eq(sourceItems.id, itemId), isNull(sourceItems.takenAt)))
    .returning({ id: sourceItems.id });
  return marked.length > 0;
}

/** A person has said: try again. */
export async function takeAfterAll(tx: Tx, itemIds: readonly number[]): Promise<void> {
  if (itemIds.length === 0) return;
  await tx
    .update(sourceItems)
    .set({ tries: 0 })
    .where(inArray(sourceItems.id, [...itemIds]));
}
