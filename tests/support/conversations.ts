import { sql } from "drizzle-orm";
import { AppError } from "#src/errors.ts";
import { withActor } from "#src/services/ctx.ts";
import { resendBubble } from "#src/services/outbox/resend-bubble.ts";
import { type Finding, findings } from "./conversation-checks.ts";
import { type ConversationStage, conversationStage } from "./conversation-stage.ts";
import { pick, type Random, report, type Walker, walk } from "./conversation-walk.ts";
import { actor, type TestCtx } from "./ctx.ts";

const ROUNDS = 14;
const MINUTE_MS = 60_000;
/** After these rounds much time passes: past the windows of Messenger (1 day) and Zalo (2 and 7), and the reminder. */
const LONG_HOURS: Record<number, number> = { 7: 26, 9: 50, 11: 8 * 24 };
/** Steps that follow one another without a breath: what a provider does wrong is met in the next round at the latest. */
const STEP_CHANCE = 0.7;

export interface Trial {
  conversations: number;
  seed: number;
}

export interface TrialResult {
  /** What was found wrong; empty = all as it should be. */
  wrong: Finding[];
  /** How much of what happened. */
  counts: Record<string, number>;
}

/**
 * Talks of random steps with citizens of Zalo and Messenger, while the providers err as scripted, deliver twice and in
 * the wrong order, tokens run out, and the worker is killed once; then waits until nothing is left to do, and compares.
 */
export async function playConversations(t: TestCtx, { conversations, seed }: Trial): Promise<TrialResult> {
  const stage = await conversationStage(t);
  try {
    const random = randomFrom(seed);
    const walkers = Array.from({ length: conversations }, (_, n) => walkerOf(stage, n));
    for (let round = 0; round < ROUNDS; round++) {
      if (round === Math.floor(ROUNDS / 2)) stage.killWorker();
      await playRound(stage, walkers, random, round);
    }
    await untilQuiet(stage);
    await sendAgainWhatIsInDoubt(stage);
    await untilQuiet(stage);
    return await findings(stage, walkers);
  } finally {
    await stage.close();
  }
}

function walkerOf({ sims }: ConversationStage, n: number): Walker {
  const onZalo = n % 2 === 0;
  const id = String((onZalo ? 7_712_345_000_000_000n : 6_543_210_000_000_000n) + BigInt(n));
  const citizen = onZalo ? sims.zalo.citizen(id) : sims.graph.citizen(id);
  return { id, channel: onZalo ? "zalo" : "facebook", citizen, withPerson: [] };
}

async function playRound(stage: ConversationStage, walkers: Walker[], random: Random, round: number): Promise<void> {
  const hooks = [stage.sims.zalo.hook, stage.sims.graph.hook];
  makeTrouble(stage, random);
  const held = hooks.filter(() => random() < 0.3);
  for (const hook of held) hook.hold();
  for (const walker of walkers) {
    if (round === 0) await report(walker, random, 0);
    else if (random() < STEP_CHANCE) await walk(stage, walker, random, round);
  }
  // The echoes of this round's bubbles are held back as well, half of the time.
  if (random() < 0.5) await stage.settle();
  for (const hook of held) await hook.release({ reversed: true, copies: 1 + Math.floor(random() * 2) });
  for (const hook of hooks) {
    const [first, ...more] = hook.deliveries.filter(({ acknowledged }) => acknowledged);
    if (first) await hook.repeat(pick(random, [first, ...more]));
  }
  await stage.settle();
  if (LONG_HOURS[round]) {
    await untilQuiet(stage);
    await sendAgainWhatIsInDoubt(stage);
    await untilQuiet(stage);
  }
  stage.move((1 + random() * 40) * MINUTE_MS + (LONG_HOURS[round] ?? 0) * 60 * MINUTE_MS);
}

/** What the providers do wrong once, in the next round. */
function makeTrouble({ sims: { zalo, graph } }: ConversationStage, random: Random): void {
  zalo.flags.echoFirst = random() < 0.5;
  graph.flags.echoFirst = random() < 0.5;
  const chance = (likely: number, trouble: () => void) => void (random() < likely && trouble());
  chance(0.5, () => zalo.script.next({ path: "/message/cs", error: { code: -32, message: "limit" } }));
  chance(0.5, () => zalo.script.next({ path: "/message/cs", hangUp: true, when: "after" }));
  chance(0.3, () => zalo.script.next({ path: "/message/cs", status: 502, when: "after" }));
  chance(0.2, () => zalo.script.next({ path: "/message/cs", status: 502 }));
  chance(0.2, () => zalo.expireToken());
  chance(0.5, () => graph.script.next({ path: "/messages", error: { code: 613, message: "rate" } }));
  chance(0.5, () => graph.script.next({ path: "/messages", hangUp: true, when: "after" }));
  chance(0.3, () => graph.script.next({ path: "/messages", error: { code: 2, message: "temporary" }, when: "after" }));
  chance(0.2, () => graph.script.next({ path: "/messages", status: 502 }));
}

/** What is put off comes when the clock gets there: pauses of minutes, and the end of the night. */
async function untilQuiet(stage: ConversationStage): Promise<void> {
  stage.sims.zalo.script.clear();
  stage.sims.graph.script.clear();
  for (let looks = 0; looks < 60; looks++) {
    await stage.settle();
    const [row] = await stage.ctx.db.execute<{ next: string | null }>(sql`
      select min(case state when 'queued' then send_after else claimed_until end) as next
      from outbox where state in ('queued', 'sending')`);
    if (!row?.next) return;
    stage.move(Math.max(1_000, Date.parse(row.next) - stage.ctx.now().getTime() + 1_000));
  }
}

/** Somebody looks at what is flagged: what no echo has settled by now has not arrived. */
async function sendAgainWhatIsInDoubt({ ctx }: ConversationStage): Promise<void> {
  const rows = await ctx.db.execute<{ id: string }>(sql`select id from outbox where state = 'maybe_sent' order by id`);
  for (const { id } of rows) {
    try {
      await resendBubble(withActor(ctx, actor("operator")), Number(id));
    } catch (error) {
      // Nobody may be written to who has been silent for so long.
      if (!(error instanceof AppError && error.code === "CONFLICT")) throw error;
    }
  }
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
