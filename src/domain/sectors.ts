/** What a ticket is about. With the ward it decides the unit, with the urgency the SLA policy. */
export interface Sector {
  id: string;
  label: { vi: string; en: string };
}

/** The 21 sectors, in the order in which they are shown. The boundaries between them: docs/labels.md. */
export const SECTORS = [
  { id: "road_infrastructure", label: { vi: "Đường sá, vỉa hè, cầu", en: "Roads, pavements, bridges" } },
  { id: "drainage_flooding", label: { vi: "Thoát nước, ngập", en: "Drainage, flooding" } },
  { id: "waste_environment", label: { vi: "Rác thải, môi trường", en: "Waste, environment" } },
  { id: "noise", label: { vi: "Tiếng ồn", en: "Noise" } },
  { id: "urban_order_construction", label: { vi: "Trật tự đô thị, xây dựng", en: "Urban order, construction" } },
  { id: "traffic_parking", label: { vi: "Giao thông, đậu xe", en: "Traffic, parking" } },
  { id: "lighting_electricity", label: { vi: "Điện, chiếu sáng", en: "Electricity, lighting" } },
  { id: "water_supply", label: { vi: "Cấp nước", en: "Water supply" } },
  { id: "trees_parks", label: { vi: "Cây xanh, công viên", en: "Trees, parks" } },
  { id: "security_order", label: { vi: "An ninh trật tự", en: "Security, public order" } },
  { id: "fire_rescue", label: { vi: "PCCC, cứu nạn", en: "Fire, rescue" } },
  { id: "food_safety", label: { vi: "An toàn thực phẩm", en: "Food safety" } },
  { id: "health", label: { vi: "Y tế", en: "Health" } },
  { id: "education", label: { vi: "Giáo dục", en: "Education" } },
  { id: "land_admin_procedures", label: { vi: "Thủ tục hành chính, đất đai", en: "Procedures, land" } },
  { id: "social_policy", label: { vi: "Chính sách xã hội, lao động", en: "Social policy, labour" } },
  { id: "public_transport", label: { vi: "Xe buýt, metro, taxi", en: "Bus, metro, taxi" } },
  { id: "telecom_post", label: { vi: "Viễn thông, bưu chính", en: "Telecom, post" } },
  { id: "animals", label: { vi: "Động vật", en: "Animals" } },
  { id: "officials_conduct", label: { vi: "Thái độ, đạo đức cán bộ", en: "Officials’ conduct" } },
  { id: "other", label: { vi: "Khác", en: "Other" } },
] as const satisfies readonly Sector[];

export type SectorId = (typeof SECTORS)[number]["id"];
export const SECTOR_IDS = SECTORS.map((sector) => sector.id) as [SectorId, ...SectorId[]];

const LABELS = new Map<string, Sector["label"]>(SECTORS.map((sector) => [sector.id, sector.label]));

/** The label on screens; an id from an older registry is shown as it is. */
export function sectorLabel(id: string, lang: "vi" | "en" = "vi"): string {
  return LABELS.get(id)?.[lang] ?? id;
}
