import { cpus } from "node:os";
import { loadCity } from "#src/city/load-city.ts";
import { dueAt } from "#src/domain/sla/due-at.ts";
import { openSpans } from "#src/domain/sla/open-spans.ts";
import { URGENCIES } from "#src/domain/urgency.ts";

const QUESTIONS = 20_000;
const ROUNDS = 5;
const MINUTE_MS = 60_000;

/**
 * Due times a second on one core: the shipped city with three clocks a question, with ward and sector (the unit is
 * looked up by the rules), and with its sentence, beside two bare ones: a loop over plain spans for the same three
 * targets, and three additions with the making of the dates. All take turns, the best round counts.
 */
export function benchDue(): void {
  const city = loadCity("hcmc");
  const office = city.calendar("office");
  if (!office) throw new Error("the pack has no office calendar");
  const from = Date.parse("2026-01-01T00:00:00Z");
  const questions = Array.from({ length: QUESTIONS }, (_, i) => ({
    urgency: URGENCIES[i % 4] ?? "normal",
    start: new Date(from + ((i * 7_919) % 525_600) * MINUTE_MS),
  }));
  const wards = city.wards.map(({ code }) => code);
  const work = [120, 480, 2_400];
  const runs: [string, () => unknown][] = [
    [
      "three additions, bare",
      () => questions.map(({ start }) => work.map((m) => new Date(start.getTime() + m * MINUTE_MS))),
    ],
    [
      "three walks over plain spans, bare",
      () =>
        questions.map(({ start }) =>
          work.map((m) => new Date(dueAt(start.getTime(), m * MINUTE_MS, openSpans(office, start.getTime())))),
        ),
    ],
    ["due", () => questions.map((question) => city.due(question))],
    [
      "due, ward and sector",
      () => questions.map((one, i) => city.due({ ...one, ward: wards[i % 168], sector: "noise" })),
    ],
    [
      "due, with a pause",
      () =>
        questions.map((one) => {
          const at = one.start.getTime();
          return city.due({ ...one, pauses: [[new Date(at + 30 * MINUTE_MS), new Date(at + 900 * MINUTE_MS)]] });
        }),
    ],
    ["due, with its sentence", () => questions.map((question) => city.due(question).why)],
    [
      "from JSON line to JSON line",
      () =>
        questions.map((question) =>
          JSON.stringify(
            city.due(JSON.parse(JSON.stringify(question), (key, value) => (key === "start" ? new Date(value) : value))),
          ),
        ),
    ],
  ];
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of runs) {
      const start = performance.now();
      run();
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - start));
    }
  console.log(`\n## Due times, one core (${cpus()[0]?.model})\n\n| what | a second |\n|---|---|`);
  for (const [name, ms] of best)
    console.log(`| ${name} | ${Math.round(QUESTIONS / (ms / 1_000)).toLocaleString("en")} |`);
}
