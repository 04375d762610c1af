import { loadCity } from "#src/city/load-city.ts";
import { makeGrid } from "#src/domain/alerts/grid.ts";
import { DEFAULT_SETTINGS } from "#src/domain/alerts/settings.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { measureAlerts } from "./incidents/measure-alerts.ts";
import { simulateYear } from "./incidents/simulate-year.ts";

/**
 * `node scripts/run.mjs bench/incidents.ts [seed …]`: a made year of 300,000 messages with 60 planted events for each seed,
 * looked at minute by minute, with a model fitted anew each week to what was before. Prints Markdown.
 */
const args = process.argv.slice(2);
const before = Number(args.find((arg) => arg.startsWith("--before="))?.slice(9) ?? 56);
const loud = args.includes("--events");
const seeds = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
const city = loadCity("hcmc");
const grid = makeGrid(SECTOR_IDS, city.wards);
console.log(`\n## Spike alerts: a year of 300,000 messages, 60 events, ${before} days of history before it\n`);
console.log(
  "| seed | ≥ 10 reports found | 5–9 found | median minutes after the fifth | p90 | false alarms a week | in Tết | in the first rains | told twice | s |",
);
console.log("|---|---|---|---|---|---|---|---|---|---|");
for (const seed of seeds.length > 0 ? seeds : [1, 2, 3]) {
  const startMs = performance.now();
  const year = simulateYear(
    { seed, messages: 300_000, events: 60, from: "2026-01-01", until: "2027-01-01", before },
    grid,
    city.wards,
  );
  const found = measureAlerts(year, grid, DEFAULT_SETTINGS, loud ? (line) => console.error(line) : () => {});
  console.log(`| ${seed} | ${found.join(" | ")} | ${((performance.now() - startMs) / 1_000).toFixed(0)} |`);
}
