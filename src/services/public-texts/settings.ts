import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { SECTOR_IDS, type SectorId } from "#src/domain/sectors.ts";
import { readUpkeep } from "../upkeep/settings-row.ts";

/** About things in the street. What is about people (health, conduct, security, welfare) a city must choose itself. */
const ABOUT_THINGS: SectorId[] = [
  "road_infrastructure",
  "drainage_flooding",
  "waste_environment",
  "lighting_electricity",
  "water_supply",
  "trees_parks",
  "public_transport",
];

/** Whether and what the public page shows of single tickets. Off unless the city turns it on. */
export const PublicTexts = z.strictObject({
  enabled: z.boolean().default(false),
  /** Versions of the words of consent by which citizens agreed that their text, without personal data, is shown. */
  consentVersions: z.array(z.string().max(40)).max(50).default([]),
  sectors: z.array(z.enum(SECTOR_IDS)).default(ABOUT_THINGS),
  /** References that a person has taken off the page. */
  hidden: z.array(z.string().max(20)).max(5_000).default([]),
});
export type PublicTexts = z.infer<typeof PublicTexts>;

export async function loadPublicTexts(tx: Tx): Promise<PublicTexts> {
  const parsed = PublicTexts.safeParse((await readUpkeep(tx, "public-texts")) ?? {});
  // Of a form that is not understood nothing is shown.
  return parsed.success ? parsed.data : PublicTexts.parse({});
}
