import type { Unit, Ward } from "../city.ts";

/** The four offices of every ward, by the ending of their ids: "27154-ubnd". */
export const WARD_OFFICES = {
  ubnd: "UBND",
  congan: "Công an",
  tramyte: "Trạm y tế",
  hcc: "Trung tâm Phục vụ hành chính công",
} as const;
export type WardOffice = keyof typeof WARD_OFFICES;

/**
 * City-wide units. Names change often (four centres became one on 30/1/2026, plo.vn post893752): ids say the duty,
 * so that a new name needs no new id.
 */
export const CITY_UNITS = {
  "hcmc-triage": "Tổ điều phối phản ánh Thành phố (1022)",
  "hcmc-gthtkt": "Trung tâm Quản lý Giao thông và Hạ tầng kỹ thuật (Sở Xây dựng)",
  "hcmc-gtcc": "Trung tâm Quản lý Giao thông công cộng (Sở Xây dựng)",
  "hcmc-evn": "Tổng công ty Điện lực TP.HCM (EVNHCMC, 24/7)",
  "hcmc-sawaco": "Tổng công ty Cấp nước Sài Gòn (SAWACO)",
  "hcmc-biwase": "Công ty Cổ phần Nước - Môi trường Bình Dương (BIWASE)",
  "hcmc-bwaco": "Công ty Cổ phần Cấp nước Bà Rịa - Vũng Tàu (BWACO)",
  "hcmc-pc07": "Phòng Cảnh sát PCCC và CNCH (PC07, gọi 114)",
  "hcmc-csgt": "Phòng Cảnh sát giao thông (PC08)",
  "hcmc-attp": "Sở An toàn thực phẩm",
  "hcmc-syt": "Sở Y tế",
  "hcmc-gddt": "Sở Giáo dục và Đào tạo",
  "hcmc-nnmt": "Sở Nông nghiệp và Môi trường",
  "hcmc-khcn": "Sở Khoa học và Công nghệ",
  "hcmc-snv": "Sở Nội vụ",
  "hcmc-bhxh": "Bảo hiểm xã hội Thành phố",
} as const satisfies Record<`hcmc-${string}`, string>;
export type CityUnitId = keyof typeof CITY_UNITS;

/** "UBND phường Bàn Cờ": the kind in lower case inside a name. */
const inside = (ward: string) => ward.replace(/^\p{Lu}/u, (first) => first.toLowerCase());

export function unitsOf(wards: readonly Ward[]): Unit[] {
  const city = Object.entries(CITY_UNITS).map(([id, name]) => ({ id, name, wardCode: null }));
  const local = wards.flatMap((ward) =>
    Object.entries(WARD_OFFICES).map(([ending, office]) => ({
      id: `${ward.code}-${ending}`,
      name: `${office} ${inside(ward.name)}`,
      wardCode: ward.code,
    })),
  );
  return [...city, ...local];
}
