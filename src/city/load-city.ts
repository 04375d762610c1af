import { AppError } from "#src/errors.ts";
import { buildCity } from "./build-city.ts";
import type { City } from "./city.ts";
import { type CityPack, packIds, readPack } from "./pack/read-pack.ts";

const packs = new Map<string, CityPack>();
const cities = new Map<string, City>();

/**
 * The data of a city by the name of its folder in `packs/`, read once.
 * @throws {AppError} MISCONFIGURED for a pack that does not exist or is wrong
 */
export function loadPack(packId: string): CityPack {
  const known = packs.get(packId);
  if (known) return known;
  const ids = packIds();
  if (!ids.includes(packId))
    throw new AppError("MISCONFIGURED", `CITY_PACK: no pack "${packId}", expected ${ids.join(" or ")}`, {
      variable: "CITY_PACK",
    });
  const pack = readPack(packId);
  packs.set(packId, pack);
  return pack;
}

/** A city as it is shipped, indexed once. @throws {AppError} MISCONFIGURED, as `loadPack` */
export function loadCity(packId: string): City {
  const known = cities.get(packId);
  if (known) return known;
  const city = buildCity(loadPack(packId));
  cities.set(packId, city);
  return city;
}
