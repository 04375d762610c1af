import type { viMap } from "./vi-map.ts";

export const enMap: typeof viMap = {
  none: "No data",
  ward: "Ward",
  range: (from: string, until: string, last: boolean) => (last ? `${from} to ${until}` : `${from} to below ${until}`),
  above: (from: string, until: string, last: boolean) =>
    last ? `Above ${from}, to ${until}` : `Above ${from}, below ${until}`,
  wards: (n: number) => (n === 1 ? "1 ward" : `${n} wards`),
  whole: (title: string) => `Map: ${title}`,
  inner: "City centre, enlarged",
  indicative: "Borders are approximate, drawn from ward centres; not surveyed.",
  pin: "Where the citizen put the pin",
  alt: (place: string) => `Map of ${place} and its neighbours`,
  textPin: (coordinates: string) => `Pin at ${coordinates}`,
  textIn: (ward: string) => `in ${ward}`,
  textNoWard: "ward unknown",
  textNoPin: (ward: string) => `No pin; ${ward} is highlighted.`,
  textNear: (wards: string) => `Next to: ${wards}.`,
  outsideWard: "The pin lies outside the chosen ward.",
  coordinates: "Coordinates",
  copy: "Copy coordinates",
  copied: "Coordinates copied",
  openApp: "Open in a map app",
  scale: (km: string) => `${km} km`,
  metres: (m: string) => `${m} m`,
};
