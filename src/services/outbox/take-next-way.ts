import { and, eq, gte, inArray } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { outbox } from "#src/db/schema/index.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Ctx } from "../ctx.ts";
import { chooseWay } from "./choose-way.ts";
import type { OutboxRow } from "./claim-next.ts";
import { loadReach } from "./load-reach.ts";
import { nudgeSenders } from "./nudge.ts";
import { sayAgain } from "./say-again.ts";

/** Ends the key of what already is the second try: there is no third. */
const AGAIN = "-next";

/** Somebody has just written it and sees that it failed. Other words of people, an answer that ends a ticket, go on. */
const WAITS_FOR_WRITER = new Set(["reply"]);

/**
 * What could not be said one way is said the next way, once. The rest of the same saying goes
 * along, so that nobody reads half of it here and half there.
 * @returns whether it goes out another way
 */
export async function takeNextWay(ctx: Ctx, tx: Tx, failed: OutboxRow): Promise<boolean> {
  const base = baseOf(failed.key);
  if (WAITS_FOR_WRITER.has(failed.kind) || base.endsWith(AGAIN)) return false;
  const rows = await restOf(tx, failed, base);
  const reach = await loadReach(ctx, tx, failed.conversationId, failed.id);
  const whole = sayingOf(failed, rows);
  const choice = await chooseWay(ctx, reach, whole, [failed.way]);
  if ("unreachable" in choice || choice.way === null) return false;
  const rest = rows.filter(({ id }) => id !== failed.id).map(({ id }) => id);
  if (rest.length > 0)
    await tx
      .update(outbox)
      .set({ state: "failed", failure: failed.failure, failureReason: "Chuyển sang cách gửi khác." })
      .where(inArray(outbox.id, rest));
  const said = await sayAgain(ctx, tx, {
    reach,
    whole,
    way: choice.way,
    key: `${base}${AGAIN}`,
    messageId: failed.messageId,
  });
  if (said[0]) await nudgeSenders(tx, said[0].id);
  return said.length > 0;
}

/** "ticket-12-received-2" is the second bubble of "ticket-12-received". */
/** The key that all bubbles of one saying share: its last part counts them. */
export const baseOf = (key: string): string => key.replace(/-\d+$/, "");

/** The failed row, and what of the same saying has not been tried yet, in order. */
async function restOf(tx: Tx, failed: OutboxRow, base: string): Promise<OutboxRow[]> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.conversationId, failed.conversationId), eq(outbox.way, failed.way), gte(outbox.id, failed.id)))
    .orderBy(outbox.id)
    .for("update");
  return rows.filter((row) => row.id === failed.id || (row.state === "queued" && baseOf(row.key) === base));
}

/** Several bubbles as the one saying that they were. */
export function sayingOf(one: OutboxRow, rows: readonly OutboxRow[]) {
  return {
    ticketId: one.ticketId,
    conversationId: one.conversationId,
    kind: one.kind,
    byUserId: one.byUserId,
    text: rows
      .map(({ body }) => body)
      .filter(Boolean)
      .join("\n\n"),
    files: rows.flatMap(({ files }) => files),
    quickReplies: rows.flatMap(({ quickReplies }) => quickReplies),
    ...(one.template ? { template: one.template } : {}),
    ...(one.subject ? { subject: one.subject } : {}),
    way: "best" as Way | "best",
  };
}
