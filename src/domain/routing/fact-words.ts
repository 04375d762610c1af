import type { Asset, Office, Petition, RoadOwner } from "./facts.ts";
import { type Phrase, phrase } from "./phrase.ts";

type Words<T> = readonly (readonly [T, Phrase])[];

/** The first that is found counts: the more exact before the more general. */
export const ASSET_WORDS: Words<Asset> = [
  [
    "traffic_light",
    phrase("đèn (xanh đèn đỏ|xanh đỏ|tín hiệu|giao thông)|đèn đỏ (bị )?(hư|hỏng|tắt|không)|đèn xanh đèn đỏ"),
  ],
  ["traffic_camera", phrase("camera (giao thông|phạt nguội)")],
  ["traffic_sign", phrase("biển báo|vạch kẻ đường|biển cấm|biển giao thông")],
  ["street_light", phrase("đèn đường|đèn chiếu sáng|chiếu sáng (công cộng|đô thị)|đèn hẻm")],
  ["telecom_cable", phrase("(dây )?cáp (viễn thông|quang|mạng|internet)|dây (mạng|điện thoại)")],
  ["power_line", phrase("(trụ|cột) điện|dây điện|trạm (biến áp|biến thế|điện)|điện (cao thế|trung thế)")],
  [
    "power_supply",
    phrase("(cúp|mất|cắt) điện|(tiền|hóa đơn|hoá đơn) điện|(đồng hồ|công tơ) điện|điện (chập chờn|yếu)"),
  ],
  ["manhole", phrase("nắp (cống|hố ga|hầm ga)|hố ga")],
  ["canal", phrase("(con|bờ|dòng|lòng) (kênh|rạch)|(kênh|rạch) (thoát nước|bị|ô nhiễm|đầy rác)")],
  ["sewer", phrase("cống (thoát nước|nghẹt|tắc|bị nghẹt|bị tắc)|(nghẹt|tắc) cống")],
  ["metro", phrase("metro|tàu điện")],
  ["bus", phrase("xe (buýt|bus)|trạm (xe )?buýt|nhà chờ (xe )?buýt")],
  ["hospital", phrase("bệnh viện")],
  ["health_station", phrase("trạm y tế")],
  ["high_school", phrase("thpt|trung học phổ thông|cấp (3|iii)")],
  [
    "land_record",
    phrase("sổ (hồng|đỏ)|giấy chứng nhận quyền sử dụng đất|tách thửa|sang tên (nha|nhà|đất)", "so hong|tach thua"),
  ],
  ["residence_papers", phrase("(tạm|thường) trú|căn cước|cccd|hộ khẩu")],
  ["social_insurance", phrase("bhxh|bhyt|bảo hiểm (xã hội|y tế|thất nghiệp)")],
  ["wages", phrase("(nợ|chậm|không trả|quỵt) lương|tiền lương|hợp đồng lao động")],
  ["wildlife", phrase("khỉ|con trăn|kỳ đà|động vật hoang dã", "dong vat hoang da")],
  ["landfill", phrase("bãi chôn lấp|khu (xử lý|liên hợp) (chất thải|rác)")],
  ["factory", phrase("nhà máy|khu công nghiệp|xưởng (sản xuất|dệt|nhuộm|gỗ|sơn|tái chế)")],
  ["pavement", phrase("vỉa hè|lề đường bộ hành")],
  ["park", phrase("công viên|hoa viên")],
  ["tree", phrase("cây (xanh|cổ thụ|bị|ngã|gãy|đổ|nghiêng|mục|khô|lớn)|(gốc|nhánh|tán) cây")],
];

/** An alley is meant when somebody is in it: at its mouth, or opposite, one stands on a street. */
const NOT_AT = "(?<!(?:đầu|trước|ngoài|gần|đối diện|cạnh) )";
export const ROAD_WORDS: Words<RoadOwner> = [
  ["national", phrase("quốc lộ|ql ?\\.?\\d+[a-z]?|(đường )?cao tốc")],
  ["private", phrase("đường nội bộ (khu dân cư|chung cư|dự án|khu đô thị)|đường riêng")],
  [
    "ward",
    phrase(
      `${NOT_AT}(hẻm|ngách|(?:trong|con) (?:ngõ|kiệt)|(?:ngõ|kiệt) (?:số )?\\d+)|đường (nội bộ|xã|thôn|ấp|liên thôn|liên ấp)`,
      // "hem" alone is also slang for "không".
      "(trong|con) (hem|ngo|kiet)|(hem|ngo|kiet) (so )?\\d+|duong noi bo",
    ),
  ],
  ["city", phrase("đại lộ|vành đai")],
];

export const PRIVATE_PLACE = phrase(
  "trong (nhà|chung cư|căn hộ|tòa nhà|toà nhà|sân nhà|khuôn viên (nhà|công ty|chung cư))|thang máy|hầm (để )?xe",
);

/** Only where the writer says that this is one: "tố cáo" alone may be what somebody else does. */
export const PETITION_WORDS: Words<Petition> = [
  [
    "to_cao",
    phrase("(đơn|thư|tôi|chúng tôi|tui|em|xin|muốn) tố cáo|tố cáo (ông|bà|cán bộ|chủ tịch|giám đốc|công an|hành vi)"),
  ],
  [
    "khieu_nai",
    phrase(
      "(đơn|thư) khiếu nại|khiếu nại (về )?(quyết định|hành vi hành chính|việc (thu hồi|bồi thường|giải tỏa))|khiếu nại lần (đầu|hai|2)",
    ),
  ],
];

/** Words for the office itself or its head; a clerk alone is what the head looks into. */
export const OFFICE_WORDS: Words<Office> = [
  ["ward_police", phrase("công an (phường|xã|khu vực|đặc khu)|cảnh sát khu vực")],
  [
    "ward_committee",
    phrase(
      "(chủ tịch|phó chủ tịch|lãnh đạo) (ubnd |ủy ban |uỷ ban )?(phường|xã|đặc khu)|(ubnd|[uủ]ỷ? ?ban( nhân dân)?) (phường|xã|đặc khu)",
      "(chu tich|lanh dao) (ubnd |uy ban )?(phuong|xa)|(ubnd|uy ban( nhan dan)?) (phuong|xa)",
    ),
  ],
  ["health_station", phrase("trạm y tế|(nhân viên|y sĩ|bác sĩ) y tế (phường|xã)")],
  ["one_stop", phrase("một cửa|trung tâm phục vụ hành chính công|(quầy|bộ phận) (tiếp nhận|trả) (hồ sơ|kết quả)")],
];

/** A width with its unit, beside a word for a way: "đường nhựa rộng 6m", "hẻm 3,5 mét", "lộ giới 20m". */
export const WIDTH_WORDS = phrase(
  "(?:(?:đường|hẻm|kiệt|ngõ|lộ)(?: [^\\d ]+){0,3}? (?:rộng|bề ngang|ngang)|hẻm|kiệt|ngõ|lộ giới|bề rộng (?:mặt )?đường|chiều rộng (?:mặt )?đường)" +
    "(?: (?:khoảng|chừng|tầm|hơn|gần|chỉ|có|là|mỗi))* (\\d{1,3}(?:[.,]\\d{1,2})?) ?(?:m|mét)(?![2²/])",
);
