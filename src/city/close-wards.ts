import { metresBetween } from "#src/domain/metres-between.ts";
import type { City } from "./city.ts";

/** A river, a railway or an approximate outline may lie between wards that one rain falls on. */
const CLOSE_M = 1_000;
const M_PER_DEGREE = 111_195;

type Outlines = Pick<City, "wards" | "boundary" | "boundaries">;
type Corner = readonly [lng: number, lat: number];

/** By the outlines that it was made from: they change with the settings of the city. */
const known = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** Codes of a ward and of those whose outline comes within a kilometre of it; of the ward alone where there are no outlines. */
export function closeWards(city: Outlines, wardCode: string): ReadonlySet<string> {
  if (!city.boundaries) return new Set([wardCode]);
  const kept = known.get(city.boundaries) ?? new Map<string, ReadonlySet<string>>();
  known.set(city.boundaries, kept);
  const close = kept.get(wardCode) ?? readClose(city, wardCode);
  kept.set(wardCode, close);
  return close;
}

function readClose({ wards, boundary }: Outlines, wardCode: string): ReadonlySet<string> {
  const cornersOf = (code: string): readonly Corner[] => boundary(code)?.polygons.flat(2) ?? [];
  const own = cornersOf(wardCode);
  const box = boxOf(own);
  const close = wards.filter(({ code }) => {
    // Most of a city is left out here: outlines may have thousands of corners.
    const near = cornersOf(code).filter((corner) => liesIn(box, corner));
    return near.some(([lng, lat]) =>
      own.some((at) => metresBetween({ lat, lng }, { lat: at[1], lng: at[0] }) <= CLOSE_M),
    );
  });
  return new Set([wardCode, ...close.map(({ code }) => code)]);
}

/** With the kilometre around. */
function boxOf(corners: readonly Corner[]) {
  const lngs = corners.map(([lng]) => lng);
  const lats = corners.map(([, lat]) => lat);
  const [from, until] = [Math.min(...lats), Math.max(...lats)];
  const byLat = CLOSE_M / M_PER_DEGREE;
  const byLng = byLat / Math.cos((until * Math.PI) / 180);
  return {
    south: from - byLat,
    north: until + byLat,
    west: Math.min(...lngs) - byLng,
    east: Math.max(...lngs) + byLng,
  };
}

const liesIn = ({ south, north, west, east }: ReturnType<typeof boxOf>, [lng, lat]: Corner): boolean =>
  lat >= south && lat <= north && lng >= west && lng <= east;
