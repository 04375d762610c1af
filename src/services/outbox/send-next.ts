import type { Failure } from "#src/domain/sending.ts";
import type { Senders, Sending, SendResult } from "#src/ports/sender.ts";
import { findAccount } from "../accounts/load-account.ts";
import { type TokenUse, withToken } from "../accounts/with-token.ts";
import type { Ctx } from "../ctx.ts";
import { type Claimed, claimNext } from "./claim-next.ts";
import { REACTION_KIND } from "./nod.ts";
import { openFiles } from "./open-files.ts";
import { settleResult } from "./settle-result.ts";

/** What one call of a provider may take; the senders' own limit is the same (channels.md §7). */
const CALL_MS = 10_000;

/**
 * Sends the next row of a conversation, if any may go now.
 * @returns whether one was in hand: then there may be another
 */
export async function sendNextOf(
  ctx: Ctx,
  senders: Senders,
  conversationId: number,
  signal: AbortSignal,
): Promise<boolean> {
  const claimed = await claimNext(ctx, conversationId);
  if (!claimed) return false;
  await settleResult(ctx, claimed, await attemptSafely(ctx, senders, claimed, signal));
  return true;
}

/** Whatever goes wrong on our own side: before the provider was called nothing was sent, after that nobody knows. */
async function attemptSafely(ctx: Ctx, senders: Senders, claimed: Claimed, signal: AbortSignal): Promise<SendResult> {
  const progress = { called: false };
  try {
    return await attempt(ctx, senders, claimed, signal, progress);
  } catch (error) {
    ctx.log.error({ reason: reasonOf(error), outboxId: claimed.row.id, ...progress }, "a sending broke off");
    return progress.called
      ? fail("unclear", "broke_off", "Việc gửi bị gián đoạn: không rõ tin đã đến hay chưa.")
      : fail("transient", "broke_off", "Việc gửi bị gián đoạn trước khi bắt đầu.");
  }
}

/** The innermost error: drizzle's outer one repeats the query with its parameters. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error.cause instanceof Error ? reasonOf(error.cause) : `${error.name}: ${error.message.split("\n", 1)[0]}`;
}

const fail = (failure: Failure, code: string, reason: string): SendResult => ({
  ok: false,
  failure,
  code,
  reason,
});

async function attempt(
  ctx: Ctx,
  senders: Senders,
  claimed: Claimed,
  signal: AbortSignal,
  progress: { called: boolean },
): Promise<SendResult> {
  const { row, reach, way } = claimed;
  // The window may have closed since it was written.
  if (!way?.open) return fail("window", "closed", way?.why ?? "Cách gửi này không còn dùng được.");
  const sender = senders.get(row.way);
  if (!sender) return fail("account", "no_sender", "Hệ thống chưa được cấu hình cách gửi này.");
  const account = await findAccount(ctx, row.accountId ?? reach.account.id);
  if (!account) return fail("account", "no_account", "Tài khoản của kênh không còn.");
  if (row.kind === REACTION_KIND) return react(ctx, { sender, account }, row, signal);
  const files = await openFiles(ctx, row.files);
  if (!files) return fail("payload", "file_gone", "Tệp kèm theo không còn, vui lòng gửi lại với tệp khác.");
  const sending = sendingOf(ctx, claimed, files);
  return withToken(ctx, { sender, account, needed: row.accountId !== null }, (token) => {
    progress.called = true;
    return sender.send(sending, account, token, AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]));
  });
}

/** Sent twice it is the same sign, so a broken connection leaves no doubt worth telling. */
function react(
  ctx: Ctx,
  { sender, account }: Pick<TokenUse, "sender" | "account">,
  { to, template }: Claimed["row"],
  signal: AbortSignal,
): Promise<SendResult> {
  const { icon = "", messageId = "" } = template?.data ?? {};
  return withToken<Extract<SendResult, { ok: true }>>(ctx, { sender, account, needed: true }, async (token) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]);
    const done = await sender.react?.({ to, messageId, icon }, account, token, limit);
    return done ?? { ok: false, failure: "payload", code: "no_reactions", reason: "Kênh này không có biểu cảm." };
  });
}

function sendingOf(ctx: Ctx, { row, reach, way }: Claimed, files: Sending["bubble"]["files"]): Sending {
  const sealed =
    row.way === "sms" || row.way === "email" || (row.way === "zalo_template" && row.to !== reach.authorKey);
  const conversationId = reach.threadKey.split(":")[2];
  return {
    outboxId: row.id,
    way: row.way,
    to: sealed ? ctx.box.open(row.to) : row.to,
    ...(row.way === "zalo_anonymous" && conversationId ? { conversationId } : {}),
    bubble: {
      text: row.body,
      files,
      quickReplies: row.quickReplies,
      ...(row.template ? { template: row.template } : {}),
      ...(row.subject ? { subject: row.subject } : {}),
    },
    byPerson: row.byUserId !== null,
    lateWindow: way?.late ?? false,
  };
}
