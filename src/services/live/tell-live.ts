import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import type { LiveEvent } from "./live-event.ts";

/** On which PostgreSQL carries what belongs to no ticket's history. */
export const LIVE_CHANNEL = "langnghe_live";

const Told = z.object({
  about: z.enum(["mention", "incident", "alert"]),
  reference: z.string(),
  version: z.number(),
  kind: z.string(),
  units: z.array(z.string()),
});
type Told = z.infer<typeof Told>;

/**
 * Tells whoever is listening now of a mention, an incident or an alert, once the transaction is over. Nobody hears it later:
 * it says "look again", the tables say what there is to see.
 */
export async function tellLive(tx: Tx, told: Told): Promise<void> {
  await tx.execute(sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(Told.parse(told))})`);
}

/** @returns null for what is none of ours */
export function readTold(payload: string): LiveEvent | null {
  try {
    return { id: null, ...Told.parse(JSON.parse(payload)) };
  } catch {
    return null;
  }
}
