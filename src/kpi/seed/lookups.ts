import type { City } from "#src/city/city.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { foldText } from "#src/domain/text.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { SECTOR_WEIGHTS, STREETS, TEXTS } from "./texts.ts";

const HOUR_MS = 3_600_000;
const STEPS = 8_192;

/** Weights as a list to draw from: the place of each as often as its weight. */
function drawn(weights: readonly number[], size: number): number[] {
  const all = weights.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  const list: number[] = [];
  for (const [place, weight] of weights.entries()) {
    sum += weight;
    while (list.length < Math.round((sum / all) * size)) list.push(place);
  }
  return list;
}

/** Few wards have much, many have little; which ones is by their place in a shuffled order. */
export function wardRows(city: City) {
  return city.wards.map(({ code, name, lat, lng }, place) => ({ place, code, name, folded: foldText(name), lat, lng }));
}

export const wardDraw = (wards: number): number[] =>
  drawn(
    Array.from({ length: wards }, (_, place) => 1 / (1 + ((place * 61) % wards)) ** 0.55),
    4_096,
  );

export const sectorDraw = (season: 0 | 1): number[] =>
  drawn(
    SECTOR_IDS.map((id) => SECTOR_WEIGHTS[id][season]),
    1_024,
  );

/** Which unit the routing rules name for each ward and sector. */
export function unitRows(city: City) {
  return city.wards.flatMap(({ code }, ward) =>
    SECTOR_IDS.map((sector, place) => {
      const unit = city.route({ sector, ward: code, urgency: "normal" })?.unit.id;
      return {
        ward,
        sector: place,
        sector_id: sector,
        unit: unit ?? city.units.find(({ wardCode }) => wardCode === code)?.id,
      };
    }),
  );
}

export function textRows() {
  return SECTOR_IDS.flatMap((sector, place) =>
    Object.entries(TEXTS[sector]).flatMap(([urgency, texts]) =>
      texts
        .flatMap((text) =>
          STREETS.map((street) => {
            const [before = "", after = ""] = text.replace("{street}", street).split("{ward}");
            return { before, after, folded_before: foldText(before), folded_after: foldText(after) };
          }),
        )
        .map((row, at) => ({ sector: place, urgency, place: at, ...row })),
    ),
  );
}

/** How urgent a made-up matter can be: where nothing of that kind is written of a sector, the next calmer one, else the next above. */
export function levelRows() {
  return SECTOR_IDS.flatMap((sector, place) =>
    URGENCIES.map((asked, at) => {
      const calmer = [...URGENCIES.slice(at), ...URGENCIES.slice(0, at).toReversed()];
      return { sector: place, asked, given: calmer.find((one) => TEXTS[sector][one]) ?? asked };
    }),
  );
}

/** When half of all had come in, and so on: growing over the time, more by day and on working days. Epoch seconds. */
export function arrivals(fromMs: number, untilMs: number): number[] {
  const hours = Math.floor((untilMs - fromMs) / HOUR_MS);
  const weights = Array.from({ length: hours }, (_, hour) => {
    const local = new Date(fromMs + hour * HOUR_MS + 7 * HOUR_MS);
    const byDay = local.getUTCDay() % 6 === 0 ? 0.7 : 1;
    const byHour = local.getUTCHours() < 6 ? 0.15 : local.getUTCHours() > 21 ? 0.4 : 1;
    return byDay * byHour * (1 + hour / hours);
  });
  const all = weights.reduce((sum, one) => sum + one, 0);
  const times: number[] = [];
  let sum = 0;
  for (const [hour, weight] of weights.entries()) {
    while (times.length <= STEPS && (sum + weight) / all >= times.length / STEPS) {
      const within = (times.length / STEPS - sum / all) / (weight / all);
      times.push(Math.floor((fromMs + (hour + within) * HOUR_MS) / 1_000));
    }
    sum += weight;
  }
  while (times.length <= STEPS) times.push(Math.floor(untilMs / 1_000));
  return times;
}

/** When what comes in at each full hour is due, by the city's own calendar and policies. Epoch seconds. */
export function dueRows(city: City, fromMs: number, untilMs: number) {
  const first = Math.floor(fromMs / HOUR_MS);
  const hours = Math.ceil((untilMs - fromMs) / HOUR_MS) + 1;
  return Array.from({ length: hours }, (_, at) => {
    const start = new Date((first + at) * HOUR_MS);
    const normal = city.due({ urgency: "normal", start });
    const low = city.due({ urgency: "low", start });
    const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);
    return {
      hour: first + at,
      normal_first: seconds(normal.firstResponseDueAt),
      normal_result: seconds(normal.resolutionDueAt),
      low_first: seconds(low.firstResponseDueAt),
      low_result: seconds(low.resolutionDueAt),
    };
  });
}

/** By what chance tickets of a time come in: when, in which ward, about what. Epoch milliseconds. */
export const drawsOf = (city: City, fromMs: number, untilMs: number) => ({
  times: arrivals(fromMs, untilMs),
  wards: wardDraw(city.wards.length),
  dry: sectorDraw(0),
  rainy: sectorDraw(1),
});
