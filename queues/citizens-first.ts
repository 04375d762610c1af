import type { Handler } from "./handler.ts";

/** What waits goes on after so long, whoever writes: danger that a post tells of must not wait for a quiet hour. */
const LONGEST_MS = 2_000;

/**
 * Two kinds of work that share one processor: `behind` begins only while nothing of `first` is at work, or after two seconds. Beside
 * each other the later one would take its share of the model from people who wait for an answer.
 */
export function citizensFirst(longestMs = LONGEST_MS): {
  first(handler: Handler): Handler;
  behind(handler: Handler): Handler;
} {
  let atWork = 0;
  let waiting: (() => void)[] = [];
  const leave = () => {
    atWork -= 1;
    if (atWork > 0) return;
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };
  const turn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        waiting = waiting.filter((one) => one !== go);
        resolve();
      };
      if (signal.aborted) return resolve();
      const timer = setTimeout(go, longestMs);
      signal.addEventListener("abort", go, { once: true });
      waiting.push(go);
    });
  return {
    first: ({ contract, run }) => ({
      contract,
      run: async (payload, signal) => {
        atWork += 1;
        try {
          await run(payload, signal);
        } finally {
          leave();
        }
      },
    }),
    behind: ({ contract, run }) => ({
      contract,
      run: async (payload, signal) => {
        if (atWork > 0) await turn(signal);
        await run(payload, signal);
      },
    }),
  };
}
