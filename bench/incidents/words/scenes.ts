import type { Chance } from "../chance.ts";
import type { Planted } from "../simulate-year.ts";
import type { Scene } from "./name-place.ts";
import type { Places, Spot } from "./places.ts";
import type { Tellings } from "./read-tellings.ts";

/** Felt over whole quarters; the others happen at one house or crossing, wherever those who tell of it live. */
const WIDE = new Set(["flood", "power cut", "no water", "waste left", "trees down", "network down", "stench"]);
const AT_CROSSINGS = new Set(["traffic lights out"]);
/** Streets of one ward that a wide event is told of from, at most. */
const MOST_STREETS = 3;

/** Values of what several know alike: mostly the first. */
export type Known = Map<string, readonly [string, string]>;

export function sceneOf(draw: Chance, places: Places, { kind, wards, reports }: Planted): Scene {
  const wide = WIDE.has(kind.name);
  const atCrossing = AT_CROSSINGS.has(kind.name);
  const one = [spotIn(draw, places, wards[0] ?? 0)];
  const many = new Map(
    wards.map((ward) => {
      const streets = 1 + Math.floor(draw.uniform() * Math.min(MOST_STREETS, reports / wards.length / 3));
      return [ward, Array.from({ length: streets }, () => spotIn(draw, places, ward))];
    }),
  );
  return { wide, atCrossing, spotsOf: (ward) => (wide ? (many.get(ward) ?? one) : one) };
}

/** A scene of its own, anywhere in a ward. */
export function anyScene(draw: Chance, places: Places, ward: number, besides: readonly string[] = []): Scene {
  const spots = Array.from({ length: 8 }, () => spotIn(draw, places, ward));
  const spot = spots.find(({ street }) => !besides.includes(street.name)) ?? spots.slice(0, 1)[0];
  return { wide: false, atCrossing: false, spotsOf: () => (spot ? [spot] : []) };
}

function spotIn(draw: Chance, places: Places, ward: number): Spot {
  const street = draw.pick(places.streetsOf(ward));
  const crossing = draw.pick(places.streetsOf(ward).filter((other) => other !== street)).name;
  const [house, alley] = [Math.ceil(draw.uniform() * 400), Math.ceil(draw.uniform() * 250)];
  return { street, house, alley, crossing };
}

export const chooseFacts = (draw: Chance, { facts }: Tellings): Known =>
  new Map([...facts].map(([name, values]) => [name, [draw.pick(values), draw.pick(values)] as const]));
