import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { channelAccounts, conversations } from "#src/db/schema/index.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Ctx } from "../ctx.ts";
import { waysOf } from "../outbox/ways-of.ts";

/** How somebody is asked. */
export interface Question {
  way: Way;
  /** In the chat, where a "5" is an answer; otherwise by link. */
  inWords: boolean;
  /** Zalo's own rating template, with which Zalo asks and tells us by `user_feedback`. */
  templateId?: string;
}

/** A window that closes sooner may be shut before the message is there. */
const MARGIN_MS = 10 * 60_000;

/** In the order in which they are tried. Never in public; in private under a comment only once, so last. */
const CHATS: readonly Way[] = ["zalo", "zalo_anonymous", "messenger"];
const BY_LINK: readonly Way[] = ["sms", "email", "facebook_private_reply"];

/**
 * The way on which the question can be asked now and still be answered.
 * @returns null when there is none: then nobody is asked
 */
export async function chooseQuestion(ctx: Ctx, tx: Tx, conversationId: number): Promise<Question | null> {
  const templateId = await ratingTemplate(tx, conversationId);
  const ways = await waysOf(ctx, tx, conversationId, { byPerson: false, template: templateId !== null });
  const lastMs = ctx.now().getTime() + MARGIN_MS;
  const usable = ways.filter(({ open, until }) => open && (until === null || until.getTime() > lastMs));
  const has = (way: Way) => usable.some((one) => one.way === way);
  const chat = CHATS.find(has);
  if (chat) return { way: chat, inWords: true };
  if (templateId !== null && has("zalo_template")) return { way: "zalo_template", inWords: false, templateId };
  const link = BY_LINK.find(has);
  return link ? { way: link, inWords: false } : null;
}

/** A setting of the Zalo account: id of the approved template of type "đánh giá dịch vụ" (channels of other kinds have none). */
async function ratingTemplate(tx: Tx, conversationId: number): Promise<string | null> {
  const [row] = await tx
    .select({ channel: channelAccounts.channel, settings: channelAccounts.settings })
    .from(conversations)
    .innerJoin(channelAccounts, eq(channelAccounts.id, conversations.accountId))
    .where(eq(conversations.id, conversationId));
  if (row?.channel !== "zalo") return null;
  return row.settings.ratingTemplate ?? null;
}
