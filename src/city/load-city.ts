import { AppError } from "#src/errors.ts";
import type { City } from "./city.ts";
import { loadHcmc } from "./hcmc/load-hcmc.ts";

const PACKS: Readonly<Record<string, () => City>> = { hcmc: loadHcmc };

const loaded = new Map<string, City>();

/**
 * A city by the name of its pack, read and indexed once.
 * @throws {AppError} MISCONFIGURED for a pack that does not exist
 */
export function loadCity(packId: string): City {
  const known = loaded.get(packId);
  if (known) return known;
  const load = Object.hasOwn(PACKS, packId) ? PACKS[packId] : undefined;
  if (!load)
    throw new AppError("MISCONFIGURED", `CITY_PACK: no pack "${packId}", expected ${Object.keys(PACKS).join(" or ")}`, {
      variable: "CITY_PACK",
    });
  const city = load();
  loaded.set(packId, city);
  return city;
}
