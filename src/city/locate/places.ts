import { type Outlines, outlines, readPin } from "../boundaries/pin-in-wards.ts";
import type { City } from "../city.ts";
import type { BoundariesFile } from "../pack/boundaries-file.ts";
import type { CityPack } from "../pack/read-pack.ts";
import { type Gazetteer, gazetteer } from "./gazetteer.ts";
import { locateIn } from "./locate.ts";
import { readPinByCentres } from "./nearest.ts";

/** The questions about places that a city answers. */
export type Places = Pick<City, "locate" | "formerDistricts" | "boundary">;

type Source = Pick<CityPack, "wards" | "oldWards" | "names" | "landmarks" | "streets" | "boundaries" | "calendars">;

const MINUTE_MS = 60_000;

/** Index and outlines take long to make, and most changes of a city's settings leave them alone. */
const drawn = new WeakMap<BoundariesFile, readonly Outlines[]>();
const indexed = new WeakMap<CityPack["names"], { of: Source; on: string; index: Gazetteer }[]>();

export function placesOf(pack: Source): Places {
  const dayOf = (at: Date | undefined) => at && localDay(at, pack.calendars.offsetMinutes);
  const outlinesAt = (day: string | undefined) => pack.boundaries && versionOn(versionsOf(pack.boundaries), day);
  return {
    locate: (question) => {
      const day = dayOf(question.at);
      const index = indexOn(pack, day);
      const around = outlinesAt(day);
      return locateIn(index, (pin) => (around ? readPin(around, pin) : readPinByCentres(index.wards.values(), pin)))(
        question,
      );
    },
    formerDistricts: (code) => indexOn(pack, undefined).districtsOf.get(code) ?? [],
    boundary: (code, at) => {
      const around = outlinesAt(dayOf(at));
      const outline = around?.byCode.get(code);
      return around && outline
        ? { polygons: outline.polygons, indicative: around.indicative, from: around.from }
        : undefined;
    },
  };
}

const localDay = (at: Date, offsetMinutes: number): string =>
  new Date(at.getTime() + offsetMinutes * MINUTE_MS).toISOString().slice(0, DAY_LENGTH);
const DAY_LENGTH = "2025-07-01".length;

function versionsOf(file: BoundariesFile): readonly Outlines[] {
  const known = drawn.get(file);
  if (known) return known;
  const versions = file.versions.map(outlines).sort((a, b) => a.from.localeCompare(b.from));
  drawn.set(file, versions);
  return versions;
}

/** The version in force on that day; the newest without one, the first before all of them. */
function versionOn(versions: readonly Outlines[], day: string | undefined): Outlines | null {
  if (day === undefined) return versions.at(-1) ?? null;
  return versions.findLast(({ from }) => from <= day) ?? versions[0] ?? null;
}

/** The index of the wards of that day. Few days differ, so each list of wards is indexed once. */
function indexOn(pack: Source, day: string | undefined): Gazetteer {
  const { wards: all, oldWards, names, landmarks, streets } = pack;
  const wards = all.filter(({ validFrom = "", validUntil }) =>
    day === undefined ? validUntil === undefined : validFrom <= day && (validUntil === undefined || day <= validUntil),
  );
  const on = wards.length === all.length ? "all" : wards.map(({ code }) => code).join();
  const known = indexed.get(names) ?? [];
  const same = known.find(
    ({ of, on: other }) =>
      other === on &&
      of.wards === all &&
      of.oldWards === oldWards &&
      of.landmarks === landmarks &&
      of.streets === streets,
  );
  if (same) return same.index;
  const index = gazetteer({ wards, oldWards, names, landmarks, streets });
  indexed.set(names, [...known.slice(-MAX_KEPT), { of: pack, on, index }]);
  return index;
}

/** Indexes of other days and of settings that have been changed since. */
const MAX_KEPT = 7;
