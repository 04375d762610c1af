import { type Box, boxOf, isInside, type Pin, type Polygon, squeeze } from "#src/city/boundaries/geometry.ts";
import type { City } from "#src/city/city.ts";
import { type Outline, outlinesOf } from "./outlines.ts";
import { boxesMeet, joinBoxes, type Spot, type View, viewOf } from "./view.ts";

export interface WardShapes {
  view: View;
  /** Every ward in the picture, the one in question included. */
  outlines: (Outline & { name: string; label: Spot | null })[];
  /** Null without a pin. */
  pin: Spot | null;
  /** The pin lies in the ward in question; null without either. */
  pinInside: boolean | null;
  /** Names of the wards whose outline touches that of the ward, without their kind. */
  neighbours: string[];
  indicative: boolean;
}

const WIDTH = 800;
const TALLEST = 0.9;

/** "Phường Bàn Cờ" is "Bàn Cờ" on a map. */
export const shortName = (name: string): string => name.replace(/^(Phường|Xã|Đặc khu) /, "");

/** What lies around a ward, a pin or both. @returns null when neither is known or the city has no outlines there */
export function wardShapes(city: City, wardCode: string | undefined, pin: Pin | null): WardShapes | null {
  const all = city.wards.flatMap(({ code, name, lat, lng }) => {
    const boundary = city.boundary(code);
    if (!boundary || boundary.polygons.length === 0) return [];
    return [
      { code, name, at: [lng, lat] as const, boundary, polygons: boundary.polygons, box: boxOf(boundary.polygons) },
    ];
  });
  const own = all.find(({ code }) => code === wardCode);
  const box = aimOf(own?.box, own?.polygons, pin);
  if (!box) return null;
  const view = viewOf(box, WIDTH, 0.28);
  const shown = all.filter((ward) => boxesMeet(ward.box, grown(box)));
  const outlines = outlinesOf(shown, view, 1);
  return {
    view,
    outlines: withLabels(
      outlines.map((outline, at) => ({
        ...outline,
        name: shown[at]?.name ?? "",
        spot: view.place(shown[at]?.at ?? [0, 0]),
      })),
      view,
      wardCode,
    ),
    pin: pin ? view.place([pin.lng, pin.lat]) : null,
    pinInside: own && pin ? own.polygons.some((polygon) => isInside(polygon, pin)) : null,
    neighbours: own
      ? shown.filter((one) => one !== own && touches(one.polygons, own.polygons)).map(({ name }) => name)
      : [],
    indicative: shown.some(({ boundary }) => boundary.indicative),
  };
}

const pointBox = ({ lat, lng }: Pin, degrees: number): Box => [
  lng - degrees / squeeze(lat),
  lat - degrees,
  lng + degrees / squeeze(lat),
  lat + degrees,
];

/** The ward and the pin; a pin alone with about a kilometre and a half around it. No taller than the page likes. */
function aimOf(own: Box | undefined, polygons: readonly Polygon[] | undefined, pin: Pin | null): Box | null {
  // Of islands scattered far out only the largest counts, unless the pin is elsewhere.
  const main =
    polygons && polygons.length > 1 ? boxOf(polygons.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 1)) : own;
  const boxes = [...(main ? [main] : []), ...(pin ? [pointBox(pin, main ? 0.001 : 0.014)] : [])];
  if (boxes.length === 0) return null;
  const [west, south, east, north] = joinBoxes(boxes);
  const narrow = squeeze((south + north) / 2);
  // As wide as needed for the height, so that a long ward does not make a long page.
  const lacking = Math.max(0, (north - south) / TALLEST / narrow - (east - west)) / 2;
  return [west - lacking, south, east + lacking, north];
}

const sizeOf = (polygon: Polygon): number => {
  const [west, south, east, north] = boxOf([polygon]);
  return (east - west) * (north - south);
};

/** With what its margin shows. */
function grown([west, south, east, north]: Box): Box {
  const by = Math.max(east - west, north - south) * 0.3;
  return [west - by, south - by, east + by, north + by];
}

/** Borders that are shared have corners in common; files that round differently are rare and lose a name here. */
function touches(one: readonly Polygon[], other: readonly Polygon[]): boolean {
  const corners = new Set(one.flat(2).map(([lng, lat]) => `${lng.toFixed(4)},${lat.toFixed(4)}`));
  return other.flat(2).some(([lng, lat]) => corners.has(`${lng.toFixed(4)},${lat.toFixed(4)}`));
}

type Named = Outline & { name: string; spot: Spot };

/** A name stands at its ward's centre where that is in the picture and no other name is in the way; the own one first. */
function withLabels(wards: Named[], view: View, own: string | undefined): WardShapes["outlines"] {
  const taken: { x: number; y: number; half: number }[] = [];
  const labels = new Map<string, Spot>();
  for (const { code, name, spot } of wards.toSorted((a, b) => Number(b.code === own) - Number(a.code === own))) {
    const half = shortName(name).length * 7 + 8;
    const [x, y] = spot;
    const fits = x - half > 0 && x + half < view.width && y > 24 && y < view.height - 40;
    const free = taken.every((one) => Math.abs(one.y - y) > 26 || Math.abs(one.x - x) > one.half + half);
    if (!fits || !free) continue;
    taken.push({ x, y, half });
    labels.set(code, spot);
  }
  return wards.map(({ code, d, name }) => ({ code, d, name, label: labels.get(code) ?? null }));
}
