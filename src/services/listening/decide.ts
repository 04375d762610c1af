import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentionEvents, mentions } from "#src/db/schema/index.ts";
import type { MentionState } from "#src/domain/listening/mention-states.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { tellLive } from "../live/tell-live.ts";
import { findMention, holdMention, isRow } from "./find-mention.ts";
import { type MentionRow, type MentionView, mentionView } from "./view.ts";

/** What a decision leaves on the mention. */
export type Decided = Partial<Pick<MentionRow, "dismissReason" | "ticketId">> & { state: MentionState };

/** Columns that decisions change: as they were they stand in the history, so that each can be taken back. */
export const decidedColumns = ({ state, dismissReason, ticketId, decidedById, decidedAt }: MentionRow) => ({
  ...{ state, dismissReason, ticketId, decidedById },
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** A transaction, and never a plain handle: what follows from a decision happens with it or not at all. */
export type Transaction = Parameters<Parameters<Ctx["db"]["transaction"]>[0]>[0];

/** From which states something new may be decided: what became a ticket is decided on the ticket. */
const OPEN: readonly MentionState[] = ["new", "watched", "handed_over", "dismissed"];

/**
 * One decision of a person in one transaction: right, reach, state, change, history, word to whoever has the desk open. Of
 * several at once the first one wins; who decides the same again changes nothing.
 * @param act what follows from it, from the mention as it is now; nobody else changes it meanwhile
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when it is decided otherwise already, with `details.state`
 */
export async function decide(
  ctx: Ctx,
  id: string,
  state: MentionState,
  act: (mention: MentionRow, tx: Transaction) => Promise<{ set: Decided; facts?: Record<string, unknown> }>,
): Promise<MentionView> {
  allow(ctx.actor, "mention.decide");
  return ctx.db.transaction(async (tx) => {
    const mention = await holdMention(ctx, tx, id);
    if (mention.state === state && state === "promoted") return viewed(ctx, tx, mention);
    if (!OPEN.includes(mention.state)) throw decidedAlready(mention);
    const { set, facts = {} } = await act(mention, tx);
    await write(tx, mention, { ...set, decidedById: ctx.actor.userId, decidedAt: ctx.now() });
    await record(ctx, tx, mention, state, { ...facts, from: decidedColumns(mention) });
    return viewed(ctx, tx, mention);
  });
}

const decidedAlready = ({ state, version }: MentionRow) =>
  new AppError("CONFLICT", "Bài này vừa được người khác xử lý. Vui lòng xem lại danh sách.", { state, version });

export async function write(tx: Tx, mention: MentionRow, set: Partial<MentionRow>): Promise<void> {
  const cleared = { dismissReason: null, ticketId: null };
  await tx
    .update(mentions)
    .set({ ...cleared, ...set, version: sql`${mentions.version} + 1` })
    .where(isRow(mention));
  await tellLive(tx, {
    ...{ about: "mention", kind: "decided", reference: String(mention.id), version: mention.version + 1 },
    units: mention.unitId ? [mention.unitId] : [],
  });
}

export async function record(
  ctx: Ctx,
  tx: Tx,
  mention: MentionRow,
  step: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const by = { byUserId: ctx.actor.userId, byName: ctx.actor.name };
  await tx.insert(mentionEvents).values({ mentionId: mention.id, step, facts, ...by, at: ctx.now() });
}

/** As it is now; what has moved out of the actor's reach is still shown to them this once. */
export async function viewed(ctx: Ctx, tx: Tx, { id }: Pick<MentionRow, "id">): Promise<MentionView> {
  const everywhere = { ...ctx, actor: { ...ctx.actor, role: "operator" as const } };
  return mentionView(ctx, await findMention(everywhere, tx, String(id)));
}
