import type { Urgency } from "#src/domain/urgency.ts";
import type { Rule } from "../rule.ts";
import type { CityUnitId, WardOffice } from "./units.ts";

/** Wards keep the roads narrower than this, from 1/1/2026 (thanhnien.vn 185260107185437043). */
const WARD_ROAD_BELOW_M = 13;

const NOW = ["critical"] as const satisfies readonly Urgency[];
const SOON = ["critical", "high"] as const satisfies readonly Urgency[];

/**
 * Who acts first, the first line that holds. Sources: QĐ 31/2025/QĐ-UBND (drainage, trees, canals; sggp.org.vn
 * post830754), 12/9/2025 (lighting; post812769), NĐ 140/2025 (pavements), NĐ 282/2025 (noise), NĐ 83/2017 (114).
 * Lines without a source are common practice, for each ward to edit. Each sector ends in a line without a further
 * condition; where its ward must be known and is not, the ticket waits for a person.
 */
export const RULES: readonly Rule<WardOffice, CityUnitId>[] = [
  // Đặc khu Côn Đảo looks after all its infrastructure itself (QĐ 31/2025).
  ...(["road_infrastructure", "drainage_flooding", "trees_parks"] as const).map(
    (sector): Rule<WardOffice, CityUnitId> => ({
      id: `${sector}-dac-khu`,
      when: { sector, wardType: "dac_khu" },
      lead: "ward:ubnd",
      also: [],
      why: "vì đặc khu tự quản lý toàn bộ hạ tầng kỹ thuật trên địa bàn",
    }),
  ),

  {
    id: "road-narrow",
    when: { sector: "road_infrastructure", roadWidthBelowM: WARD_ROAD_BELOW_M },
    lead: "ward:ubnd",
    also: [],
    why: "vì đường nội bộ, hẻm, đường dưới 13 m do phường, xã quản lý",
  },
  {
    id: "road-wide",
    when: { sector: "road_infrastructure", roadWidthFromM: WARD_ROAD_BELOW_M },
    lead: "unit:hcmc-gthtkt",
    also: ["ward:ubnd"],
    why: "vì đường từ 13 m trở lên do Thành phố quản lý",
  },
  {
    id: "road-danger",
    when: { sector: "road_infrastructure", urgency: SOON },
    lead: "unit:hcmc-gthtkt",
    also: ["ward:ubnd", "ward:congan", "unit:hcmc-csgt"],
    why: "vì hư hỏng đường có thể gây tai nạn ngay: Thành phố khắc phục, phường rào chắn",
  },
  {
    id: "road",
    when: { sector: "road_infrastructure" },
    lead: "ward:ubnd",
    also: ["unit:hcmc-gthtkt"],
    why: "vì chưa rõ bề rộng đường: phường, xã kiểm tra trước, chuyển Thành phố nếu đường từ 13 m",
  },

  {
    id: "drainage-danger",
    when: { sector: "drainage_flooding", urgency: SOON },
    lead: "unit:hcmc-gthtkt",
    also: ["ward:ubnd"],
    why: "vì ngập sâu, mất nắp cống trên đường lớn và liên phường do Thành phố xử lý ngay",
  },
  {
    id: "drainage",
    when: { sector: "drainage_flooding" },
    lead: "ward:ubnd",
    also: ["unit:hcmc-gthtkt"],
    why: "vì thoát nước trong khu dân cư và cống cấp 3 do phường, xã quản lý",
  },

  {
    id: "waste-danger",
    when: { sector: "waste_environment", urgency: SOON },
    lead: "ward:ubnd",
    also: ["unit:hcmc-nnmt"],
    why: "vì ô nhiễm nặng: phường, xã đến hiện trường, Sở Nông nghiệp và Môi trường phối hợp",
  },
  {
    id: "waste",
    when: { sector: "waste_environment" },
    lead: "ward:ubnd",
    also: [],
    why: "vì vệ sinh môi trường trên địa bàn do phường, xã quản lý",
  },

  {
    id: "noise",
    when: { sector: "noise" },
    lead: "ward:congan",
    also: ["ward:ubnd"],
    why: "vì xử phạt tiếng ồn thuộc Công an phường, xã (NĐ 282/2025)",
  },

  {
    id: "urban-order",
    when: { sector: "urban_order_construction" },
    lead: "ward:ubnd",
    also: ["ward:congan"],
    why: "vì trật tự đô thị, xây dựng và vỉa hè do UBND phường, xã quản lý (NĐ 140/2025)",
  },

  {
    id: "traffic-danger",
    when: { sector: "traffic_parking", urgency: SOON },
    lead: "unit:hcmc-csgt",
    also: ["unit:hcmc-gthtkt", "ward:congan"],
    why: "vì nguy cơ tai nạn giao thông: Cảnh sát giao thông xử lý, Thành phố sửa đèn và biển báo",
  },
  {
    id: "traffic-narrow",
    when: { sector: "traffic_parking", roadWidthBelowM: WARD_ROAD_BELOW_M },
    lead: "ward:congan",
    also: ["ward:ubnd"],
    why: "vì đậu xe, đi lại trong hẻm và đường dưới 13 m do phường, xã xử lý",
  },
  {
    id: "traffic",
    when: { sector: "traffic_parking" },
    lead: "unit:hcmc-csgt",
    also: ["unit:hcmc-gthtkt", "ward:congan"],
    why: "vì vi phạm giao thông thuộc Cảnh sát giao thông; đèn tín hiệu, biển báo do Thành phố quản lý",
  },

  {
    id: "electricity-danger",
    when: { sector: "lighting_electricity", urgency: SOON },
    lead: "unit:hcmc-evn",
    also: ["unit:hcmc-gthtkt", "ward:ubnd"],
    why: "vì sự cố điện nguy hiểm do Điện lực trực 24/7 xử lý",
  },
  {
    id: "electricity",
    when: { sector: "lighting_electricity" },
    lead: "unit:hcmc-gthtkt",
    also: ["unit:hcmc-evn", "ward:ubnd"],
    why: "vì chiếu sáng công cộng do Thành phố quản lý; điện sinh hoạt chuyển Điện lực",
  },

  {
    id: "water-binh-duong",
    when: { sector: "water_supply", formerProvince: "Bình Dương" },
    lead: "unit:hcmc-biwase",
    also: ["ward:ubnd"],
    why: "vì khu vực Bình Dương cũ do BIWASE cấp nước",
  },
  {
    id: "water-vung-tau",
    when: { sector: "water_supply", formerProvince: "Bà Rịa - Vũng Tàu" },
    lead: "unit:hcmc-bwaco",
    also: ["ward:ubnd"],
    why: "vì khu vực Bà Rịa - Vũng Tàu cũ do BWACO cấp nước",
  },
  {
    id: "water-saigon",
    when: { sector: "water_supply", formerProvince: "TP.HCM" },
    lead: "unit:hcmc-sawaco",
    also: ["ward:ubnd"],
    why: "vì khu vực TP.HCM cũ do SAWACO cấp nước",
  },
  // No line for water without a ward: three companies, and none forwards to another.

  {
    id: "trees-danger",
    when: { sector: "trees_parks", urgency: SOON },
    lead: "unit:hcmc-gthtkt",
    also: ["ward:ubnd"],
    why: "vì cây ngã đổ, nghiêng nguy hiểm: Thành phố cử đội cây xanh, phường rào chắn",
  },
  {
    id: "trees-narrow",
    when: { sector: "trees_parks", roadWidthBelowM: WARD_ROAD_BELOW_M },
    lead: "ward:ubnd",
    also: [],
    why: "vì cây xanh trên đường phường, xã và hoa viên nhỏ do UBND phường, xã quản lý",
  },
  {
    id: "trees",
    when: { sector: "trees_parks" },
    lead: "unit:hcmc-gthtkt",
    also: ["ward:ubnd"],
    why: "vì cây xanh đường phố và công viên do Thành phố quản lý",
  },

  {
    id: "security",
    when: { sector: "security_order" },
    lead: "ward:congan",
    also: [],
    why: "vì an ninh trật tự thuộc Công an phường, xã; khẩn cấp gọi 113",
  },

  {
    id: "fire-now",
    when: { sector: "fire_rescue", urgency: SOON },
    lead: "unit:hcmc-pc07",
    also: ["ward:congan", "ward:ubnd"],
    why: "vì cháy nổ, cứu nạn thuộc Cảnh sát PCCC và CNCH, gọi ngay 114",
  },
  {
    id: "fire",
    when: { sector: "fire_rescue" },
    lead: "unit:hcmc-pc07",
    also: ["ward:congan"],
    why: "vì an toàn phòng cháy do Cảnh sát PCCC và CNCH kiểm tra cùng Công an phường, xã",
  },

  {
    id: "food-danger",
    when: { sector: "food_safety", urgency: SOON },
    lead: "unit:hcmc-attp",
    also: ["ward:ubnd", "ward:tramyte", "unit:hcmc-syt"],
    why: "vì ngộ độc thực phẩm do Sở An toàn thực phẩm điều tra; cấp cứu gọi 115",
  },
  {
    id: "food",
    when: { sector: "food_safety" },
    lead: "ward:ubnd",
    also: ["unit:hcmc-attp"],
    why: "vì cơ sở ăn uống nhỏ do phường, xã kiểm tra cùng Sở An toàn thực phẩm",
  },

  {
    id: "health-now",
    when: { sector: "health", urgency: NOW },
    lead: "unit:hcmc-syt",
    also: ["ward:tramyte"],
    why: "vì nguy hiểm sức khỏe: gọi ngay 115, Sở Y tế điều phối",
  },
  {
    id: "health",
    when: { sector: "health" },
    lead: "ward:tramyte",
    also: ["unit:hcmc-syt"],
    why: "vì phòng dịch và y tế cơ sở do Trạm y tế phường, xã phụ trách",
  },

  {
    id: "education",
    when: { sector: "education" },
    lead: "ward:ubnd",
    also: ["unit:hcmc-gddt"],
    why: "vì trường học trên địa bàn do phòng Văn hóa - Xã hội phường, xã quản lý",
  },

  {
    id: "procedures",
    when: { sector: "land_admin_procedures" },
    lead: "ward:hcc",
    also: ["ward:ubnd"],
    why: "vì thủ tục hành chính do Trung tâm Phục vụ hành chính công phường, xã tiếp nhận",
  },

  {
    id: "social",
    when: { sector: "social_policy" },
    lead: "ward:ubnd",
    also: ["unit:hcmc-bhxh", "unit:hcmc-snv"],
    why: "vì chính sách xã hội do phòng Văn hóa - Xã hội phường, xã giải quyết",
  },

  {
    id: "public-transport",
    when: { sector: "public_transport" },
    lead: "unit:hcmc-gtcc",
    also: [],
    why: "vì xe buýt và vận tải hành khách công cộng do Trung tâm Quản lý Giao thông công cộng phụ trách",
  },

  {
    id: "telecom",
    when: { sector: "telecom_post" },
    lead: "unit:hcmc-khcn",
    also: ["ward:ubnd"],
    why: "vì viễn thông, bưu chính do Sở Khoa học và Công nghệ quản lý; cuộc gọi rác báo 156",
  },

  {
    id: "animals",
    when: { sector: "animals" },
    lead: "ward:ubnd",
    also: ["unit:hcmc-nnmt"],
    why: "vì vật nuôi, chó thả rông do phường, xã xử lý",
  },

  // Never to a person, who may be the one complained of: to the office, for its head.
  {
    id: "conduct",
    when: { sector: "officials_conduct" },
    lead: "ward:ubnd",
    also: ["unit:hcmc-snv"],
    why: "vì phản ánh về cán bộ do Chủ tịch UBND phường, xã xem xét, không giao cho người bị phản ánh",
  },

  {
    id: "other",
    when: { sector: "other" },
    lead: "unit:hcmc-triage",
    also: ["ward:ubnd"],
    why: "vì nội dung chưa rõ thuộc lĩnh vực nào: tổ điều phối xem trước",
  },

  // A sector newer than this table.
  {
    id: "any",
    when: {},
    lead: "ward:ubnd",
    also: ["unit:hcmc-triage"],
    why: "vì lĩnh vực này chưa có trong bảng phân công: UBND phường, xã tiếp nhận",
  },
];
