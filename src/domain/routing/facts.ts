import type { Kind } from "../kind.ts";

/** What a report is about, as far as it decides who answers for it: a thing in the street, a place or a paper. */
export const ASSETS = [
  "traffic_light",
  "traffic_camera",
  "traffic_sign",
  "street_light",
  "power_line",
  "power_supply",
  "telecom_cable",
  "pavement",
  "bridge",
  "manhole",
  "sewer",
  "canal",
  "tree",
  "park",
  "wildlife",
  "bus",
  "metro",
  "factory",
  "landfill",
  "licensed_business",
  "hospital",
  "health_station",
  "high_school",
  "land_record",
  "residence_papers",
  "social_insurance",
  "wages",
] as const;
export type Asset = (typeof ASSETS)[number];

export const ASSET_LABEL: Record<Asset, { vi: string; en: string }> = {
  traffic_light: { vi: "đèn tín hiệu giao thông", en: "traffic light" },
  traffic_camera: { vi: "camera giao thông", en: "traffic camera" },
  traffic_sign: { vi: "biển báo, vạch kẻ đường", en: "traffic sign, road marking" },
  street_light: { vi: "đèn đường", en: "street light" },
  power_line: { vi: "dây điện, trụ điện, trạm điện", en: "power line, pole, transformer" },
  power_supply: { vi: "cấp điện, hóa đơn điện", en: "power supply, electricity bill" },
  telecom_cable: { vi: "cáp viễn thông", en: "telecom cable" },
  pavement: { vi: "vỉa hè", en: "pavement" },
  bridge: { vi: "cầu", en: "bridge" },
  manhole: { vi: "nắp cống, hố ga", en: "manhole cover" },
  sewer: { vi: "cống thoát nước", en: "sewer" },
  canal: { vi: "kênh, rạch", en: "canal" },
  tree: { vi: "cây xanh", en: "tree" },
  park: { vi: "công viên, hoa viên", en: "park" },
  wildlife: { vi: "động vật hoang dã", en: "wild animal" },
  bus: { vi: "xe buýt, trạm buýt", en: "bus, bus stop" },
  metro: { vi: "metro", en: "metro" },
  factory: { vi: "nhà máy, xưởng sản xuất", en: "factory, workshop" },
  landfill: { vi: "bãi rác lớn, khu xử lý rác", en: "landfill" },
  licensed_business: { vi: "cơ sở kinh doanh có giấy phép", en: "licensed business" },
  hospital: { vi: "bệnh viện", en: "hospital" },
  health_station: { vi: "trạm y tế", en: "health station" },
  high_school: { vi: "trường THPT", en: "high school" },
  land_record: { vi: "sổ hồng, hồ sơ đất đai", en: "land certificate" },
  residence_papers: { vi: "cư trú, căn cước", en: "residence, identity card" },
  social_insurance: { vi: "BHXH, BHYT", en: "social or health insurance" },
  wages: { vi: "tiền lương, hợp đồng lao động", en: "wages, labour contract" },
};

export const ROAD_OWNERS = ["ward", "city", "national", "private"] as const;
export type RoadOwner = (typeof ROAD_OWNERS)[number];
export const ROAD_OWNER_LABEL: Record<RoadOwner, { vi: string; en: string }> = {
  ward: { vi: "đường phường, xã, hẻm", en: "ward road, alley" },
  city: { vi: "đường Thành phố", en: "city road" },
  national: { vi: "quốc lộ, cao tốc", en: "national road" },
  private: { vi: "đường riêng", en: "private road" },
};

export const PLACES = ["public", "private"] as const;
export type PlaceKind = (typeof PLACES)[number];
export const PLACE_LABEL: Record<PlaceKind, { vi: string; en: string }> = {
  public: { vi: "nơi công cộng", en: "public place" },
  private: { vi: "trong nhà, chung cư, khuôn viên riêng", en: "private premises" },
};

/** Khiếu nại and tố cáo: each has its law and its way, and is no feedback (phản ánh, kiến nghị). */
export const PETITIONS = ["khieu_nai", "to_cao"] as const;
export type Petition = (typeof PETITIONS)[number];
export const PETITION_LABEL: Record<Petition, { vi: string; en: string }> = {
  khieu_nai: { vi: "khiếu nại", en: "formal complaint (khiếu nại)" },
  to_cao: { vi: "tố cáo", en: "denunciation (tố cáo)" },
};

/** Whose people a report is about, where it says no more than the kind of office. */
export const OFFICES = ["ward_committee", "ward_police", "health_station", "one_stop"] as const;
export type Office = (typeof OFFICES)[number];
export const OFFICE_LABEL: Record<Office, { vi: string; en: string }> = {
  ward_committee: { vi: "UBND phường, xã", en: "the ward office" },
  ward_police: { vi: "công an phường, xã", en: "the ward police" },
  health_station: { vi: "trạm y tế", en: "the health station" },
  one_stop: { vi: "trung tâm phục vụ hành chính công", en: "the one-stop desk" },
};

/** What decides the unit besides sector, ward and urgency. What is not known is not there. */
export interface Facts {
  /** Metres. */
  roadWidthM?: number;
  roadOwner?: RoadOwner;
  place?: PlaceKind;
  asset?: Asset;
  petition?: Petition;
  /** Of the message: complaint, question, … */
  kind?: Kind;
  /** The unit whose people the report is about: its id, or one of `OFFICES`. */
  about?: string;
  /** The former district, "Quận 3", where the writer says which. */
  formerDistrict?: string;
}
export const FACT_NAMES = [
  "roadWidthM",
  "roadOwner",
  "place",
  "asset",
  "petition",
  "kind",
  "about",
  "formerDistrict",
] as const satisfies readonly (keyof Facts)[];
