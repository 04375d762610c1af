import type { WardRow } from "./gazetteer.ts";

export interface Pin {
  lat: number;
  lng: number;
}

const EARTH_KM = 6_371;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in km (haversine). */
export function distanceKm(a: Pin, b: Pin): number {
  const half =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * Farther than this from every ward centre is not in the city: the widest communes (Cần Giờ, Minh Thạnh, Côn Đảo) reach
 * some 15 km from their centre.
 */
export const OUTSIDE_KM = 20;

/** Wards by distance of their centre from the pin, nearest first. */
export function nearest(wards: Iterable<WardRow>, pin: Pin): { ward: WardRow; km: number }[] {
  return [...wards].map((ward) => ({ ward, km: distanceKm(ward, pin) })).sort((a, b) => a.km - b.km);
}
