import { asc } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type GraphSimulator, graphSimulator } from "#adapters/facebook/simulator.ts";
import { senders } from "#adapters/senders.ts";
import { type ZaloSimulator, zaloSimulator } from "#adapters/zalo/simulator.ts";
import { loadConfig } from "#src/config.ts";
import { outbox } from "#src/db/schema/index.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import { say } from "#src/services/outbox/say.ts";
import { sendWaiting } from "#src/services/outbox/send-waiting.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { never, PAGE, ZALO } from "#tests/support/sending.ts";

/** Bubbles of a full run: `node scripts/run.mjs bench/sending.ts`. */
const BUBBLES = Number(process.env.BUBBLES ?? 120);
/** As in a worker. */
const AT_ONCE = 16;
/** Bubbles of one conversation, which must keep their order. */
const EACH = 2;
const ZALO_A_SECOND = 50;

let t: TestCtx;
let zalo: ZaloSimulator;
let graph: GraphSimulator;
beforeEach(async () => {
  t = await testCtx();
  [zalo, graph] = await Promise.all([
    zaloSimulator({ ...ZALO, accessToken: "access-0", refreshToken: "refresh-0" }),
    graphSimulator({ ...PAGE, accessToken: "page-token" }),
  ]);
});
afterEach(() => Promise.all([zalo.close(), graph.close(), t.close()]));

/** Conversations whose citizens have just written, and the first row that waits in each. */
async function waiting(channel: "zalo" | "facebook", conversations: number): Promise<number[]> {
  const side = channel === "zalo" ? zalo : graph;
  const account = await chatAccount(t.ctx, channel);
  const secrets =
    channel === "zalo"
      ? { ...ZALO, refreshToken: "refresh-0" }
      : { ...PAGE, accessToken: "page-token", verifyToken: "v" };
  await addAccount(t.ctx, channel, account.id, secrets);
  const first: number[] = [];
  for (let n = 0; n < conversations; n += 1) {
    const citizen = `${channel}-${n}`;
    await side.citizen(citizen).text("Đèn đường hỏng");
    await account.write(citizen, "Đèn đường hỏng", { opensTicket: false });
    const conversationId = await account.conversationOf(citizen);
    for (let at = 0; at < EACH; at += 1) {
      const said = await say(t.ctx, t.ctx.db, {
        key: `${citizen}-${at}`,
        conversationId,
        kind: "progress",
        text: `Tin ${at}`,
      });
      if (at === 0 && "queued" in said && said.queued[0]) first.push(said.queued[0].id);
    }
  }
  return first;
}

test(
  "many bubbles at once: each arrives once and in order, and no account is faster than its provider allows",
  async () => {
    const half = Math.ceil(BUBBLES / 2 / EACH);
    const rows = [await waiting("zalo", half), await waiting("facebook", half)];
    const queue = rows[0]?.flatMap((id, at) => [id, ...rows.slice(1).flatMap((other) => other[at] ?? [])]) ?? [];
    const config = loadConfig({
      ...{ ZALO_API_BASE: zalo.url, ZALO_OAUTH_BASE: zalo.url, ZALO_TEMPLATE_BASE: zalo.url, GRAPH_BASE: graph.url },
    });
    const out = senders(config);
    const startMs = performance.now();
    const work = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) await sendWaiting(t.ctx, out, id, never);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const seconds = (performance.now() - startMs) / 1_000;
    const states = (await t.ctx.db.select().from(outbox).orderBy(asc(outbox.id))).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["sent"]));
    const toZalo = zalo.transcript.all.filter(({ from }) => from === "us");
    for (const side of [toZalo, graph.transcript.all.filter(({ from }) => from === "us")]) {
      expect(side).toHaveLength(half * EACH);
      for (let n = 0; n < half; n += 1) {
        const own = side.filter(({ thread }) => thread.endsWith(`-${n}`)).map(({ text }) => text);
        expect(own).toEqual(["Tin 0", "Tin 1"]);
      }
    }
    const busiest = busiestSecond(toZalo.map(({ at }) => at.getTime()));
    expect(busiest).toBeLessThanOrEqual(ZALO_A_SECOND + AT_ONCE);
    const perSecond = Math.round(states.length / seconds);
    const counts = { bubbles: states.length, "per second": perSecond, "Zalo's busiest second": busiest };
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  },
  60_000 + BUBBLES * 200,
);

/** The most instants within any span of a second. */
function busiestSecond(atMs: number[]): number {
  const sorted = atMs.toSorted((one, other) => one - other);
  let from = 0;
  let most = 0;
  for (const [to, ms] of sorted.entries()) {
    while ((sorted[from] ?? ms) <= ms - 1_000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
