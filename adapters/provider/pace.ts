import { setTimeout as sleep } from "node:timers/promises";

/** Waits for the account's next turn. Ends early when the sending is called off. */
export type Pace = (accountId: string, signal: AbortSignal) => Promise<void>;

/**
 * Keeps an account below what its provider allows: the turns of one account lie at least so far apart, those of
 * different accounts do not touch each other. Of this process; where several workers send, the provider's own "too
 * fast" puts off what is too much.
 */
export function pace(perSecond: number): Pace {
  const gapMs = 1_000 / perSecond;
  const next = new Map<string, number>();
  return async (accountId, signal) => {
    const now = performance.now();
    const turn = Math.max(now, next.get(accountId) ?? 0);
    next.set(accountId, turn + gapMs);
    if (turn - now >= 1) await sleep(turn - now, undefined, { signal }).catch(() => undefined);
  };
}
