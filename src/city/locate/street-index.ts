import type { StreetsFile } from "../pack/places-file.ts";
import { nameKey } from "./read-words.ts";

export type StreetRow = StreetsFile[number];

/** Street key → its rows. */
export type StreetIndex = ReadonlyMap<string, readonly StreetRow[]>;

export function streetIndex(streets: StreetsFile): StreetIndex {
  const index = new Map<string, StreetRow[]>();
  for (const row of streets)
    for (const name of [row.street, ...row.aliases])
      index.set(nameKey(name), [...(index.get(nameKey(name)) ?? []), row]);
  return index;
}
