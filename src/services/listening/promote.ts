import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { channelAccounts, mentionKeys, sources } from "#src/db/schema/index.ts";
import { LISTENING_ACCOUNT } from "#src/domain/channels.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import type { Ctx } from "../ctx.ts";
import { openTicket } from "../intake/attach-to-ticket.ts";
import { foldMessage } from "../intake/fold-message.ts";
import { decide } from "./decide.ts";
import { triageByHand } from "./triage-by-hand.ts";
import type { MentionRow, MentionView } from "./view.ts";

/** Corrections of what the machine said; absent: as the mention has it. */
export const PromoteInput = z.strictObject({
  sector: z.enum(SECTOR_IDS).optional(),
  urgency: z.enum(URGENCIES).optional(),
  wardCode: z.string().max(10).optional(),
  unitId: z.string().max(60).optional(),
});
export type PromoteInput = z.infer<typeof PromoteInput>;

/**
 * Makes a ticket of a mention, at most once, also when many press at once: with its text, place and verdict as whoever
 * pressed has seen and corrected them, so that a unit and its clocks have it at once. The same message, had it come to us
 * by its channel already, keeps the ticket that it has.
 * @returns `ticket`: the reference, of the ticket that there is after the second press
 * @throws as `decide`; INVALID with `details.fields` for a ward or unit that does not exist
 */
export const promoteMention = (ctx: Ctx, id: string, input: PromoteInput = {}): Promise<MentionView> =>
  decide(ctx, id, "promoted", async (mention, tx) => {
    const origin = await originOf(tx, mention);
    if (origin.channel === "listening") await keepAccount(ctx, tx);
    const event = eventOf(mention, origin, input);
    const folding = { ctx, tx, event, accountId: origin.accountId, receivedAt: ctx.now() };
    const message = await foldMessage(folding);
    const ticketId = message.ticketId ?? (await openTicket(folding, message));
    const version = await triageByHand(ctx, tx, { ticketId, mention, input });
    return { set: { state: "promoted", ticketId }, facts: { ticketId, ticketVersion: version } };
  });

/** The account of all that has no way back: neither the machine nor notices of progress try to go there. */
async function keepAccount(ctx: Ctx, tx: Tx): Promise<void> {
  const settings = { notices: "off", automatic: "off" };
  await tx
    .insert(channelAccounts)
    .values({ id: LISTENING_ACCOUNT, channel: "listening", settings, secrets: ctx.box.seal("{}") })
    .onConflictDoNothing();
}

interface Origin {
  channel: "facebook" | "listening";
  accountId: string;
  objectId: string;
}

/** Under a post or comment that one of our Pages sees we can answer; to anything else there is no way back. */
async function originOf(tx: Tx, mention: MentionRow): Promise<Origin> {
  const [row] = await tx
    .select({ kind: sources.kind, accountId: sources.accountId, itemKey: mentionKeys.itemKey })
    .from(mentionKeys)
    .innerJoin(sources, eq(sources.id, mentionKeys.sourceId))
    .where(eq(mentionKeys.mentionId, mention.id));
  // A recommendation without words of its own on the Page cannot be commented on.
  if (row?.kind === "facebook_page" && row.accountId && !row.itemKey.startsWith("review:"))
    return { channel: "facebook", accountId: row.accountId, objectId: row.itemKey };
  return { channel: "listening", accountId: LISTENING_ACCOUNT, objectId: `mention-${mention.id}` };
}

/** As its channel would have told it. Who wrote it stays a hash: the contact is nobody until they write to us. */
function eventOf(mention: MentionRow, { channel, objectId }: Origin, input: PromoteInput): NormalizedEvent {
  const { lat, lng } = mention;
  return {
    channel,
    kind: mention.kind === "comment" ? "comment" : "post",
    eventKey: `mention:${mention.id}`,
    objectId,
    verb: "add",
    threadKey: channel === "facebook" ? (mention.parentKey ?? objectId) : objectId,
    author: { key: `mention-${mention.authorHash ?? mention.id}`, anonymous: true },
    occurredAt: mention.postedAt.toISOString(),
    text: mention.text,
    attachments: [],
    ...(lat !== null && lng !== null && { geo: { lat, lng } }),
    ...(input.wardCode && { wardCode: input.wardCode }),
    replyHint: { publicReply: channel === "facebook", privateReply: channel === "facebook" },
    opensTicket: true,
  };
}
