import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { withCtx } from "#src/bin/commands/with-ctx.ts";
import { loadCity } from "#src/city/load-city.ts";
import { makeGrid } from "#src/domain/alerts/grid.ts";
import { DEFAULT_SETTINGS } from "#src/domain/alerts/settings.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { measureAlerts } from "./incidents/measure-alerts.ts";
import { aroundEvents, type Grouping, measureGrouping } from "./incidents/measure-grouping.ts";
import { simulateYear, usualYear } from "./incidents/simulate-year.ts";
import { writeYear } from "./incidents/words/write-year.ts";

/**
 * `node scripts/run.mjs bench/incidents.ts [seed …] [--only alerts|grouping] [--before DAYS] [--half 0|1]
 * [--some N] [--events]`: a made year of 300,000 messages with 60 planted events for each seed. Alerts: looked at minute by minute, with a model fitted anew each week to
 * what was before. Grouping: what is told around the events, in words, grouped by the service on a database of its own
 * (DATA_DIR). Prints Markdown. `--some 15` groups only what lies around the first events: one of each kind. Half 1 of the tellings is
 * not looked at when the grouping is worked on: half 0 is for that.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    before: { type: "string", default: "56" },
    half: { type: "string", default: "1" },
    some: { type: "string", default: "60" },
    events: { type: "boolean", default: false },
  },
});
process.env.DATA_DIR ??= join(tmpdir(), "langnghe-bench-incidents");
const seeds = positionals.length > 0 ? positionals.map(Number) : [1, 2, 3];
const half = options.half === "0" ? 0 : 1;
const say = options.events ? (line: string) => console.error(line) : () => {};
const city = loadCity("hcmc");
const grid = makeGrid(SECTOR_IDS, city.wards);
const yearOf = (seed: number, before: number) => simulateYear(usualYear(seed, before), grid, city.wards);

if (options.only !== "grouping") alerts();
if (options.only !== "alerts") await withCtx(grouping);

function alerts(): void {
  console.log(
    `\n## Spike alerts: a year of 300,000 messages, 60 events, ${options.before} days of history before it\n`,
  );
  console.log(
    "| seed | ≥ 10 reports found | 5–9 found | median minutes after the fifth | p90 | false alarms a week | in Tết | in the first rains | told twice | s |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|");
  for (const seed of seeds) {
    const startMs = performance.now();
    const found = measureAlerts(yearOf(seed, Number(options.before)), grid, DEFAULT_SETTINGS, say);
    console.log(`| ${seed} | ${found.join(" | ")} | ${((performance.now() - startMs) / 1_000).toFixed(0)} |`);
  }
}

async function grouping(ctx: Ctx): Promise<void> {
  console.log(`\n## Grouping: the same year, in words of half ${half}, what is told around its events\n`);
  console.log(
    "| seed | messages | precision | recall | F1 | mean F1 | found | pieces | false members | other incidents a week | p50 ms | p95 ms | max ms |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
  for (const seed of seeds) {
    const year = yearOf(seed, 0);
    const some = { ...year, events: year.events.slice(0, Number(options.some)) };
    const written = aroundEvents(writeYear(year, city, grid, { seed, half }), some, grid);
    const found = await measureGrouping(ctx, written, grid, say);
    console.log(`| ${seed} | ${columns(found).join(" | ")} |`);
  }
}

function columns(found: Grouping): (string | number)[] {
  const { rain, matter, mixed } = found.others;
  return [
    found.items,
    ...[found.precision, found.recall, found.f1, found.meanF1].map((value) => value.toFixed(3)),
    `${found.found} of ${found.events}`,
    found.fragments.toFixed(2),
    `${found.foreign} of ${found.members}`,
    `${((rain + matter + mixed) / 52).toFixed(1)} (rain ${rain}, one matter ${matter}, mixed ${mixed})`,
    ...[found.p50Ms, found.p95Ms, found.maxMs].map((value) => value.toFixed(0)),
  ];
}
