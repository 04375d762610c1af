import { afterEach, beforeEach, expect, test } from "vitest";
import { playConversations } from "#tests/support/conversations.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";

const conversations = Number(process.env.CONVERSATIONS ?? 12);
const seed = Number(process.env.SEED ?? 2026);

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
});
afterEach(() => t.close());

/** The full one, 1,000 conversations, is a bench: bench/conversations.ts. */
test(
  "random talks end with every citizen answered, nothing twice, no rule broken, the same words on both sides",
  async () => {
    const began = performance.now();
    const { wrong, counts } = await playConversations(t, { conversations, seed });
    const seconds = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(`${JSON.stringify({ ...counts, seconds })}\n`);
    for (const one of wrong)
      process.stdout.write(`WRONG ${JSON.stringify(one)}
`);
    expect(wrong).toEqual([]);
    expect(counts["workers killed"]).toBe(1);
  },
  60_000 + conversations * 4_000,
);
