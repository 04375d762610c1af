import type { City } from "#src/city/city.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import type { Kind } from "#src/domain/kind.ts";
import { type Chance, chance } from "../chance.ts";
import type { Year } from "../simulate-year.ts";
import { type Beside, lastReports, plantDecoys } from "./decoys.ts";
import { tellEveryday } from "./everyday.ts";
import { namePlace, type Scene } from "./name-place.ts";
import { makePlaces, type Places } from "./places.ts";
import { type Example, readExamples } from "./read-examples.ts";
import { type Half, readTellings, type Tellings } from "./read-tellings.ts";
import { anyScene, chooseFacts, type Known, sceneOf } from "./scenes.ts";
import { tellEvent, tellOther } from "./tell.ts";

/** A message of the year with the words that it came in. */
export interface Written {
  told: Beside;
  text: string;
  lat: number | null;
  lng: number | null;
  kind: Kind;
  /** Two with the same tell of one thing: "event 7", "rain 3", "matter 815". */
  same: string;
}

/** What is told: where, and how. */
interface Story {
  scene: Scene;
  same: string;
  kind: Kind;
  /** @param again somebody has told it before */
  words(place: string, atMs: number, again: boolean): string;
}

const HOUR_MS = 3_600_000;
const FLOOD = "flood";
const FLOOD_SECTOR = "drainage_flooding";

/**
 * Gives every message of the year words and a place. Of events each tells in their own words what several know; rain that floods a
 * ward is told as a flood; the rest are everyday matters, and beside each event lie some that are nearest to it.
 */
export function writeYear(year: Year, city: City, grid: Grid, { seed, half }: { seed: number; half: Half }): Written[] {
  const draw = chance(seed * 7_919 + 13);
  const places = makePlaces(chance(20_261_126));
  const storyOf = stories(draw, places, year, { tellings: readTellings(half), examples: readExamples(city, half) });
  const before = new Set<string>();
  return plantDecoys(draw, year, grid).map((told): Written => {
    const { scene, same, kind, words } = storyOf(told);
    const ward = told.ward === grid.wards.length ? null : told.ward;
    const place = namePlace(draw, places, scene, ward, told.trueWard);
    const text = words(place.words, told.atMs, before.has(same));
    before.add(same);
    return { told, text, lat: place.lat, lng: place.lng, kind, same };
  });
}

function stories(
  draw: Chance,
  places: Places,
  { events, told }: Year,
  { tellings, examples }: { tellings: Map<string, Tellings>; examples: Map<string, Example[]> },
): (told: Beside) => Story {
  const waysOf = (kind: string): Tellings => {
    const found = tellings.get(kind);
    if (!found) throw new Error(`nobody has written how people tell of "${kind}"`);
    return found;
  };
  const telling = (kind: string, scene: Scene, known: Known, same: string, startMs: number): Story => ({
    ...{ scene, same, kind: "complaint" },
    words: (place, atMs) => tellEvent(draw, waysOf(kind), known, place, (atMs - startMs) / HOUR_MS),
  });
  const planted = events.map((event, number) => {
    const { name } = event.kind;
    const known = chooseFacts(draw, waysOf(name));
    return telling(name, sceneOf(draw, places, event), known, `event ${number}`, event.startMs);
  });
  const last = lastReports(told);
  /** Whoever tells of water in the wards and hours of a planted flood tells of that flood, whatever rain it was. */
  const floodAt = ({ trueWard, atMs }: Beside) =>
    events.findIndex(
      ({ kind, wards, startMs }, number) =>
        kind.name === FLOOD && wards.includes(trueWard) && atMs >= startMs && atMs <= (last.get(number) ?? 0),
    );
  const kept = new Map<string, Story>();
  const once = (key: string, make: () => Story) => {
    const story = kept.get(key) ?? make();
    kept.set(key, story);
    return story;
  };
  return (one) => {
    if (one.event !== null) return planted[one.event] as Story; // one each
    if (one.rain !== null && one.trueSector === FLOOD_SECTOR) {
      const flood = floodAt(one);
      if (flood >= 0) return planted[flood] as Story; // one each
      return once(`rain ${one.rain} ${one.trueWard}`, () => {
        const known = chooseFacts(draw, waysOf(FLOOD));
        return telling(FLOOD, rained(draw, places, one), known, `rain ${one.rain}`, one.atMs);
      });
    }
    const same = `matter ${one.matter}`;
    if (one.beside !== null) return once(same, () => beside(one, one.beside ?? 0));
    return once(same, () => {
      const example = draw.pick(examples.get(one.trueSector) ?? []);
      const words: Story["words"] = (place, _, again) => tellEveryday(draw, example, place, again);
      return { ...{ scene: anyScene(draw, places, one.trueWard), same, kind: example.kind }, words };
    });
  };

  /** Another matter, in the street of the event or not; or the same kind of matter in another street, where that is another matter. */
  function beside(one: Beside, number: number): Story {
    const [event, story] = [events[number], planted[number]];
    if (!event || !story) throw new Error("beside no event");
    const { name } = event.kind;
    const streets = story.scene.spotsOf(one.trueWard).map(({ street }) => street.name);
    const elsewhere = anyScene(draw, places, one.trueWard, streets);
    const known = chooseFacts(draw, waysOf(name));
    const same = `matter ${one.matter}`;
    if (!story.scene.wide && draw.uniform() < 0.5) return { ...telling(name, elsewhere, known, same, one.atMs) };
    const scene = draw.uniform() < 0.5 ? story.scene : elsewhere;
    return { ...{ scene, same, kind: "complaint" }, words: (place) => tellOther(draw, waysOf(name), known, place) };
  }
}

const rained = (draw: Chance, places: Places, { trueWard }: Beside): Scene => {
  const one = anyScene(draw, places, trueWard);
  const two = anyScene(draw, places, trueWard);
  return { wide: true, atCrossing: false, spotsOf: (ward) => [...one.spotsOf(ward), ...two.spotsOf(ward)] };
};
