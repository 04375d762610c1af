import { type Box, boxOf, type Pin, squeeze } from "#src/city/boundaries/geometry.ts";
import type { City } from "#src/city/city.ts";
import { type Outline, outlinesOf } from "./outlines.ts";
import { boxesMeet, joinBoxes, type Spot, type View, viewOf } from "./view.ts";
import { shortName } from "./ward-shapes.ts";

export interface IncidentShapes {
  view: View;
  /** Every ward in the picture; `own` = something of it was reported there. */
  outlines: (Outline & { own: boolean; label: { text: string; spot: Spot } | null })[];
  points: Spot[];
  indicative: boolean;
}

const WIDTH = 800;
/** About four hundred metres around a single position. */
const AROUND = 0.004;

/** The wards and positions of an incident with what lies around them. @returns null when neither is known */
export function incidentShapes(city: City, wardCodes: readonly string[], pins: readonly Pin[]): IncidentShapes | null {
  const all = city.wards.flatMap(({ code, name, lat, lng }) => {
    const boundary = city.boundary(code);
    if (!boundary || boundary.polygons.length === 0) return [];
    return [
      { code, name, at: [lng, lat] as const, boundary, polygons: boundary.polygons, box: boxOf(boundary.polygons) },
    ];
  });
  const own = new Set(wardCodes);
  const boxes = [...all.filter(({ code }) => own.has(code)).map(({ box }) => box), ...pins.map(pinBox)];
  if (boxes.length === 0) return null;
  const box = joinBoxes(boxes);
  const view = viewOf(notTall(box), WIDTH, 0.08);
  const shown = all.filter((ward) => boxesMeet(ward.box, grown(box)));
  const outlines = outlinesOf(shown, view, 1);
  return {
    view,
    outlines: outlines.map((outline, at) => {
      const ward = shown[at];
      const isOwn = own.has(outline.code);
      return {
        ...outline,
        own: isOwn,
        label: isOwn && ward ? { text: shortName(ward.name), spot: view.place(ward.at) } : null,
      };
    }),
    points: pins.map(({ lat, lng }) => view.place([lng, lat])),
    indicative: shown.some(({ boundary }) => boundary.indicative),
  };
}

const pinBox = ({ lat, lng }: Pin): Box => [
  lng - AROUND / squeeze(lat),
  lat - AROUND,
  lng + AROUND / squeeze(lat),
  lat + AROUND,
];

const TALLEST = 0.7;

/** As wide as needed for the height, so that two wards above each other do not make a long page. */
function notTall([west, south, east, north]: Box): Box {
  const lacking = Math.max(0, (north - south) / TALLEST / squeeze((south + north) / 2) - (east - west)) / 2;
  return [west - lacking, south, east + lacking, north];
}

function grown([west, south, east, north]: Box): Box {
  const by = Math.max(east - west, north - south) * 0.3;
  return [west - by, south - by, east + by, north + by];
}
