import { SECTORS, type SectorId } from "#src/domain/sectors.ts";
import { foldText } from "#src/domain/text.ts";
import { URGENCIES, URGENCY_LABEL, type Urgency } from "#src/domain/urgency.ts";

/** What desks write besides the labels, folded. */
const SECTOR_WORDS: Partial<Record<SectorId, readonly string[]>> = {
  road_infrastructure: ["ha tang", "ha tang giao thong", "duong", "cau duong", "via he", "o ga"],
  drainage_flooding: ["ngap nuoc", "ngap ung", "cong thoat nuoc", "ho ga"],
  waste_environment: ["rac", "moi truong", "ve sinh moi truong", "ve sinh", "o nhiem"],
  noise: ["on", "on ao", "karaoke"],
  urban_order_construction: ["do thi", "xay dung trai phep", "lan chiem via he", "lan chiem long le duong"],
  traffic_parking: ["trat tu giao thong", "an toan giao thong", "ket xe", "den giao thong", "den tin hieu"],
  lighting_electricity: ["den duong", "mat dien", "cup dien", "dien luc"],
  water_supply: ["nuoc", "nuoc sach", "mat nuoc", "cup nuoc", "nuoc sinh hoat"],
  trees_parks: ["cay", "cay do", "cong vien cay xanh"],
  security_order: ["an ninh", "trat tu", "trat tu xa hoi"],
  fire_rescue: ["chay", "chay no", "cuu hoa", "phong chay chua chay"],
  food_safety: ["thuc pham", "ve sinh thuc pham", "ve sinh an toan thuc pham"],
  health: ["benh vien", "suc khoe"],
  education: ["truong hoc"],
  land_admin_procedures: ["thu tuc", "hanh chinh", "ho so", "ho tich", "cu tru"],
  social_policy: ["chinh sach", "lao dong", "bao hiem xa hoi"],
  public_transport: ["xe buyt", "giao thong cong cong"],
  telecom_post: ["internet", "dien thoai", "day cap"],
  animals: ["cho meo", "cho tha rong", "vat nuoi"],
  officials_conduct: ["can bo", "thai do can bo", "thai do phuc vu"],
};

const URGENCY_WORDS: Record<Urgency, readonly string[]> = {
  critical: ["khan", "rat khan", "rat gap", "cap cuu", "nguy hiem"],
  high: ["gap", "quan trong"],
  normal: ["thuong", "trung binh"],
  low: ["khong gap", "cham"],
};

const folded = (text: string) =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const SECTOR_OF = new Map<string, SectorId>(
  SECTORS.flatMap(({ id, label }) =>
    [id, label.en, label.vi, ...label.vi.split(","), ...(SECTOR_WORDS[id] ?? [])].map(
      (text) => [folded(text), id] as const,
    ),
  ),
);

/** Words alone mean too much ("điện" in "điện thoại"); two together may be looked for inside a longer text. */
const PHRASES = [...SECTOR_OF].filter(([phrase]) => phrase.includes(" "));

/** The sector that an operator's "Lĩnh vực" names; undefined when it names none, or more than one. */
export function sectorHint(written: string): SectorId | undefined {
  const text = folded(written);
  const exact = SECTOR_OF.get(text);
  if (exact !== undefined) return exact;
  const phrases = PHRASES.filter(([phrase]) => ` ${text} `.includes(` ${phrase} `));
  // "vệ sinh thực phẩm" is about food, not about the "vệ sinh" in it.
  const whole = phrases.filter(([phrase]) => !phrases.some(([other]) => other !== phrase && other.includes(phrase)));
  const found = new Set(whole.map(([, id]) => id));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The urgency that an operator's "Mức độ" names. */
export function urgencyHint(written: string): Urgency | undefined {
  const text = folded(written);
  return URGENCIES.find((urgency) => {
    const { vi, en } = URGENCY_LABEL[urgency];
    return [urgency, vi, en, ...URGENCY_WORDS[urgency]].some((word) => folded(word) === text);
  });
}
