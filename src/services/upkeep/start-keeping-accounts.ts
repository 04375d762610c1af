import type { Senders } from "#src/ports/sender.ts";
import { keepAccounts } from "../accounts/keep-accounts.ts";
import type { Ctx } from "../ctx.ts";

const EVERY_MS = 60_000;

/**
 * Looks after the tokens of accounts, now and every minute.
 * @returns stops, after the look in hand
 */
export function startKeepingAccounts(ctx: Ctx, senders: Senders): () => Promise<void> {
  let inHand: Promise<void> | null = null;
  const go = async () => {
    try {
      const done = await keepAccounts(ctx, senders);
      if (done && done.renewed + done.checked > 0) ctx.log.info(done, "accounts looked after");
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      ctx.log.warn({ reason }, "accounts could not be looked after, trying again");
    } finally {
      inHand = null;
    }
  };
  const tick = () => {
    inHand ??= go();
  };
  tick();
  const timer = setInterval(tick, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await inHand;
  };
}
