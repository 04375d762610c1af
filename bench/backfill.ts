import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadClassifier } from "#src/bin/load-classifier.ts";
import { believableMessages } from "#src/bin/simulate/messages.ts";
import { percentile } from "#src/bin/simulate/open-loop.ts";
import { loadConfig } from "#src/config.ts";
import { createLog } from "#src/log.ts";
import { type Service, startService } from "#tests/support/service.ts";
import { addStormAccount, storm, untilTriaged } from "#tests/support/storm.ts";

/**
 * Old posts taken in while citizens write: `node scripts/run.mjs bench/backfill.ts [--posts 2000 --rate 20 --seconds 30]`. How
 * long webhooks wait for their answer and messages for their unit, without the backfill and with it; how fast the posts become
 * mentions beside what the model reads alone; and that pausing holds them.
 */
const { values: options } = parseArgs({
  options: {
    posts: { type: "string", default: "2000" },
    rate: { type: "string", default: "20" },
    seconds: { type: "string", default: "30" },
  },
});
const [POSTS, RATE, SECONDS] = [Number(options.posts), Number(options.rate), Number(options.seconds)];
const SOURCE = "backfill";
const DAY_MS = 86_400_000;
const round = (value: number, by = 10) => Math.round(value * by) / by;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const texts = believableMessages();
const textOf = (at: number) => `${texts[(at * 7) % texts.length]} (${at})`;

/** What the model reads by itself, one text at a time, with nothing beside it. @returns texts a second */
async function bareSpeed(many: number): Promise<number> {
  const classifier = await loadClassifier(loadConfig({}), createLog("silent", "bench"));
  for (let at = 0; at < 10; at++) await classifier.classify(textOf(at));
  const begunMs = performance.now();
  for (let at = 0; at < many; at++) await classifier.classify(textOf(at));
  classifier.stop();
  return (many * 1_000) / (performance.now() - begunMs);
}

interface Waited {
  ack: [p50: number, p99: number];
  routed: [p50: number, p99: number];
}

/** Signed webhooks at the rate asked for: how long until they are answered, and their tickets triaged. */
async function citizensWrite(service: Service): Promise<Waited> {
  const [mark] = await service.database.sql`select coalesce(max(id), 0) as id from tickets`;
  const { ackMs } = await storm(service, { rate: RATE, count: RATE * SECONDS, twice: 0 });
  await untilTriaged(service, 600);
  const [row] = await service.database.sql`
    select percentile_cont(array[0.5, 0.99]) within group (order by ms) as ms from (
      select extract(epoch from min(v.at) - t.created_at) * 1000 as ms
      from tickets t join verdicts v on v.ticket_id = t.id where t.id > ${mark?.id} group by t.id) r`;
  const [p50 = Number.NaN, p99 = Number.NaN] = (row?.ms ?? []) as number[];
  return { ack: [percentile(ackMs, 0.5), percentile(ackMs, 0.99)], routed: [p50, p99] };
}

const mentionsOf = async ({ database }: Service): Promise<number> => {
  const [row] = await database.sql`select count(*)::int as n from mentions where source_id = ${SOURCE}`;
  return row?.n ?? 0;
};

/** Posts of the last year, as somebody exports them. */
function writePosts(folder: string): string {
  const path = join(folder, "posts.jsonl");
  const lines = Array.from({ length: POSTS }, (_, at) => {
    const postedAt = new Date(Date.now() - 2 * DAY_MS - (at % 365) * DAY_MS - at * 1_000).toISOString();
    return JSON.stringify({ id: `p${at}`, text: textOf(at), postedAt, url: `https://forum.example.vn/${at}` });
  });
  writeFileSync(path, lines.join("\n"));
  return path;
}

async function backfill(service: Service, folder: string) {
  await service.database.sql`insert into sources (id, kind, name) values (${SOURCE}, 'import', 'Backfill')`;
  const begunMs = performance.now();
  await service.command(["import", writePosts(folder), "--as", "mentions", "--source", SOURCE]);
  return round((performance.now() - begunMs) / 1_000);
}

/** Mentions a second until all are there, or for so long. */
async function speed(service: Service, seconds: number): Promise<number> {
  const [from, begunMs] = [await mentionsOf(service), performance.now()];
  let now = from;
  while (now < POSTS && performance.now() - begunMs < seconds * 1_000) {
    await pause(250);
    now = await mentionsOf(service);
  }
  return ((now - from) * 1_000) / (performance.now() - begunMs);
}

/** @returns mentions made after the pause (those in hand), and seconds from resuming until the next one */
async function pauseAndResume(service: Service): Promise<{ after: number; againSec: number; left: number }> {
  const set = (paused: boolean) => service.database.sql`update sources set paused = ${paused} where id = ${SOURCE}`;
  await set(true);
  const at = await mentionsOf(service);
  await pause(5_000);
  const held = await mentionsOf(service);
  await set(false);
  const begunMs = performance.now();
  while ((await mentionsOf(service)) === held && performance.now() - begunMs < 180_000) await pause(100);
  return { after: held - at, againSec: round((performance.now() - begunMs) / 1_000), left: POSTS - held };
}

const folder = mkdtempSync(join(tmpdir(), "langnghe-backfill-"));
console.log(
  `# Backfill of ${POSTS} posts beside ${RATE} webhooks a second: ${cpus().length} cores, ${cpus()[0]?.model}\n`,
);
const bare = await bareSpeed(Math.min(300, POSTS));
const service = await startService();
try {
  await addStormAccount(service);
  await citizensWrite(service); // warms everything up
  const without = await citizensWrite(service);
  const importedSec = await backfill(service, folder);
  while ((await mentionsOf(service)) === 0) await pause(100);
  const [fromPosts, fromMs] = [await mentionsOf(service), performance.now()];
  const beside = await citizensWrite(service);
  const besideSpeed = (((await mentionsOf(service)) - fromPosts) * 1_000) / (performance.now() - fromMs);
  const held = (await mentionsOf(service)) < POSTS ? await pauseAndResume(service) : null;
  const alone = await speed(service, 600);
  console.log("| | ack p50 ms | ack p99 ms | routed p50 ms | routed p99 ms |\n|---|---|---|---|---|");
  const line = (name: string, { ack, routed }: Waited) =>
    console.log(`| ${[name, ...[...ack, ...routed].map((ms) => round(ms))].join(" | ")} |`);
  line("without", without);
  line("beside the backfill", beside);
  const ratios = [0, 1].map((at) => round((beside.ack[at] ?? 0) / (without.ack[at] ?? 1), 100));
  console.log(`| ratio | ${ratios.join(" | ")} | | |\n`);
  console.log(
    `- kept ${POSTS} rows in ${importedSec} s; mentions beside citizens ${round(besideSpeed)}/s, alone ${round(alone)}/s`,
  );
  console.log(
    `- the model alone reads ${round(bare)}/s: the backfill alone reaches ${round(alone / bare, 100)} of that`,
  );
  console.log(
    held
      ? `- paused: ${held.after} in hand came after it in 5 s; resumed: the next after ${held.againSec} s, ${held.left} left`
      : "- too few posts to pause: all were mentions before",
  );
} finally {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}
