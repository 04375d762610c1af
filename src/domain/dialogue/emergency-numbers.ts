import type { Language } from "./dialogue.ts";

/** 113 police, 114 fire and rescue, 115 ambulance: the same in the whole country. */
const SAID = {
  vi: {
    113: "113 (công an)",
    114: "114 (cháy nổ, cứu nạn, cứu hộ)",
    115: "115 (cấp cứu y tế)",
  },
  en: { 113: "113 (police)", 114: "114 (fire and rescue)", 115: "115 (ambulance)" },
} as const;
type Number = keyof (typeof SAID)["vi"];

/** Which ones, by what it is about; the first is the one to call first. */
const BY_SECTOR: Record<string, readonly Number[]> = {
  fire_rescue: [114],
  security_order: [113],
  health: [115],
  food_safety: [115],
  animals: [115],
  traffic_parking: [115, 113],
  lighting_electricity: [114],
  trees_parks: [114],
  road_infrastructure: [114],
  drainage_flooding: [114],
  urban_order_construction: [114],
};
const ALL: readonly Number[] = [113, 114, 115];

/** "114 (cháy nổ, cứu nạn, cứu hộ)"; all three when the kind is not known. */
export function emergencyNumbers(sectors: readonly (string | null)[], language: Language = "vi"): string {
  const known = [...new Set(sectors.flatMap((sector) => BY_SECTOR[sector ?? ""] ?? []))];
  return (known.length > 0 ? known : ALL).map((number) => SAID[language][number]).join(", ");
}
