import { cpus } from "node:os";
import type { RouteQuestion } from "#src/city/city.ts";
import { loadCity } from "#src/city/load-city.ts";
import { factsFromText } from "#src/domain/routing/facts-from-text.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";

const QUESTIONS = 200_000;
const ROUNDS = 5;
const city = loadCity("hcmc");

const FACTS: RouteQuestion["facts"][] = [
  undefined,
  { roadWidthM: 6 },
  { roadWidthM: 20 },
  { roadOwner: "ward", asset: "street_light" },
  { asset: "traffic_light" },
  { place: "private" },
  { about: "ward_police" },
];
const at = new Date("2026-11-25T03:00:00Z");
const pick = <T>(items: readonly T[], i: number): T => items[i % items.length] as T; // none of the lists is empty
const questions = Array.from(
  { length: QUESTIONS },
  (_, i): RouteQuestion => ({
    sector: pick(SECTOR_IDS, i),
    urgency: pick(URGENCIES, i >> 2),
    ward: pick(city.wards, i * 7).code,
    facts: pick(FACTS, i * 3),
    at,
  }),
);
const TEXTS = [
  "Người dân báo: hẻm rộng 3m bị ngập, nắp hố ga bể, nhờ cơ quan chức năng xử lý giúp tại 48/5 Nguyễn Trãi.",
  "den duong tat ba ngay nay, duong toi om khong ai sua",
  "Kính gửi UBND phường, quán karaoke mở loa kẹo kéo tới 2 giờ sáng, công an phường xuống rồi đâu lại vào đấy.",
];

/** The least that could answer: one look into a table by sector, urgency and ward. */
const bare = new Map<string, string>();
for (const { sector, urgency, ward } of questions)
  bare.set(`${sector} ${urgency} ${ward}`, city.route({ sector, urgency, ward })?.unit.id ?? "");

/** Best of a few rounds, in answers a second; the sum keeps the work from being optimised away. */
function rate(count: number, answer: (i: number) => number): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0;
    const startMs = performance.now();
    for (let i = 0; i < count; i++) sum += answer(i);
    best = Math.max(best, count / ((performance.now() - startMs) / 1_000));
    if (sum < 0) throw new Error("no answer has a length below zero");
  }
  return best;
}

const of = (i: number) => pick(questions, i);
const rates: [string, number][] = [
  [
    "bare map by sector, urgency, ward",
    rate(QUESTIONS, (i) => bare.get(`${of(i).sector} ${of(i).urgency} ${of(i).ward}`)?.length ?? 0),
  ],
  ["route", rate(QUESTIONS, (i) => city.route(of(i))?.rule.length ?? 0)],
  ["route with explain", rate(QUESTIONS / 10, (i) => city.route({ ...of(i), explain: true })?.steps?.length ?? 0)],
  [
    "nextUnit after one refusal",
    rate(QUESTIONS / 10, (i) => city.nextUnit({ ...of(i), notUnits: [`${of(i).ward}-ubnd`] })?.rule.length ?? 0),
  ],
  ["factsFromText", rate(QUESTIONS / 10, (i) => Object.keys(factsFromText(pick(TEXTS, i))).length)],
];

console.log(`# Routing: ${cpus()[0]?.model}, one core, Node ${process.versions.node}\n`);
console.log(`${city.rules.length} lines, ${city.units.length} units, ${city.wards.length} wards\n`);
console.log("| | answers a second | µs each |\n|---|---|---|");
for (const [name, perSecond] of rates)
  console.log(
    `| ${name} | ${Math.round(perSecond).toLocaleString("en")} | ${(1_000_000 / perSecond).toPrecision(2)} |`,
  );
